-- name: open_thread!
-- A buyer has one open talk at a time.
INSERT INTO threads (buyer_id, order_id, hears, opened_at, active_at)
VALUES (:buyer_id, :order_id, 'replies', :now, :now)
ON CONFLICT (buyer_id) WHERE closed_at IS NULL DO NOTHING;

-- name: open_thread_of^
-- Index threads_open.
SELECT id, buyer_id, order_id, hears, opened_at, active_at, waiting_since, closed_at FROM threads
WHERE buyer_id = :buyer_id AND closed_at IS NULL;

-- name: thread_by_id^
SELECT id, buyer_id, order_id, hears, opened_at, active_at, waiting_since, closed_at FROM threads
WHERE id = :id;

-- name: lock_thread!
-- Whoever speaks in it next waits until this transaction has ended, and sees what was said.
UPDATE threads SET active_at = :now
WHERE id = :id AND closed_at IS NULL AND active_at > :quiet;

-- name: hear_in_thread!
UPDATE threads SET hears = :hears WHERE id = :id AND hears <> :hears;

-- name: thread_about_order!
UPDATE threads SET order_id = :order_id WHERE id = :id;

-- name: thread_waits!
UPDATE threads SET waiting_since = :now WHERE id = :id AND waiting_since IS NULL;

-- name: thread_answered!
UPDATE threads SET waiting_since = NULL WHERE id = :id;

-- name: close_thread!
UPDATE threads SET closed_at = :now, waiting_since = NULL WHERE id = :id AND closed_at IS NULL;

-- name: close_quiet_thread!
-- Index threads_open.
UPDATE threads SET closed_at = :now, waiting_since = NULL
WHERE buyer_id = :buyer_id AND closed_at IS NULL AND active_at <= :quiet;

-- name: open_threads
-- Those in which something was said, the unanswered first, the longest wait before the others. Index threads_active.
SELECT t.id, t.buyer_id, t.order_id, t.hears, t.opened_at, t.active_at, t.waiting_since, t.closed_at, b.name
FROM threads AS t JOIN buyers AS b ON b.id = t.buyer_id
WHERE t.closed_at IS NULL AND t.active_at > :quiet
  AND EXISTS (SELECT 1 FROM thread_messages AS m WHERE m.thread_id = t.id)
ORDER BY CASE WHEN t.waiting_since IS NULL THEN 1 ELSE 0 END, t.waiting_since, t.active_at DESC, t.id
LIMIT :most OFFSET :skip;

-- name: put_thread_message!
INSERT INTO thread_messages (thread_id, author_id, author_name, text, file_id, shown, answers, update_id, at)
VALUES (:thread_id, :author_id, :author_name, :text, :file_id, :shown, :answers, :update_id, :now)
ON CONFLICT (update_id) DO NOTHING;

-- name: thread_message_of_update^
SELECT id, thread_id, author_id, author_name, text, file_id, shown, answers, at FROM thread_messages
WHERE update_id = :update_id;

-- name: thread_message^
SELECT id, thread_id, author_id, author_name, text, file_id, shown, answers, at FROM thread_messages
WHERE id = :id;

-- name: last_thread_messages
-- Index thread_messages_in.
SELECT id, thread_id, author_id, author_name, text, file_id, shown, answers, at FROM thread_messages
WHERE thread_id = :thread_id
ORDER BY id DESC
LIMIT :most;

-- name: thread_message_answers
-- Index thread_messages_answering.
SELECT id, thread_id, author_id, author_name, text, file_id, shown, answers, at FROM thread_messages
WHERE answers = :answers
ORDER BY id;

-- name: count_thread_messages_since$
-- What the buyer has said lately. Index thread_messages_in.
SELECT count(*) FROM thread_messages
WHERE thread_id = :thread_id AND author_id IS NULL AND at > :since;

-- name: unanswered_thread_messages
-- What buyers said that nobody has answered yet, in open talks. Indexes threads_active, thread_messages_in.
SELECT m.id, m.thread_id, m.author_id, m.author_name, m.text, m.file_id, m.shown, m.answers, m.at
FROM threads AS t CROSS JOIN thread_messages AS m
WHERE m.thread_id = t.id AND t.closed_at IS NULL AND t.active_at > :quiet AND t.waiting_since <= m.at AND m.author_id IS NULL
ORDER BY m.id;

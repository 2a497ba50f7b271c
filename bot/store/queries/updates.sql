-- name: receive_update!
-- Telegram repeats what it thinks we lost; the first copy counts.
INSERT INTO updates (id, chat_id, body, state, received_at, due_at)
VALUES (:id, :chat_id, :body, 'waiting', :now, :now)
ON CONFLICT (id) DO NOTHING;

-- name: waiting_updates
-- What is to be handled now, oldest first? Index updates_waiting.
SELECT id, chat_id, body, attempts
FROM updates
WHERE state = 'waiting' AND due_at <= :now
ORDER BY id
LIMIT :most;

-- name: update_handled!
-- What it said is no longer needed; that it came is, until Telegram can't repeat it any more.
UPDATE updates SET state = 'handled', body = ''
WHERE id = :id AND state = 'waiting';

-- name: update_to_retry!
UPDATE updates SET attempts = attempts + 1, due_at = :due_at
WHERE id = :id AND state = 'waiting';

-- name: update_failed!
UPDATE updates SET state = 'failed', attempts = attempts + 1
WHERE id = :id AND state = 'waiting';

-- name: forget_updates!
-- Index updates_received.
DELETE FROM updates
WHERE received_at < :before AND state <> 'waiting';

-- name: count_waiting_updates$
SELECT count(*) FROM updates WHERE state = 'waiting';

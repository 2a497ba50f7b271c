-- name: insert_broadcast$
INSERT INTO broadcasts (state, content, audience, product_id, created_by, created_at)
VALUES ('draft', :content, :audience, :product_id, :created_by, :now)
RETURNING id;

-- name: rewrite_broadcast!
-- As long as nobody was sent it.
UPDATE broadcasts SET content = :content, audience = :audience, product_id = :product_id
WHERE id = :id AND state = 'draft';

-- name: broadcast_by_id^
SELECT id, state, content, audience, product_id, created_by, created_at, started_by, started_at, finished_at, total,
       left_out_blocked, left_out_no_news, told, told_at
FROM broadcasts
WHERE id = :id;

-- name: broadcasts_before
-- The newest first.
SELECT id, state, content, audience, product_id, created_by, created_at, started_by, started_at, finished_at, total,
       left_out_blocked, left_out_no_news, told, told_at
FROM broadcasts
WHERE id < :before AND state <> 'discarded'
ORDER BY id DESC
LIMIT :most;

-- name: open_broadcasts
-- Sent off and not over, in the order of the line. Index broadcasts_open.
SELECT id, state, content, audience, product_id, created_by, created_at, started_by, started_at, finished_at, total,
       left_out_blocked, left_out_no_news, told, told_at
FROM broadcasts
WHERE state IN ('waiting', 'running', 'paused', 'stopping')
ORDER BY queued_at, id;

-- name: lock_open_broadcasts
-- The same, and nobody else may move them until this transaction ends. Index broadcasts_open.
SELECT id, state
FROM broadcasts
WHERE state IN ('waiting', 'running', 'paused', 'stopping')
ORDER BY queued_at, id;

-- name: start_broadcast!
UPDATE broadcasts
SET state = 'waiting', started_by = :started_by, started_at = :now, queued_at = :now,
    left_out_blocked = :left_out_blocked, left_out_no_news = :left_out_no_news
WHERE id = :id AND state = 'draft';

-- name: set_broadcast_total!
UPDATE broadcasts SET total = :total WHERE id = :id AND started_at IS NOT NULL;

-- name: move_broadcast!
UPDATE broadcasts SET state = :new
WHERE id = :id AND state = :old;

-- name: requeue_broadcast!
-- It goes to the end of the line.
UPDATE broadcasts SET state = 'waiting', queued_at = :now
WHERE id = :id AND state = 'paused';

-- name: end_broadcast!
UPDATE broadcasts SET state = :new, finished_at = :now
WHERE id = :id AND state = :old;

-- name: broadcast_told!
-- One of two programs that tell the same at once does.
UPDATE broadcasts SET told = :told, told_at = :now
WHERE id = :id AND told = :before;

-- name: edit_waits_in_slot$
-- Whether the newest message of a name is still to be sent. Index outbox_slot.
SELECT state = 'queued' FROM outbox
WHERE slot = :slot
ORDER BY id DESC
LIMIT 1;

-- name: want_no_news!
INSERT INTO broadcast_optouts (buyer_id, at) VALUES (:buyer_id, :now)
ON CONFLICT (buyer_id) DO NOTHING;

-- name: want_news!
DELETE FROM broadcast_optouts WHERE buyer_id = :buyer_id;

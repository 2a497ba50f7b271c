-- What must be said differently where several processes write at once.

-- name: lock_open_broadcasts
SELECT id, state
FROM broadcasts
WHERE state IN ('waiting', 'running', 'paused', 'stopping')
ORDER BY queued_at, id
FOR UPDATE;

-- name: claim_recipients
-- In a WITH, the locking part runs once.
WITH due AS (
    SELECT r.buyer_id FROM broadcast_recipients AS r
    WHERE r.broadcast_id = :id AND r.state = 'waiting' AND r.due_at <= :now
      AND EXISTS (SELECT 1 FROM broadcasts AS b WHERE b.id = :id AND b.state = 'running')
    ORDER BY r.due_at
    LIMIT :most
    FOR UPDATE OF r SKIP LOCKED
)
UPDATE broadcast_recipients SET state = 'leased', due_at = :lease_until, tried = tried + 1
WHERE broadcast_id = :id AND state = 'waiting' AND buyer_id IN (SELECT buyer_id FROM due)
RETURNING buyer_id, tried, (SELECT language FROM buyers WHERE buyers.id = buyer_id) AS language;

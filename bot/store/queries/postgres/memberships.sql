-- name: claim_due_memberships
-- In a WITH, the locking part runs once: as a plain subquery it may be run again, and claim more than it was asked for.
WITH due AS (
    SELECT id FROM memberships
    WHERE due_at <= :now AND lease_until <= :now
    ORDER BY due_at
    LIMIT :most
    FOR UPDATE SKIP LOCKED
)
UPDATE memberships SET lease_until = :lease_until
WHERE id IN (SELECT id FROM due)
RETURNING id, chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, reminders, attempts, due_at;

-- name: lock_membership^
SELECT id, chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, reminders, attempts, due_at
FROM memberships
WHERE chat_id = :chat_id AND buyer_id = :buyer_id
FOR UPDATE;

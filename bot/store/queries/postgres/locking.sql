-- What must be said differently where several processes write at once.

-- name: lock_order^
SELECT id, buyer_id, amount, title, state, created_at, expires_at
FROM orders
WHERE id = :id
FOR UPDATE;

-- name: claim_due_checks
-- In a WITH, the locking part runs once: as a plain subquery it may be run again, and claim more than it was asked for.
WITH due AS (
    SELECT id FROM payments
    WHERE next_check_at <= :now AND lease_until <= :now
    ORDER BY next_check_at
    LIMIT :most
    FOR UPDATE SKIP LOCKED
)
UPDATE payments SET lease_until = :lease_until
WHERE id IN (SELECT id FROM due)
RETURNING id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
          created_at, check_until, next_check_at, checks, settled_at;

-- name: claim_due_messages
WITH due AS (
    SELECT o.id FROM outbox AS o
    WHERE o.state = 'queued' AND o.due_at <= :now AND o.lease_until <= :now
      AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.chat_id = o.chat_id AND earlier.state = 'queued' AND earlier.id < o.id
            AND (earlier.kind = 'send' OR o.kind = 'edit')
      )
    ORDER BY o.due_at, o.id
    LIMIT :most
    FOR UPDATE OF o SKIP LOCKED
)
UPDATE outbox SET lease_until = :lease_until
WHERE id IN (SELECT id FROM due)
RETURNING id, chat_id, kind, body, slot, attempts, created_at;

-- name: lock_buyer$
SELECT id FROM buyers WHERE id = :id FOR UPDATE;

-- name: lock_discount^
SELECT id, code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, used, archived_at
FROM discounts
WHERE id = :id
FOR UPDATE;

-- name: claim_due_deliveries
WITH due AS (
    SELECT id FROM deliveries
    WHERE state = 'waiting' AND due_at <= :now AND lease_until <= :now
    ORDER BY due_at, id
    LIMIT :most
    FOR UPDATE SKIP LOCKED
)
UPDATE deliveries SET lease_until = :lease_until
WHERE id IN (SELECT id FROM due)
RETURNING id;

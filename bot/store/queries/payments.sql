-- name: insert_payment$
INSERT INTO payments (order_id, terminal, amount, state, return_token, created_at, check_until)
VALUES (:order_id, :terminal, :amount, 'requested', :return_token, :now, :check_until)
RETURNING id;

-- name: payment_by_id^
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE id = :id;

-- name: payment_by_return_token^
-- Unique index on return_token.
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE return_token = :return_token;

-- name: payment_by_bank_code^
-- Unique index on (terminal, bank_code).
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE terminal = :terminal AND bank_code = :bank_code;

-- name: payment_by_invoice_key^
-- Unique index on (terminal, invoice_key).
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE terminal = :terminal AND invoice_key = :invoice_key;

-- name: payments_of_order
-- Oldest first. Index payments_of_order.
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE order_id = :order_id
ORDER BY id;

-- name: requests_of_buyer_since$
-- How often did this buyer make us ask for an invoice? Indexes orders_of_buyer, payments_of_order.
SELECT count(*)
FROM payments AS p
JOIN orders AS o ON o.id = p.order_id
WHERE o.buyer_id = :buyer_id AND o.created_at > :orders_since AND p.created_at > :since;

-- name: move_payment!
-- The one way in which a payment changes its state.
UPDATE payments
SET state = :new,
    invoice_key = COALESCE(:invoice_key, invoice_key),
    bank_code = :bank_code,
    paid_amount = :paid_amount,
    held_reason = :held_reason,
    settled_at = :settled_at,
    next_check_at = :next_check_at,
    lease_until = 0
WHERE id = :id AND state = :old;

-- name: schedule_check!
-- Asked, and nothing changed: when to ask again (never, where it is NULL).
UPDATE payments
SET next_check_at = :next_check_at, checks = checks + 1, lease_until = 0
WHERE id = :id AND state = :state;

-- name: claim_due_checks
-- Index payments_to_check. The lease makes a crash or a second replica harmless.
UPDATE payments SET lease_until = :lease_until
WHERE id IN (
    SELECT id FROM payments
    WHERE next_check_at <= :now AND lease_until <= :now
    ORDER BY next_check_at
    LIMIT :most
)
RETURNING id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
          created_at, check_until, next_check_at, checks, settled_at;

-- name: release_checks!
-- The process that held these leases is gone (only where a file has one process).
UPDATE payments SET lease_until = 0
WHERE next_check_at IS NOT NULL AND lease_until > 0;

-- name: payments_left_asking
-- Asked for an invoice so long ago that the answer can't come any more. Index payments_asked.
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE state = 'requested' AND created_at <= :before
ORDER BY created_at
LIMIT :most;

-- name: count_payments_by_state
SELECT state, count(*) AS number FROM payments GROUP BY state;

-- name: oldest_due_check$
-- Index payments_to_check.
SELECT min(next_check_at) FROM payments WHERE next_check_at IS NOT NULL;

-- name: count_payments_of_days$
-- Those with an invoice that were asked for or came in then.
SELECT count(*) FROM payments
WHERE invoice_key IS NOT NULL
  AND ((created_at >= :since AND created_at < :until) OR (settled_at >= :since AND settled_at < :until));

-- name: payments_of_days
-- The same, in the order of their numbers, after this one.
SELECT id, order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, held_reason,
       created_at, check_until, next_check_at, checks, settled_at
FROM payments
WHERE id > :after AND invoice_key IS NOT NULL
  AND ((created_at >= :since AND created_at < :until) OR (settled_at >= :since AND settled_at < :until))
ORDER BY id
LIMIT :most;

-- What a person who watches the shop sees of it, newest first.

-- name: overview_orders
SELECT o.id, o.buyer_id, b.name, o.amount, o.state, o.created_at, o.expires_at
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
ORDER BY o.id DESC
LIMIT :most;

-- name: overview_payments
-- Every try at paying for these orders. The return token stays here: whoever holds it can come back with it.
-- Index payments_of_order: the plus keeps SQLite from reading everything in the order of ids.
SELECT id, order_id, amount, state, invoice_key, bank_code, paid_amount, held_reason,
       created_at, next_check_at, checks, settled_at
FROM payments
WHERE order_id >= :first
ORDER BY +id;

-- name: overview_events
-- Index events_of_order.
SELECT id, order_id, payment_id, at, old, new, cause, detail
FROM events
WHERE order_id >= :first
ORDER BY +id;

-- name: overview_outbox
SELECT id, chat_id, kind, body, slot, once, state, attempts, created_at, due_at, sent_at
FROM outbox
ORDER BY id DESC
LIMIT :most;

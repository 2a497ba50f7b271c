-- name: insert_refund!
-- A payment is refunded once: the second try changes nothing.
INSERT INTO refunds (payment_id, order_id, amount, reason, reference, by_id, by_name, at)
VALUES (:payment_id, :order_id, :amount, :reason, :reference, :by_id, :by_name, :at)
ON CONFLICT (payment_id) DO NOTHING;

-- name: refunds_of_order
-- Index refunds_of_order.
SELECT payment_id, order_id, amount, reason, reference, by_id, by_name, at FROM refunds
WHERE order_id = :order_id
ORDER BY at, payment_id;

-- name: insert_acceptance!
INSERT INTO acceptances (payment_id, order_id, by_id, by_name, at)
VALUES (:payment_id, :order_id, :by_id, :by_name, :at)
ON CONFLICT DO NOTHING;

-- name: acceptance_of_order^
-- Unique index on order_id.
SELECT payment_id, order_id, by_id, by_name, at FROM acceptances WHERE order_id = :order_id;

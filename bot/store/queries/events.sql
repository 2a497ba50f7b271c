-- name: insert_event!
INSERT INTO events (order_id, payment_id, delivery_id, at, old, new, cause, detail)
VALUES (:order_id, :payment_id, :delivery_id, :at, :old, :new, :cause, :detail);

-- name: events_of_order
-- The whole story of an order. Index events_of_order.
SELECT order_id, payment_id, delivery_id, at, old, new, cause, detail
FROM events
WHERE order_id = :order_id
ORDER BY id;

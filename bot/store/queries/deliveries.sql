-- name: insert_delivery$
INSERT INTO deliveries (line_id, order_id, kind, state, key, details, created_at, due_at, lease_until)
VALUES (:line_id, :order_id, :kind, 'waiting', :key, :details, :now, :now, 0)
RETURNING id;

-- name: delivery_by_id^
SELECT d.id, d.kind, d.state, d.key, d.details, d.content, d.reason, d.attempts, d.created_at, d.line_id,
       l.order_id, l.product_id, l.buyer_id, l.title, l.quantity, l.unit_price, l.taken
FROM deliveries AS d JOIN order_lines AS l ON l.id = d.line_id
WHERE d.id = :id;

-- name: deliveries_of_order
-- Index deliveries_of_order.
SELECT d.id, d.kind, d.state, d.key, d.details, d.content, d.reason, d.attempts, d.created_at, d.line_id,
       l.order_id, l.product_id, l.buyer_id, l.title, l.quantity, l.unit_price, l.taken
FROM deliveries AS d JOIN order_lines AS l ON l.id = d.line_id
WHERE d.order_id = :order_id
ORDER BY d.id;

-- name: deliveries_for_people
-- What waits for the merchant's hand or decision, oldest first. Index deliveries_for_people.
SELECT d.id, d.kind, d.state, d.key, d.details, d.content, d.reason, d.attempts, d.created_at, d.line_id,
       l.order_id, l.product_id, l.buyer_id, l.title, l.quantity, l.unit_price, l.taken
FROM deliveries AS d JOIN order_lines AS l ON l.id = d.line_id JOIN orders AS o ON o.id = d.order_id
WHERE d.state IN ('task', 'held') AND o.state <> 'refunded' AND d.id > :after
ORDER BY d.id
LIMIT :most;

-- name: move_delivery!
UPDATE deliveries
SET state = :new, content = :content, reason = :reason, delivered_at = :delivered_at, due_at = :due_at,
    attempts = :attempts, lease_until = 0
WHERE id = :id AND state = :old;

-- name: delivery_to_retry!
UPDATE deliveries SET attempts = attempts + 1, due_at = :due_at, reason = :reason, lease_until = 0
WHERE id = :id AND state = 'waiting';

-- name: renew_delivery!
-- How it is handed over, as the merchant has it now.
UPDATE deliveries SET details = :details
WHERE id = :id AND state <> 'delivered';

-- name: claim_due_deliveries
-- Index deliveries_due. The lease makes a crash or a second replica harmless.
UPDATE deliveries SET lease_until = :lease_until
WHERE id IN (
    SELECT id FROM deliveries
    WHERE state = 'waiting' AND due_at <= :now AND lease_until <= :now
    ORDER BY due_at, id
    LIMIT :most
)
RETURNING id;

-- name: release_deliveries!
-- The process that held these leases is gone (only where a file has one process).
UPDATE deliveries SET lease_until = 0
WHERE state = 'waiting' AND lease_until > 0;

-- name: next_due_delivery$
-- Index deliveries_due.
SELECT min(due_at) FROM deliveries WHERE state = 'waiting';

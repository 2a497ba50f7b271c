-- Page by page in the order of their numbers, which is that of time: each page begins where the last one ended.

-- name: count_export_orders$
SELECT count(*) FROM orders WHERE created_at >= :since AND created_at < :until;

-- name: export_orders
-- Index payments_one_settles.
SELECT o.id, o.created_at, o.buyer_id, b.name AS buyer, o.title, o.amount, COALESCE(d.amount, 0) AS discount, o.state,
       p.settled_at, p.bank_code
FROM orders AS o
JOIN buyers AS b ON b.id = o.buyer_id
LEFT JOIN discount_uses AS d ON d.order_id = o.id
LEFT JOIN payments AS p ON p.order_id = o.id AND p.state = 'paid'
WHERE o.id > :after AND o.created_at >= :since AND o.created_at < :until
ORDER BY o.id
LIMIT :most;

-- name: count_export_payments$
SELECT count(*) FROM payments
WHERE COALESCE(settled_at, created_at) >= :since AND COALESCE(settled_at, created_at) < :until;

-- name: export_payments
-- What came in counts on its day, the rest on the day on which it was asked for.
SELECT p.id, p.order_id, p.created_at, p.settled_at, o.buyer_id, b.name AS buyer, p.amount, p.paid_amount, p.state,
       p.held_reason, p.bank_code, p.invoice_key
FROM payments AS p
JOIN orders AS o ON o.id = p.order_id
JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.id > :after
  AND COALESCE(p.settled_at, p.created_at) >= :since AND COALESCE(p.settled_at, p.created_at) < :until
ORDER BY p.id
LIMIT :most;

-- name: count_export_buyers$
SELECT count(*) FROM buyers WHERE created_at >= :since AND created_at < :until;

-- name: export_buyers
-- Index orders_of_buyer.
SELECT b.id, b.name, b.language, b.created_at, b.blocked_at,
       (SELECT count(*) FROM orders AS o WHERE o.buyer_id = b.id) AS orders,
       (SELECT COALESCE(sum(o.amount), 0) FROM orders AS o
        WHERE o.buyer_id = b.id AND o.state IN ('paid', 'delivered')) AS bought
FROM buyers AS b
WHERE b.id > :after AND b.created_at >= :since AND b.created_at < :until
ORDER BY b.id
LIMIT :most;

-- name: count_export_audit$
-- Index audit_trail_at.
SELECT count(*) FROM audit_trail WHERE at >= :since AND at < :until;

-- name: export_audit
SELECT id, at, by_id, by_name, role, what, subject, detail
FROM audit_trail
WHERE id > :after AND at >= :since AND at < :until
ORDER BY id
LIMIT :most;

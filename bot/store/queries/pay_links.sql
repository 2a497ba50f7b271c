-- name: insert_pay_link$
INSERT INTO pay_links (code, title, amount, times, remaining, ends_at, created_by, update_id, created_at)
VALUES (:code, :title, :amount, :times, :times, :ends_at, :created_by, :update_id, :now)
RETURNING id;

-- name: pay_link_by_id^
SELECT id, code, title, amount, remaining, ends_at, closed_at FROM pay_links WHERE id = :id;

-- name: pay_link_by_code^
-- Unique index on code.
SELECT id, code, title, amount, remaining, ends_at, closed_at FROM pay_links WHERE code = :code;

-- name: pay_link_by_update^
-- Was this command carried out already? Unique index on update_id.
SELECT id, code, title, amount, remaining, ends_at, closed_at FROM pay_links WHERE update_id = :update_id;

-- name: pay_links_page
-- Newest first.
SELECT id, code, title, amount, remaining, ends_at, closed_at FROM pay_links
WHERE id < :before
ORDER BY id DESC
LIMIT :most;

-- name: orders_of_pay_link^
-- How many orders hold a link, by what became of them. Index pay_link_uses_of_link.
SELECT COALESCE(sum(CASE WHEN o.state = 'open' THEN 1 ELSE 0 END), 0) AS open_orders,
       COALESCE(sum(CASE WHEN o.state IN ('paid', 'delivered', 'held') THEN 1 ELSE 0 END), 0) AS paid_orders
FROM pay_link_uses AS u JOIN orders AS o ON o.id = u.order_id
WHERE u.pay_link_id = :pay_link_id AND u.taken = 1;

-- name: close_pay_link!
UPDATE pay_links SET closed_at = :now
WHERE id = :id AND closed_at IS NULL;

-- name: take_pay_link!
UPDATE pay_links SET remaining = remaining - 1
WHERE id = :id AND (remaining IS NULL OR remaining > 0);

-- name: give_pay_link_back!
UPDATE pay_links SET remaining = remaining + 1
WHERE id = :id;

-- name: insert_pay_link_use!
INSERT INTO pay_link_uses (order_id, pay_link_id, taken)
VALUES (:order_id, :pay_link_id, 1);

-- name: pay_link_use_of_order^
SELECT order_id, pay_link_id, taken FROM pay_link_uses WHERE order_id = :order_id;

-- name: pay_link_use_taken!
-- An order takes its link, or lets it go, once.
UPDATE pay_link_uses SET taken = :taken
WHERE order_id = :order_id AND taken <> :taken;

-- name: open_order_of_pay_link$
-- Somebody who opens the link again goes on with the order that they have. Index orders_of_buyer (the plus keeps SQLite
-- from everybody's open orders), primary key.
SELECT o.id
FROM orders AS o JOIN pay_link_uses AS u ON u.order_id = o.id
WHERE o.buyer_id = :buyer_id AND o.state = 'open' AND +o.expires_at > :now AND u.pay_link_id = :pay_link_id
ORDER BY o.id DESC
LIMIT 1;

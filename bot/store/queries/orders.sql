-- name: insert_order$
INSERT INTO orders (buyer_id, amount, title, state, update_id, created_at, expires_at)
VALUES (:buyer_id, :amount, :title, 'open', :update_id, :now, :expires_at)
RETURNING id;

-- name: order_by_id^
SELECT id, buyer_id, amount, title, state, created_at, expires_at
FROM orders
WHERE id = :id;

-- name: lock_order^
-- The same, and nobody else may move it until this transaction ends (SQLite has one writer anyway).
SELECT id, buyer_id, amount, title, state, created_at, expires_at
FROM orders
WHERE id = :id;

-- name: order_by_update^
-- Was this command carried out already? Unique index on update_id.
SELECT id, buyer_id, amount, title, state, created_at, expires_at
FROM orders
WHERE update_id = :update_id AND buyer_id = :buyer_id;

-- name: orders_of_buyer
-- A page of somebody's orders, newest first. Index orders_of_buyer.
SELECT id, buyer_id, amount, title, state, created_at, expires_at
FROM orders
WHERE buyer_id = :buyer_id
ORDER BY id DESC
LIMIT :most OFFSET :skip;

-- name: count_orders_of_buyer$
SELECT count(*) FROM orders WHERE buyer_id = :buyer_id;

-- name: open_orders_of_buyer
-- What could still be paid, newest first? Index orders_of_buyer: the plus keeps SQLite from everybody's open orders.
SELECT id, buyer_id, amount, title, state, created_at, expires_at
FROM orders
WHERE buyer_id = :buyer_id AND state = 'open' AND +expires_at > :now
ORDER BY id DESC;

-- name: move_order!
UPDATE orders SET state = :new
WHERE id = :id AND state = :old;

-- name: orders_to_expire
-- Open orders past their time for which no invoice can be paid: nothing is to be asked. Index orders_to_expire.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at
FROM orders AS o
WHERE o.state = 'open' AND o.expires_at <= :now
  AND NOT EXISTS (
      SELECT 1 FROM payments AS p
      WHERE p.order_id = o.id AND (p.invoice_key IS NOT NULL OR p.state = 'requested')
  )
ORDER BY o.expires_at
LIMIT :most;

-- name: count_orders_by_state
SELECT state, count(*) AS number FROM orders GROUP BY state;

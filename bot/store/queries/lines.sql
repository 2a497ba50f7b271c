-- name: insert_line$
INSERT INTO order_lines (order_id, product_id, buyer_id, title, quantity, unit_price, taken)
VALUES (:order_id, :product_id, :buyer_id, :title, :quantity, :unit_price, 1)
RETURNING id;

-- name: lines_of_order
-- In the order in which stock is taken: by product. Unique index on (order_id, product_id).
SELECT id, order_id, product_id, buyer_id, title, quantity, unit_price, taken
FROM order_lines
WHERE order_id = :order_id
ORDER BY product_id;

-- name: line_taken!
-- A line's goods leave the stock, or go back to it, once.
UPDATE order_lines SET taken = :taken
WHERE id = :id AND taken <> :taken;

-- name: units_of_buyer$
-- How many of this product somebody has ordered, and not let go. Index lines_taken.
SELECT COALESCE(sum(quantity), 0)
FROM order_lines
WHERE product_id = :product_id AND buyer_id = :buyer_id AND taken = 1;

-- name: lock_buyer$
-- Nobody else may count against this buyer's limits until this transaction ends (SQLite has one writer anyway).
SELECT id FROM buyers WHERE id = :id;

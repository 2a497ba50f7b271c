-- name: take_stock!
-- A product of which there is no end stays so.
UPDATE products SET stock = stock - :quantity
WHERE id = :id AND (stock IS NULL OR stock >= :quantity);

-- name: give_stock_back!
UPDATE products SET stock = stock + :quantity
WHERE id = :id;

-- name: set_stock!
UPDATE products SET stock = :stock
WHERE id = :id;

-- name: insert_stock_change!
INSERT INTO stock_changes (product_id, change, by_id, at)
VALUES (:product_id, :change, :by_id, :at);

-- name: stock_changes_of_product
-- Newest first. Index stock_changes_of_product.
SELECT change, by_id, at
FROM stock_changes
WHERE product_id = :product_id
ORDER BY id DESC
LIMIT :most;

-- name: stock_by_the_book$
-- What merchants put in, less what orders hold or took: a counted product's stock is this, and a check proves it.
-- Indexes stock_changes_of_product, lines_taken.
SELECT (SELECT COALESCE(sum(change), 0) FROM stock_changes WHERE product_id = :product_id)
     - (SELECT COALESCE(sum(quantity), 0) FROM order_lines WHERE product_id = :product_id AND taken = 1);

-- name: stock_held$
-- What open orders hold of a product. Index lines_taken.
SELECT COALESCE(sum(l.quantity), 0)
FROM order_lines AS l
JOIN orders AS o ON o.id = l.order_id
WHERE l.product_id = :product_id AND l.taken = 1 AND o.state = 'open';

-- name: counted_after
-- What is counted, the lowest stock first, from a place on. No index: every sale would have to write it, and only
-- merchants ask.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NULL AND stock IS NOT NULL AND (stock, id) > (:stock, :id)
ORDER BY stock, id
LIMIT :most;

-- name: counted_before
-- The same, backwards.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NULL AND stock IS NOT NULL AND (stock, id) < (:stock, :id)
ORDER BY stock DESC, id DESC
LIMIT :most;

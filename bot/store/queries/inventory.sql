-- name: kept_after
-- Products that are not archived and in which every one of `words` (a JSON list) occurs, from a place on.
-- Index products_kept.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(search, word.value) = 0)
  AND (position, id) > (:position, :id)
ORDER BY position, id
LIMIT :most;

-- name: kept_before
-- The same, backwards.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(search, word.value) = 0)
  AND (position, id) < (:position, :id)
ORDER BY position DESC, id DESC
LIMIT :most;

-- name: archived_after
-- Products that are archived, from a place on.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NOT NULL AND (position, id) > (:position, :id)
ORDER BY position, id
LIMIT :most;

-- name: archived_before
-- The same, backwards.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NOT NULL AND (position, id) < (:position, :id)
ORDER BY position DESC, id DESC
LIMIT :most;

-- name: product_above^
-- The one before a product among those of its category (0: of none). Index products_kept.
SELECT id, position
FROM products
WHERE archived_at IS NULL AND COALESCE(category_id, 0) = :category_id AND (position, id) < (:position, :id)
ORDER BY position DESC, id DESC
LIMIT 1;

-- name: product_below^
-- The one after it.
SELECT id, position
FROM products
WHERE archived_at IS NULL AND COALESCE(category_id, 0) = :category_id AND (position, id) > (:position, :id)
ORDER BY position, id
LIMIT 1;

-- name: last_position$
-- Index products_kept.
SELECT COALESCE(max(position), 0) FROM products WHERE archived_at IS NULL;

-- name: last_product_id$
SELECT COALESCE(max(id), 0) FROM products;

-- name: place_product!
UPDATE products SET position = :position WHERE id = :id;

-- name: lock_products
-- Nobody else may change any of them until this transaction ends.
SELECT id FROM products ORDER BY id;

-- name: spread_products!
-- Gives each a position of its own; the order stays.
UPDATE products SET position = spread.place
FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY position, id) AS place FROM products) AS spread
WHERE spread.id = products.id AND products.position <> spread.place;

-- name: products_of_category$
-- How many are in a category or under it, and not archived.
SELECT count(*)
FROM products AS p
JOIN categories AS c ON c.id = p.category_id
WHERE (c.id = :id OR c.parent_id = :id) AND p.archived_at IS NULL;

-- name: sold_of_product$
-- How many were paid for, and not given back. Index lines_taken.
SELECT COALESCE(sum(l.quantity), 0)
FROM order_lines AS l
JOIN orders AS o ON o.id = l.order_id
WHERE l.product_id = :id AND l.taken = 1 AND o.state IN ('paid', 'delivered', 'held');

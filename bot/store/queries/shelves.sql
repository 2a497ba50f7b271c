-- name: shelf_after
-- The products of a category (0: of none) that buyers see, from a place on. Index products_shown.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE COALESCE(category_id, 0) = :category_id AND hidden = 0 AND archived_at IS NULL
  AND (position, id) > (:position, :id)
ORDER BY position, id
LIMIT :most;

-- name: shelf_before
-- The same, backwards.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE COALESCE(category_id, 0) = :category_id AND hidden = 0 AND archived_at IS NULL
  AND (position, id) < (:position, :id)
ORDER BY position DESC, id DESC
LIMIT :most;

-- name: found_after
-- Products that buyers see and in which every one of `words` (a JSON list) occurs, from a place on.
-- Index products_kept: in order, so that it ends with the first page.
-- The first word is looked for by itself: that is a third of what it costs to take the list apart for each product.
SELECT p.id, p.sku, p.category_id, p.kind, p.name_fa, p.name_en, p.description_fa, p.description_en, p.photo_id,
       p.price, p.sale_price, p.sale_until, p.stock, p.limit_per_buyer, p.position, p.hidden, p.archived_at,
       p.details
FROM products AS p
LEFT JOIN categories AS c ON c.id = p.category_id
LEFT JOIN categories AS above ON above.id = c.parent_id
WHERE p.hidden = 0 AND p.archived_at IS NULL AND c.archived_at IS NULL AND above.archived_at IS NULL
  AND instr(p.search, json_extract(:words, '$[0]')) > 0
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(p.search, word.value) = 0)
  AND (p.position, p.id) > (:position, :id)
ORDER BY p.position, p.id
LIMIT :most;

-- name: found_before
-- The same, backwards.
SELECT p.id, p.sku, p.category_id, p.kind, p.name_fa, p.name_en, p.description_fa, p.description_en, p.photo_id,
       p.price, p.sale_price, p.sale_until, p.stock, p.limit_per_buyer, p.position, p.hidden, p.archived_at,
       p.details
FROM products AS p
LEFT JOIN categories AS c ON c.id = p.category_id
LEFT JOIN categories AS above ON above.id = c.parent_id
WHERE p.hidden = 0 AND p.archived_at IS NULL AND c.archived_at IS NULL AND above.archived_at IS NULL
  AND instr(p.search, json_extract(:words, '$[0]')) > 0
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(p.search, word.value) = 0)
  AND (p.position, p.id) < (:position, :id)
ORDER BY p.position DESC, p.id DESC
LIMIT :most;

-- name: shown_products_by_ids
-- Those of `ids` (a JSON list) that buyers see, by ascending id.
SELECT p.id, p.sku, p.category_id, p.kind, p.name_fa, p.name_en, p.description_fa, p.description_en, p.photo_id,
       p.price, p.sale_price, p.sale_until, p.stock, p.limit_per_buyer, p.position, p.hidden, p.archived_at,
       p.details
FROM products AS p
LEFT JOIN categories AS c ON c.id = p.category_id
LEFT JOIN categories AS above ON above.id = c.parent_id
WHERE p.id IN (SELECT value FROM json_each(:ids))
  AND p.hidden = 0 AND p.archived_at IS NULL AND c.archived_at IS NULL AND above.archived_at IS NULL
ORDER BY p.id;

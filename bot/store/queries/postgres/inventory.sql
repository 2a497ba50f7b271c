-- Lists are taken apart, and words looked for, by other functions; several processes write at once.

-- name: kept_after
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM json_array_elements_text(CAST(:words AS JSON)) AS word (value)
      WHERE strpos(search, word.value) = 0
  )
  AND (position, id) > (:position, :id)
ORDER BY position, id
LIMIT :most;

-- name: kept_before
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE archived_at IS NULL
  AND NOT EXISTS (
      SELECT 1 FROM json_array_elements_text(CAST(:words AS JSON)) AS word (value)
      WHERE strpos(search, word.value) = 0
  )
  AND (position, id) < (:position, :id)
ORDER BY position DESC, id DESC
LIMIT :most;

-- name: lock_products
SELECT id FROM products ORDER BY id FOR UPDATE;

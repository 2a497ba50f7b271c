-- Lists are taken apart, and words looked for, by other functions.

-- name: found_after
SELECT p.id, p.sku, p.category_id, p.kind, p.name_fa, p.name_en, p.description_fa, p.description_en, p.photo_id,
       p.price, p.sale_price, p.sale_until, p.stock, p.limit_per_buyer, p.position, p.hidden, p.archived_at,
       p.details
FROM products AS p
LEFT JOIN categories AS c ON c.id = p.category_id
LEFT JOIN categories AS above ON above.id = c.parent_id
WHERE p.hidden = 0 AND p.archived_at IS NULL AND c.archived_at IS NULL AND above.archived_at IS NULL
  AND strpos(p.search, CAST(:words AS JSON) ->> 0) > 0
  AND NOT EXISTS (
      SELECT 1 FROM json_array_elements_text(CAST(:words AS JSON)) AS word (value)
      WHERE strpos(p.search, word.value) = 0
  )
  AND (p.position, p.id) > (:position, :id)
ORDER BY p.position, p.id
LIMIT :most;

-- name: found_before
SELECT p.id, p.sku, p.category_id, p.kind, p.name_fa, p.name_en, p.description_fa, p.description_en, p.photo_id,
       p.price, p.sale_price, p.sale_until, p.stock, p.limit_per_buyer, p.position, p.hidden, p.archived_at,
       p.details
FROM products AS p
LEFT JOIN categories AS c ON c.id = p.category_id
LEFT JOIN categories AS above ON above.id = c.parent_id
WHERE p.hidden = 0 AND p.archived_at IS NULL AND c.archived_at IS NULL AND above.archived_at IS NULL
  AND strpos(p.search, CAST(:words AS JSON) ->> 0) > 0
  AND NOT EXISTS (
      SELECT 1 FROM json_array_elements_text(CAST(:words AS JSON)) AS word (value)
      WHERE strpos(p.search, word.value) = 0
  )
  AND (p.position, p.id) < (:position, :id)
ORDER BY p.position DESC, p.id DESC
LIMIT :most;

-- name: shown_products_by_ids
SELECT p.id, p.sku, p.category_id, p.kind, p.name_fa, p.name_en, p.description_fa, p.description_en, p.photo_id,
       p.price, p.sale_price, p.sale_until, p.stock, p.limit_per_buyer, p.position, p.hidden, p.archived_at,
       p.details
FROM products AS p
LEFT JOIN categories AS c ON c.id = p.category_id
LEFT JOIN categories AS above ON above.id = c.parent_id
WHERE p.id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value))
  AND p.hidden = 0 AND p.archived_at IS NULL AND c.archived_at IS NULL AND above.archived_at IS NULL
ORDER BY p.id;

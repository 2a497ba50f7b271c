-- Lists are taken apart by another function.

-- name: low_products
SELECT p.id, p.sku, p.name_fa, p.name_en, p.stock
FROM alert_terms AS t
JOIN products AS p ON p.stock <= t.low_stock
WHERE t.id = 1 AND p.archived_at IS NULL
  AND p.id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value))
ORDER BY p.id;

-- name: filled_products!
DELETE FROM low_stock
WHERE product_id IN (
      SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value)
  )
  AND NOT EXISTS (
      SELECT 1 FROM products AS p JOIN alert_terms AS t ON t.id = 1
      WHERE p.id = low_stock.product_id AND p.stock <= t.low_stock
  );

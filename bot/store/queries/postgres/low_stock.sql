-- Lists are taken apart by another function.

-- name: low_products
SELECT p.id, p.sku, p.name_fa, p.name_en, p.stock
FROM products AS p
WHERE p.archived_at IS NULL AND p.stock <= COALESCE((SELECT low_stock FROM alert_terms WHERE id = 1), :usual)
  AND p.id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value))
ORDER BY p.id;

-- name: filled_products!
UPDATE low_stock SET low = 0
WHERE low = 1 AND product_id IN (
      SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value)
  )
  AND NOT EXISTS (
      SELECT 1 FROM products AS p
      WHERE p.id = low_stock.product_id AND p.stock <= COALESCE((SELECT low_stock FROM alert_terms WHERE id = 1), :usual)
  );

-- name: low_stock_at$
SELECT low_stock FROM alert_terms WHERE id = 1;

-- name: set_low_stock_at!
UPDATE alert_terms SET low_stock = :low_stock WHERE id = 1;

-- name: low_products
-- Which of `ids` (a JSON list) are for sale, counted, and low? Primary keys.
SELECT p.id, p.sku, p.name_fa, p.name_en, p.stock
FROM alert_terms AS t
JOIN products AS p ON p.stock <= t.low_stock
WHERE t.id = 1 AND p.archived_at IS NULL AND p.id IN (SELECT value FROM json_each(:ids))
ORDER BY p.id;

-- name: filled_products!
-- Of `ids` (a JSON list), those that are not low (any more) may be told of again. Primary keys.
DELETE FROM low_stock
WHERE product_id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (
      SELECT 1 FROM products AS p JOIN alert_terms AS t ON t.id = 1
      WHERE p.id = low_stock.product_id AND p.stock <= t.low_stock
  );

-- name: note_low_stock!
INSERT INTO low_stock (product_id, since) VALUES (:product_id, :since)
ON CONFLICT (product_id) DO NOTHING;

-- name: low_stock_since$
-- Primary key.
SELECT since FROM low_stock WHERE product_id = :product_id;

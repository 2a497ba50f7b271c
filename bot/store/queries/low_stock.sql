-- name: low_stock_at$
SELECT COALESCE((SELECT low_stock FROM alert_terms WHERE id = 1), :usual);

-- name: set_low_stock_at!
INSERT INTO alert_terms (id, low_stock) VALUES (1, :low_stock)
ON CONFLICT (id) DO UPDATE SET low_stock = excluded.low_stock;

-- name: low_products
-- Which of `ids` (a JSON list) are for sale, counted, and low? Primary keys.
SELECT p.id, p.sku, p.name_fa, p.name_en, p.stock
FROM products AS p
WHERE p.archived_at IS NULL AND p.stock <= COALESCE((SELECT low_stock FROM alert_terms WHERE id = 1), :usual)
  AND p.id IN (SELECT value FROM json_each(:ids))
ORDER BY p.id;

-- name: filled_products!
-- Of `ids` (a JSON list), those that are not low (any more) may be told of again. Primary keys.
UPDATE low_stock SET low = 0
WHERE low = 1 AND product_id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (
      SELECT 1 FROM products AS p
      WHERE p.id = low_stock.product_id AND p.stock <= COALESCE((SELECT low_stock FROM alert_terms WHERE id = 1), :usual)
  );

-- name: no_longer_low!
-- Now and then, and a short table.
UPDATE low_stock SET low = 0
WHERE low = 1
  AND NOT EXISTS (SELECT 1 FROM products AS p WHERE p.id = low_stock.product_id AND p.stock <= :low_stock);

-- name: note_low_stock!
INSERT INTO low_stock (product_id, times, low) VALUES (:product_id, 1, 1)
ON CONFLICT (product_id) DO UPDATE SET times = low_stock.times + 1, low = 1
WHERE low_stock.low = 0;

-- name: low_stock_times$
-- Primary key.
SELECT times FROM low_stock WHERE product_id = :product_id;

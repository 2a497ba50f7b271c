-- name: every_product
-- Archived ones too.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
ORDER BY position, id;

-- name: insert_products!
-- `products`: a JSON list of them. What has a sku that is taken is left out.
INSERT INTO products (sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
                      price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at,
                      details, search, created_at)
SELECT value ->> 'sku', value ->> 'category_id', value ->> 'kind', value ->> 'name_fa', value ->> 'name_en',
       value ->> 'description_fa', value ->> 'description_en', value ->> 'photo_id', value ->> 'price',
       value ->> 'sale_price', value ->> 'sale_until', value ->> 'stock', value ->> 'limit_per_buyer',
       value ->> 'position', value ->> 'hidden', CASE WHEN value ->> 'archived' = 1 THEN :now END,
       value ->> 'details', value ->> 'search', :now
FROM json_each(:products)
WHERE true
ON CONFLICT (sku) DO NOTHING;

-- name: update_products!
-- The same for products that are there; their kind stays, and of the stock tells `change_stocks`.
UPDATE products
SET category_id = new.value ->> 'category_id',
    name_fa = new.value ->> 'name_fa', name_en = new.value ->> 'name_en',
    description_fa = new.value ->> 'description_fa', description_en = new.value ->> 'description_en',
    price = new.value ->> 'price', sale_price = new.value ->> 'sale_price',
    sale_until = new.value ->> 'sale_until', limit_per_buyer = new.value ->> 'limit_per_buyer',
    position = new.value ->> 'position', hidden = new.value ->> 'hidden',
    archived_at = CASE WHEN new.value ->> 'archived' = 1 THEN COALESCE(archived_at, :now) END,
    details = new.value ->> 'details', search = new.value ->> 'search'
FROM json_each(:products) AS new
WHERE products.sku = new.value ->> 'sku';

-- name: change_stocks!
-- `stocks`: a JSON list of what each sku has from now on (NULL: no end of it), and by how many that is more.
UPDATE products SET stock = new.value ->> 'stock'
FROM json_each(:stocks) AS new
WHERE products.sku = new.value ->> 'sku';

-- name: note_stock_changes!
-- Writes down by how many each stock was changed, where it was.
INSERT INTO stock_changes (product_id, change, by_id, at)
SELECT p.id, new.value ->> 'change', :by_id, :now
FROM json_each(:stocks) AS new
JOIN products AS p ON p.sku = new.value ->> 'sku'
WHERE new.value ->> 'change' <> 0
ORDER BY p.id;

-- Lists are taken apart by another function.

-- name: insert_products!
INSERT INTO products (sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
                      price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at,
                      details, search, created_at)
SELECT sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden,
       CASE WHEN archived = 1 THEN CAST(:now AS BIGINT) END, details, search, CAST(:now AS BIGINT)
FROM json_to_recordset(CAST(:products AS JSON)) AS new (
    sku TEXT, category_id BIGINT, kind TEXT, name_fa TEXT, name_en TEXT, description_fa TEXT,
    description_en TEXT, photo_id BIGINT, price BIGINT, sale_price BIGINT, sale_until BIGINT, stock BIGINT,
    limit_per_buyer BIGINT, position BIGINT, hidden BIGINT, archived BIGINT, details TEXT, search TEXT
)
ON CONFLICT (sku) DO NOTHING;

-- name: update_products!
UPDATE products
SET category_id = new.category_id, name_fa = new.name_fa, name_en = new.name_en,
    description_fa = new.description_fa, description_en = new.description_en,
    price = new.price, sale_price = new.sale_price, sale_until = new.sale_until,
    limit_per_buyer = new.limit_per_buyer, position = new.position, hidden = new.hidden,
    archived_at = CASE WHEN new.archived = 1 THEN COALESCE(products.archived_at, CAST(:now AS BIGINT)) END,
    details = new.details, search = new.search
FROM json_to_recordset(CAST(:products AS JSON)) AS new (
    sku TEXT, category_id BIGINT, name_fa TEXT, name_en TEXT, description_fa TEXT, description_en TEXT,
    price BIGINT, sale_price BIGINT, sale_until BIGINT, limit_per_buyer BIGINT, position BIGINT,
    hidden BIGINT, archived BIGINT, details TEXT, search TEXT
)
WHERE products.sku = new.sku;

-- name: change_stocks!
UPDATE products SET stock = new.stock
FROM json_to_recordset(CAST(:stocks AS JSON)) AS new (sku TEXT, stock BIGINT)
WHERE products.sku = new.sku;

-- name: note_stock_changes!
INSERT INTO stock_changes (product_id, change, by_id, at)
SELECT p.id, new.change, :by_id, :now
FROM json_to_recordset(CAST(:stocks AS JSON)) AS new (sku TEXT, change BIGINT)
JOIN products AS p ON p.sku = new.sku
WHERE new.change <> 0
ORDER BY p.id;

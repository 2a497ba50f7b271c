-- name: insert_category$
INSERT INTO categories (parent_id, name_fa, name_en, position, created_at)
VALUES (:parent_id, :name_fa, :name_en, :position, :now)
RETURNING id;

-- name: category_by_id^
SELECT id, parent_id, name_fa, name_en, position, archived_at
FROM categories
WHERE id = :id;

-- name: lock_category^
-- The same, and nobody else may move it, or put another into it, until this transaction ends.
SELECT id, parent_id, name_fa, name_en, position, archived_at
FROM categories
WHERE id = :id;

-- name: categories_in
-- What stands in a category (0: at the top), as it is shown. Index categories_shown.
SELECT id, parent_id, name_fa, name_en, position, archived_at
FROM categories
WHERE COALESCE(parent_id, 0) = :parent_id AND archived_at IS NULL
ORDER BY position, id;

-- name: all_categories
-- Archived ones too.
SELECT id, parent_id, name_fa, name_en, position, archived_at
FROM categories
ORDER BY COALESCE(parent_id, 0), position, id;

-- name: category_is_parent$
-- Does anything stand in it, archived or not?
SELECT 1 FROM categories WHERE parent_id = :id LIMIT 1;

-- name: update_category!
UPDATE categories SET parent_id = :parent_id, name_fa = :name_fa, name_en = :name_en, position = :position
WHERE id = :id;

-- name: archive_category!
UPDATE categories SET archived_at = :now
WHERE id = :id AND archived_at IS NULL;

-- name: unarchive_category!
UPDATE categories SET archived_at = NULL
WHERE id = :id AND archived_at IS NOT NULL;

-- name: insert_product$
-- Nothing is inserted, and no id given, where another product has this sku.
INSERT INTO products (sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
                      price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, details, search,
                      created_at)
VALUES (:sku, :category_id, :kind, :name_fa, :name_en, :description_fa, :description_en, :photo_id,
        :price, :sale_price, :sale_until, :stock, :limit_per_buyer, :position, :hidden, :details, :search,
        :now)
ON CONFLICT (sku) DO NOTHING
RETURNING id;

-- name: product_by_id^
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE id = :id;

-- name: lock_product^
-- The same, and nobody else may change it or take from its stock until this transaction ends.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE id = :id;

-- name: product_by_sku^
-- Unique index on sku.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE sku = :sku;

-- name: products_by_ids
-- `ids`: a JSON list.
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE id IN (SELECT value FROM json_each(:ids))
ORDER BY id;

-- name: update_product!
-- All but its stock, which is only ever added to and taken from, and its kind, which stays.
UPDATE products
SET sku = :sku, category_id = :category_id, name_fa = :name_fa, name_en = :name_en,
    description_fa = :description_fa, description_en = :description_en, photo_id = :photo_id,
    price = :price, sale_price = :sale_price, sale_until = :sale_until, limit_per_buyer = :limit_per_buyer,
    position = :position, hidden = :hidden, details = :details, search = :search
WHERE id = :id;

-- name: archive_product!
UPDATE products SET archived_at = :now
WHERE id = :id AND archived_at IS NULL;

-- name: unarchive_product!
UPDATE products SET archived_at = NULL
WHERE id = :id AND archived_at IS NOT NULL;

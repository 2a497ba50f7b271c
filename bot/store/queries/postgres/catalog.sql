-- What must be said differently where several processes write at once, and lists are taken apart by another function.

-- name: lock_category^
SELECT id, parent_id, name_fa, name_en, position, archived_at
FROM categories
WHERE id = :id
FOR UPDATE;

-- name: lock_product^
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE id = :id
FOR UPDATE;

-- name: products_by_ids
SELECT id, sku, category_id, kind, name_fa, name_en, description_fa, description_en, photo_id,
       price, sale_price, sale_until, stock, limit_per_buyer, position, hidden, archived_at, details
FROM products
WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value))
ORDER BY id;

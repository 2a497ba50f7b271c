-- name: insert_discount$
INSERT INTO discounts (code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, created_at)
VALUES (:code, :percent, :amount, :most, :ends_at, :total_limit, :limit_per_buyer, :smallest_order, :now)
RETURNING id;

-- name: insert_discount_scope!
INSERT INTO discount_scopes (discount_id, product_id, category_id)
VALUES (:discount_id, :product_id, :category_id);

-- name: discount_by_id^
SELECT id, code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, used, archived_at
FROM discounts
WHERE id = :id;

-- name: lock_discount^
-- The same, and nobody else may take it until this transaction ends (SQLite has one writer anyway).
SELECT id, code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, used, archived_at
FROM discounts
WHERE id = :id;

-- name: discount_by_code^
-- Unique index on code.
SELECT id, code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, used, archived_at
FROM discounts
WHERE code = :code;

-- name: discounts_page
-- Newest first, those that were put away left out.
SELECT id, code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, used, archived_at
FROM discounts
WHERE archived_at IS NULL AND id < :before
ORDER BY id DESC
LIMIT :most_rows;

-- name: archived_discounts_page
-- The same for those that were put away.
SELECT id, code, percent, amount, most, ends_at, total_limit, limit_per_buyer, smallest_order, used, archived_at
FROM discounts
WHERE archived_at IS NOT NULL AND id < :before
ORDER BY id DESC
LIMIT :most_rows;

-- name: scopes_of_discount
-- Index discount_scopes_of_discount.
SELECT product_id, category_id FROM discount_scopes WHERE discount_id = :discount_id ORDER BY id;

-- name: update_discount!
-- No fewer uses are allowed than orders hold already.
UPDATE discounts
SET percent = :percent, amount = :amount, most = :most, ends_at = :ends_at,
    total_limit = CASE WHEN used > :total_limit THEN used ELSE :total_limit END,
    limit_per_buyer = :limit_per_buyer, smallest_order = :smallest_order
WHERE id = :id;

-- name: forget_scopes!
DELETE FROM discount_scopes WHERE discount_id = :discount_id;

-- name: archive_discount!
UPDATE discounts SET archived_at = :now
WHERE id = :id AND archived_at IS NULL;

-- name: unarchive_discount!
UPDATE discounts SET archived_at = NULL
WHERE id = :id AND archived_at IS NOT NULL;

-- name: count_discount_use!
UPDATE discounts SET used = used + :change
WHERE id = :id;

-- name: discount_uses_of_buyer$
-- Index discount_uses_taken.
SELECT count(*) FROM discount_uses
WHERE discount_id = :discount_id AND buyer_id = :buyer_id AND taken = 1;

-- name: insert_discount_use!
INSERT INTO discount_uses (order_id, discount_id, buyer_id, amount, taken)
VALUES (:order_id, :discount_id, :buyer_id, :amount, 1);

-- name: discount_use_of_order^
SELECT order_id, discount_id, amount, taken FROM discount_uses WHERE order_id = :order_id;

-- name: discount_use_taken!
-- An order takes its discount, or lets it go, once.
UPDATE discount_uses SET taken = :taken, late = :late
WHERE order_id = :order_id AND taken <> :taken;

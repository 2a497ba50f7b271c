-- name: touch_cart!
-- Was this tap carried out already? Then nothing changes.
INSERT INTO carts (buyer_id, update_id) VALUES (:buyer_id, :update_id)
ON CONFLICT (buyer_id) DO UPDATE SET update_id = excluded.update_id
WHERE carts.update_id < excluded.update_id;

-- name: cart_discount$
SELECT discount_id FROM carts WHERE buyer_id = :buyer_id;

-- name: set_cart_discount!
UPDATE carts SET discount_id = :discount_id WHERE buyer_id = :buyer_id;

-- name: cart_lines
-- In the order in which they were put in. Unique index on (buyer_id, product_id).
SELECT product_id, quantity FROM cart_lines WHERE buyer_id = :buyer_id ORDER BY id;

-- name: set_cart_line!
INSERT INTO cart_lines (buyer_id, product_id, quantity) VALUES (:buyer_id, :product_id, :quantity)
ON CONFLICT (buyer_id, product_id) DO UPDATE SET quantity = excluded.quantity;

-- name: drop_cart_line!
DELETE FROM cart_lines WHERE buyer_id = :buyer_id AND product_id = :product_id;

-- name: empty_cart!
DELETE FROM cart_lines WHERE buyer_id = :buyer_id;

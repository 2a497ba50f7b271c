-- name: codes_already_there
-- Which of `codes` (a JSON list) does this product have, free or given? Unique index on (product_id, code).
SELECT code FROM codes
WHERE product_id = :product_id AND code IN (SELECT value FROM json_each(:codes));

-- name: insert_codes!
-- In the order of the list, which is that in which they are given.
INSERT INTO codes (product_id, code, added_at)
SELECT :product_id, value, :now FROM json_each(:codes)
ORDER BY key;

-- name: count_free_codes$
-- Index codes_free.
SELECT count(*) FROM codes WHERE product_id = :product_id AND line_id IS NULL;

-- name: drop_free_code!
DELETE FROM codes
WHERE product_id = :product_id AND code = :code AND line_id IS NULL;

-- name: oldest_free_codes
-- Index codes_free.
SELECT id, code FROM codes
WHERE product_id = :product_id AND line_id IS NULL
ORDER BY id
LIMIT :most;

-- name: give_codes!
-- `ids`: a JSON list.
UPDATE codes SET line_id = :line_id
WHERE id IN (SELECT value FROM json_each(:ids)) AND line_id IS NULL;

-- name: codes_of_line
-- Index codes_given.
SELECT code FROM codes
WHERE line_id = :line_id
ORDER BY id;

-- Several processes give codes at once, and lists are taken apart by another function.

-- name: codes_already_there
SELECT code FROM codes
WHERE product_id = :product_id AND code IN (SELECT json_array_elements_text(CAST(:codes AS JSON)));

-- name: insert_codes!
INSERT INTO codes (product_id, code, added_at)
SELECT :product_id, value, :now
FROM json_array_elements_text(CAST(:codes AS JSON)) WITH ORDINALITY AS listed (value, number)
ORDER BY number;

-- name: oldest_free_codes
-- What another order is being given is passed over, without waiting for it: stock has seen to it that there are enough.
SELECT id, code FROM codes
WHERE product_id = :product_id AND line_id IS NULL
ORDER BY id
LIMIT :most
FOR UPDATE SKIP LOCKED;

-- name: give_codes!
UPDATE codes SET line_id = :line_id
WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:ids AS JSON)) AS listed (value))
  AND line_id IS NULL;

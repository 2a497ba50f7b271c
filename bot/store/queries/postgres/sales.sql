-- Beginnings are looked for byte by byte, whatever the database's language; ends by a function of another name.

-- name: sales_of_bank_code
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.bank_code COLLATE "C" >= :word AND p.bank_code COLLATE "C" < :past
ORDER BY p.bank_code COLLATE "C"
LIMIT :most;

-- name: sales_of_bank_code_end
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.bank_code IS NOT NULL
  AND "right"(p.bank_code, 4) = :end AND "right"(p.bank_code, length(CAST(:word AS TEXT))) = :word
LIMIT :most;

-- name: sales_of_code
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM codes AS c JOIN order_lines AS l ON l.id = c.line_id JOIN orders AS o ON o.id = l.order_id
JOIN buyers AS b ON b.id = o.buyer_id
WHERE c.line_id IS NOT NULL AND c.code COLLATE "C" >= :word AND c.code COLLATE "C" < :past
ORDER BY c.code COLLATE "C"
LIMIT :most;

-- name: sales_of_code_end
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM codes AS c JOIN order_lines AS l ON l.id = c.line_id JOIN orders AS o ON o.id = l.order_id
JOIN buyers AS b ON b.id = o.buyer_id
WHERE c.line_id IS NOT NULL
  AND "right"(c.code, 4) = :end AND "right"(c.code, length(CAST(:word AS TEXT))) = :word
LIMIT :most;

-- name: buyers_called
SELECT id FROM buyers
WHERE folded_name COLLATE "C" >= :word AND folded_name COLLATE "C" < :past
ORDER BY folded_name COLLATE "C", id
LIMIT :most;

-- name: buyers_with_username
SELECT id FROM buyers
WHERE username IS NOT NULL
  AND lower(username) COLLATE "C" >= :word AND lower(username) COLLATE "C" < :past
ORDER BY lower(username) COLLATE "C", id
LIMIT :most;

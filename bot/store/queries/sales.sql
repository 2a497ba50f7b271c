-- Orders as those who run the shop look for them, newest first. Each asks for those before an order's number.

-- name: sales_newest
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.id < :before
ORDER BY o.id DESC
LIMIT :most;

-- name: sales_of_state
-- Index orders_of_state.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.state = :state AND o.id < :before
ORDER BY o.id DESC
LIMIT :most;

-- name: sales_of_product
-- Index lines_of_product.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE l.product_id = :product_id AND l.order_id < :before
ORDER BY l.order_id DESC
LIMIT :most;

-- name: sales_of_day
-- Index orders_created.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.created_at >= :start AND o.created_at < :end AND o.id < :before
ORDER BY o.created_at DESC, o.id DESC
LIMIT :most;

-- name: sales_of_buyer
-- Index orders_of_buyer.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.buyer_id = :buyer_id AND o.id < :before
ORDER BY o.id DESC
LIMIT :most;

-- name: sale_by_id^
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.id = :id;

-- name: sales_of_amount
-- Index orders_of_amount.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.amount = :amount
ORDER BY o.id DESC
LIMIT :most;

-- name: sales_paid_with
-- Those that came in as another amount than was asked for too. Index payments_paid_amount.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.paid_amount = :amount
ORDER BY p.order_id DESC
LIMIT :most;

-- name: sales_of_invoice
-- Index payments_invoice_key.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.invoice_key = :word
LIMIT :most;

-- name: sales_of_bank_code
-- Codes that begin with the word (`past` is where such words end). Index payments_bank_code.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.bank_code >= :word AND p.bank_code < :past
ORDER BY p.bank_code
LIMIT :most;

-- name: sales_of_bank_code_end
-- Codes that end with the word, of which `end` are the last four letters. Index payments_bank_code_end.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM payments AS p JOIN orders AS o ON o.id = p.order_id JOIN buyers AS b ON b.id = o.buyer_id
WHERE p.bank_code IS NOT NULL AND substr(p.bank_code, -4) = :end AND substr(p.bank_code, -length(:word)) = :word
LIMIT :most;

-- name: sales_of_code
-- Single-use codes that were given and begin with the word. Index codes_code.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM codes AS c JOIN order_lines AS l ON l.id = c.line_id JOIN orders AS o ON o.id = l.order_id
JOIN buyers AS b ON b.id = o.buyer_id
WHERE c.line_id IS NOT NULL AND c.code >= :word AND c.code < :past
ORDER BY c.code
LIMIT :most;

-- name: sales_of_code_end
-- Index codes_code_end.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name
FROM codes AS c JOIN order_lines AS l ON l.id = c.line_id JOIN orders AS o ON o.id = l.order_id
JOIN buyers AS b ON b.id = o.buyer_id
WHERE c.line_id IS NOT NULL AND substr(c.code, -4) = :end AND substr(c.code, -length(:word)) = :word
LIMIT :most;

-- name: buyers_called
-- Whose name begins with the word, as it is folded. Index buyers_folded_name.
SELECT id FROM buyers
WHERE folded_name >= :word AND folded_name < :past
ORDER BY folded_name, id
LIMIT :most;

-- name: buyers_with_username
-- Whose @name begins with the word. Index buyers_username.
SELECT id FROM buyers
WHERE username IS NOT NULL AND lower(username) >= :word AND lower(username) < :past
ORDER BY lower(username), id
LIMIT :most;

-- name: sales_undecided
-- Orders that wait for a person: money or goods that are held, and what is to be handed over by hand. Oldest first,
-- after an order's number. Indexes payments_by_state, orders_of_state, deliveries_for_people.
SELECT o.id, o.buyer_id, o.amount, o.title, o.state, o.created_at, o.expires_at, b.name AS buyer_name,
       EXISTS (
           SELECT 1 FROM payments AS p
           WHERE p.order_id = o.id AND p.state = 'held'
             AND NOT EXISTS (SELECT 1 FROM refunds AS r WHERE r.payment_id = p.id)
             AND NOT EXISTS (SELECT 1 FROM acceptances AS a WHERE a.payment_id = p.id)
       ) AS money,
       EXISTS (SELECT 1 FROM deliveries AS d WHERE d.order_id = o.id AND d.state = 'held') AS goods,
       EXISTS (SELECT 1 FROM deliveries AS d WHERE d.order_id = o.id AND d.state = 'task') AS task
FROM orders AS o JOIN buyers AS b ON b.id = o.buyer_id
WHERE o.id > :after AND o.id IN (
    SELECT p.order_id FROM payments AS p
    WHERE p.state = 'held'
      AND NOT EXISTS (SELECT 1 FROM refunds AS r WHERE r.payment_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM acceptances AS a WHERE a.payment_id = p.id)
    UNION
    SELECT h.id FROM orders AS h WHERE h.state = 'held'
    UNION
    SELECT d.order_id FROM deliveries AS d
    WHERE d.state IN ('task', 'held') AND d.state = 'task'
      AND (SELECT t.state FROM orders AS t WHERE t.id = d.order_id) <> 'refunded'
)
ORDER BY o.id
LIMIT :most;

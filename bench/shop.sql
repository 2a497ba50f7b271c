-- A shop of any size, as if it had been open for a year until `:now`.
-- What stands at the top and in category 11 fills a page in every size: what differs is only what lies behind it.
-- Every buyer has 10 orders, most of them delivered; a third of all orders are for product 1.

CREATE TEMP TABLE numbers AS
WITH RECURSIVE counted (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM counted WHERE i < :orders)
SELECT i FROM counted;

INSERT INTO buyers (id, name, username, folded_name, language, created_at)
SELECT 5000000000 + i, 'Somebody', 'somebody_' || CAST(i AS TEXT), 'somebody', 'en', :now - 31536000000
FROM numbers WHERE i <= :buyers;

INSERT INTO categories (parent_id, name_fa, name_en, position, created_at)
SELECT CASE WHEN i > 10 THEN (i - 11) % 10 + 1 END, 'دستهٔ ' || CAST(i AS TEXT), 'Category ' || CAST(i AS TEXT), i,
       :now - 31536000000
FROM numbers WHERE i <= 10 ORDER BY i;

INSERT INTO categories (parent_id, name_fa, name_en, position, created_at)
SELECT (i - 1) % 10 + 1, 'دستهٔ ' || CAST(i + 10 AS TEXT), 'Category ' || CAST(i + 10 AS TEXT), i, :now - 31536000000
FROM numbers WHERE i <= :categories - 10 ORDER BY i;

INSERT INTO products (sku, category_id, kind, name_fa, name_en, description_fa, description_en, price, stock, position,
                      details, search, created_at)
SELECT 'sku-' || CAST(i AS TEXT),
       CASE WHEN i % 10 = 0 OR :categories = 11 THEN 11 ELSE 12 + i % NULLIF(:categories - 11, 0) END,
       'text', 'کالای ' || CAST(i AS TEXT), 'Product ' || CAST(i AS TEXT),
       'شرحی کوتاه از آنچه خریدار به دست می‌آورد.', 'A short description of what the buyer gets.',
       500000 + i % 50 * 1000, CASE i % 2 WHEN 0 THEN 1000000 END, i,
       '{"text": "What was bought."}', 'کالای ' || CAST(i AS TEXT) || ' product ' || CAST(i AS TEXT), :now - 31536000000
FROM numbers WHERE i <= :products ORDER BY i;

-- A buyer's first order expired, the second was cancelled; of the last ones, some are open.
CREATE TEMP TABLE sales AS
SELECT n.i, 5000000000 + (n.i - 1) % :buyers + 1 AS buyer_id, p.id AS product_id, p.price, p.name_fa,
       CASE
           WHEN (n.i - 1) / :buyers = 0 THEN 'expired'
           WHEN (n.i - 1) / :buyers = 1 THEN 'cancelled'
           WHEN n.i > :orders - :open_orders THEN 'open'
           ELSE 'delivered'
       END AS state,
       :now - (:orders - n.i + 1) * (31536000000 / :orders) AS at
FROM numbers AS n
JOIN products AS p ON p.id = CASE WHEN n.i % 3 = 0 THEN 1 ELSE n.i * 7919 % :products + 1 END
ORDER BY n.i;

INSERT INTO orders (buyer_id, amount, state, update_id, created_at, expires_at, title)
SELECT buyer_id, price, state, 1000 + i, at, CASE state WHEN 'open' THEN :now ELSE at END + 1800000, name_fa
FROM sales ORDER BY i;

INSERT INTO order_lines (order_id, product_id, buyer_id, title, quantity, unit_price, taken)
SELECT i, product_id, buyer_id, name_fa, 1, price, CASE WHEN state IN ('open', 'delivered') THEN 1 ELSE 0 END
FROM sales ORDER BY i;

INSERT INTO stock_changes (product_id, change, by_id, at)
SELECT p.id, p.stock + COALESCE(t.number, 0), 110000001, :now - 31536000000
FROM products AS p
LEFT JOIN (
    SELECT product_id, count(*) AS number FROM order_lines WHERE taken = 1 GROUP BY product_id
) AS t ON t.product_id = p.id
WHERE p.stock IS NOT NULL ORDER BY p.id;

INSERT INTO payments (order_id, terminal, amount, state, return_token, invoice_key, bank_code, paid_amount, created_at,
                      check_until, next_check_at, checks, settled_at)
SELECT i, 'bench', price, CASE state WHEN 'delivered' THEN 'paid' WHEN 'open' THEN 'pending' ELSE 'abandoned' END,
       'return-token-of-' || CAST(1000000000 + i AS TEXT), 'invoice-' || CAST(1000000000 + i AS TEXT),
       CASE state WHEN 'delivered' THEN 'bank-' || CAST(1000000000 + i AS TEXT) END,
       CASE state WHEN 'delivered' THEN price END,
       at, at + 90000000, CASE state WHEN 'open' THEN :now + 1800000 END, 1, at + 60000
FROM sales ORDER BY i;

INSERT INTO deliveries (line_id, order_id, kind, state, key, details, content, created_at, due_at, delivered_at)
SELECT i, i, 'text', 'delivered', 'delivery-key-of-' || CAST(1000000000 + i AS TEXT), '{"text": "What was bought."}',
       '{"text": "What was bought."}', at + 60000, at + 60000, at + 60000
FROM sales WHERE state = 'delivered' ORDER BY i;

INSERT INTO events (order_id, payment_id, delivery_id, at, old, new, cause, detail)
SELECT s.i,
       CASE m.subject WHEN 'payment' THEN s.i END,
       CASE m.subject WHEN 'delivery' THEN d.id END,
       s.at, m.old, m.new, m.cause, ''
FROM sales AS s
JOIN (
    SELECT 1 AS place, 'all' AS of, 'payment' AS subject, 'requested' AS old, 'pending' AS new, 'gateway' AS cause
    UNION ALL SELECT 2, 'delivered', 'payment', 'pending', 'paid', 'return_page'
    UNION ALL SELECT 3, 'delivered', 'order', 'open', 'paid', 'return_page'
    UNION ALL SELECT 4, 'delivered', 'delivery', 'waiting', 'delivered', 'return_page'
    UNION ALL SELECT 5, 'delivered', 'order', 'paid', 'delivered', 'return_page'
    UNION ALL SELECT 2, 'expired', 'payment', 'pending', 'abandoned', 'reconciler'
    UNION ALL SELECT 3, 'expired', 'order', 'open', 'expired', 'reconciler'
    UNION ALL SELECT 2, 'cancelled', 'payment', 'pending', 'abandoned', 'buyer'
    UNION ALL SELECT 3, 'cancelled', 'order', 'open', 'cancelled', 'buyer'
) AS m ON m.of IN ('all', s.state)
LEFT JOIN deliveries AS d ON d.line_id = s.i
ORDER BY s.i, m.place;

INSERT INTO outbox (chat_id, kind, body, slot, once, state, attempts, created_at, due_at, sent_at, message_id)
SELECT s.buyer_id, 'send',
       '{"html": "' || s.name_fa || ' bank-' || CAST(1000000000 + s.i AS TEXT)
       || ' — پرداخت شما رسید و آنچه خریدید همین‌جا، در همین گفت‌وگو، به دستتان رسیده است.", "buttons": '
       || '[[{"text": "سفارش", "action": "order:' || CAST(s.i AS TEXT) || '", "url": null}]]}',
       CASE m.subject WHEN 'pay' THEN 'pay:' || CAST(s.i AS TEXT) END,
       CASE m.subject
           WHEN 'receipt' THEN 'receipt:' || CAST(s.i AS TEXT)
           WHEN 'goods' THEN 'goods:' || CAST(d.id AS TEXT) || ':1'
       END,
       'sent', 1, s.at, s.at, s.at, s.i % 1000 * 3 + m.place
FROM sales AS s
JOIN (SELECT 1 AS place, 'pay' AS subject UNION ALL SELECT 2, 'receipt' UNION ALL SELECT 3, 'goods') AS m
    ON m.place = 1 OR s.state = 'delivered'
LEFT JOIN deliveries AS d ON d.line_id = s.i
ORDER BY s.i, m.place;

-- Updates are kept for three days; carts are what people left in them.
INSERT INTO updates (id, chat_id, body, state, received_at, due_at)
SELECT 1000 + i, 5000000000 + (i - 1) % :buyers + 1, '', 'handled', :now - 86400000, :now - 86400000
FROM numbers WHERE i > :orders - :buyers ORDER BY i;

INSERT INTO carts (buyer_id, update_id)
SELECT 5000000000 + i, 1 FROM numbers WHERE i <= :buyers ORDER BY i;

INSERT INTO cart_lines (buyer_id, product_id, quantity)
SELECT 5000000000 + i, i % :products + 1, 1 FROM numbers WHERE i <= :buyers ORDER BY i;

INSERT INTO memberships (chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, due_at, created_at)
SELECT -1001000000001, 5000000000 + i, 1, 'active', 'https://t.me/+' || CAST(1000000000 + i AS TEXT), 5000000000 + i,
       :now + 2592000000, :now + 2332800000, :now
FROM numbers WHERE i <= :buyers ORDER BY i;

DROP TABLE sales;

DROP TABLE numbers;

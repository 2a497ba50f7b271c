-- What was ordered, held, paid for and handed over. Each gives the rows that break a promise, as `subject`; a clean
-- database gives none.

-- name: audit_stock_differs_from_book
-- What merchants put in is there, or some order has it. Indexes stock_changes_of_product, lines_taken.
SELECT p.id AS subject
FROM products AS p
WHERE p.stock IS NOT NULL
  AND p.stock <> (SELECT COALESCE(sum(c.change), 0) FROM stock_changes AS c WHERE c.product_id = p.id)
               - (SELECT COALESCE(sum(l.quantity), 0) FROM order_lines AS l WHERE l.product_id = p.id AND l.taken = 1);

-- name: audit_amount_differs_from_goods
-- An order costs what its lines cost, less its discount, or what its payment link says. Unique index on (order_id,
-- product_id), primary keys.
SELECT o.id AS subject
FROM orders AS o
WHERE o.amount <> COALESCE(
    (SELECT sum(l.unit_price * l.quantity) FROM order_lines AS l WHERE l.order_id = o.id)
    - COALESCE((SELECT u.amount FROM discount_uses AS u WHERE u.order_id = o.id), 0),
    (SELECT k.amount FROM pay_link_uses AS u JOIN pay_links AS k ON k.id = u.pay_link_id WHERE u.order_id = o.id),
    o.amount
);

-- name: audit_line_not_as_its_order
-- An order has its goods while it may be paid and once it was; one that ended unpaid has given them back. One that is
-- held may have found them gone.
SELECT l.id AS subject
FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
WHERE (o.state IN ('open', 'paid', 'delivered') AND l.taken = 0)
   OR (o.state IN ('cancelled', 'expired') AND l.taken = 1);

-- name: audit_discount_not_as_its_order
SELECT u.order_id AS subject
FROM discount_uses AS u JOIN orders AS o ON o.id = u.order_id
WHERE (o.state IN ('open', 'paid', 'delivered') AND u.taken = 0)
   OR (o.state IN ('cancelled', 'expired') AND u.taken = 1);

-- name: audit_pay_link_not_as_its_order
SELECT u.order_id AS subject
FROM pay_link_uses AS u JOIN orders AS o ON o.id = u.order_id
WHERE (o.state IN ('open', 'paid', 'delivered') AND u.taken = 0)
   OR (o.state IN ('cancelled', 'expired') AND u.taken = 1);

-- name: audit_discount_miscounted
-- Index discount_uses_taken.
SELECT d.id AS subject
FROM discounts AS d
WHERE d.used <> (SELECT count(*) FROM discount_uses AS u WHERE u.discount_id = d.id AND u.taken = 1);

-- name: audit_discount_over_limit
-- Only money that came late may take a code beyond its limit. Index discount_uses_taken.
SELECT d.id AS subject
FROM discounts AS d
WHERE d.total_limit
      < (SELECT count(*) FROM discount_uses AS u WHERE u.discount_id = d.id AND u.taken = 1 AND u.late = 0);

-- name: audit_pay_link_miscounted
-- Index pay_link_uses_of_link.
SELECT k.id AS subject
FROM pay_links AS k
WHERE k.remaining
      <> k.times - (SELECT count(*) FROM pay_link_uses AS u WHERE u.pay_link_id = k.id AND u.taken = 1);

-- name: audit_handed_over_unpaid
-- Nothing is handed over, or about to be, that was not paid for and is not out of the stock. What was not handed over
-- when its order was refunded comes to nothing, and went back.
SELECT d.id AS subject
FROM deliveries AS d
JOIN order_lines AS l ON l.id = d.line_id
JOIN orders AS o ON o.id = d.order_id
WHERE l.order_id <> d.order_id
   OR o.state IN ('open', 'cancelled', 'expired')
   OR (o.state <> 'refunded' AND l.taken = 0)
   OR (o.state = 'refunded' AND (d.state IN ('waiting', 'task') OR (d.state = 'held') <> (l.taken = 0)));

-- name: audit_delivered_order_incomplete
-- Index orders_of_state, unique indexes on (order_id, product_id) and line_id.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state = 'delivered'
  AND EXISTS (
      SELECT 1 FROM order_lines AS l
      WHERE l.order_id = o.id
        AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.line_id = l.id AND d.state = 'delivered')
  );

-- name: audit_paid_order_waits_for_nothing
-- A paid order waits for some of its goods; where one of them is held, the order is held. Index deliveries_of_order.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state = 'paid'
  AND (
      NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.order_id = o.id AND d.state IN ('waiting', 'task'))
      OR EXISTS (SELECT 1 FROM deliveries AS d WHERE d.order_id = o.id AND d.state = 'held')
  );

-- name: audit_held_order_has_its_goods
-- What was paid for and handed over in full is delivered. Index deliveries_of_order.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state = 'held'
  AND EXISTS (SELECT 1 FROM deliveries AS d WHERE d.order_id = o.id)
  AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.order_id = o.id AND d.state <> 'delivered');

-- name: audit_delivered_without_message
-- Whoever was given something was told, in the transaction that gave it. Unique index on once.
SELECT d.id AS subject
FROM deliveries AS d
WHERE d.state = 'delivered'
  AND NOT EXISTS (SELECT 1 FROM outbox AS m WHERE m.once = 'goods:' || CAST(d.id AS TEXT) || ':1');

-- name: audit_codes_given_differ_from_line
-- As many codes as were ordered; none where the merchant handed it over by themselves. Indexes codes_given,
-- events_of_order.
SELECT d.id AS subject
FROM deliveries AS d JOIN order_lines AS l ON l.id = d.line_id
WHERE d.kind = 'codes' AND d.state = 'delivered'
  AND l.quantity <> (SELECT count(*) FROM codes AS c WHERE c.line_id = d.line_id)
  AND NOT (
      NOT EXISTS (SELECT 1 FROM codes AS c WHERE c.line_id = d.line_id)
      AND EXISTS (
          SELECT 1 FROM events AS e
          WHERE e.order_id = d.order_id AND e.delivery_id = d.id AND e.new = 'delivered' AND e.cause = 'merchant'
      )
  );

-- name: audit_code_not_shown
-- A code that was given is one of those that its buyer was shown; as JSON writes it. Unique index on line_id.
SELECT c.id AS subject
FROM codes AS c
WHERE c.line_id IS NOT NULL
  AND NOT EXISTS (
      SELECT 1
      FROM deliveries AS d JOIN order_lines AS l ON l.id = d.line_id
      WHERE d.line_id = c.line_id AND d.state = 'delivered' AND l.product_id = c.product_id
        AND replace(d.content, '"' || replace(replace(c.code, '\', '\\'), '"', '\"') || '"', '') <> d.content
  );

-- name: audit_free_codes_differ_from_stock
-- Each free code may be ordered, or waits for the money of an order that has it. Indexes codes_free, lines_taken,
-- codes_given, and the unique one on line_id.
SELECT p.id AS subject
FROM products AS p
WHERE p.kind = 'codes'
  AND p.stock <> (SELECT count(*) FROM codes AS c WHERE c.product_id = p.id AND c.line_id IS NULL)
               - (
                   SELECT COALESCE(sum(l.quantity), 0) FROM order_lines AS l
                   WHERE l.product_id = p.id AND l.taken = 1
                     AND NOT EXISTS (SELECT 1 FROM codes AS c WHERE c.line_id = l.id)
                     AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.line_id = l.id AND d.state = 'delivered')
               );

-- name: audit_delivery_state_differs_from_events
-- Every move was recorded: the last one led to where the delivery stands, and one that never moved waits. Index
-- events_of_order.
SELECT d.id AS subject
FROM deliveries AS d
WHERE d.state <> COALESCE(
    (
        SELECT e.new FROM events AS e
        WHERE e.order_id = d.order_id AND e.delivery_id = d.id
        ORDER BY e.id DESC
        LIMIT 1
    ),
    'waiting'
);

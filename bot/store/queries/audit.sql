-- Each of these gives the rows that break a promise, as `subject`; a clean database gives none.

-- name: audit_settled_without_order_moved
-- Whenever money came in for an order, the order says so.
SELECT p.id AS subject
FROM payments AS p JOIN orders AS o ON o.id = p.order_id
WHERE p.state IN ('paid', 'held') AND o.state NOT IN ('paid', 'delivered', 'held', 'refunded');

-- name: audit_order_moved_without_payment
-- What was handed over was paid for, and what is held or given back came in. An order that was held may have been
-- handed over for other money than was asked for.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state IN ('paid', 'delivered', 'held', 'refunded')
  AND NOT EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.state = 'paid')
  AND NOT (
      EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.state = 'held')
      AND EXISTS (
          SELECT 1 FROM events AS e
          WHERE e.order_id = o.id AND e.payment_id IS NULL AND e.delivery_id IS NULL AND e.new = 'held'
      )
  );

-- name: audit_settled_without_message
-- Whoever paid was told, in the transaction that settled it.
SELECT p.id AS subject
FROM payments AS p
WHERE p.state IN ('paid', 'held')
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS m
      WHERE m.once = CASE p.state WHEN 'paid' THEN 'receipt:' ELSE 'held:' END || CAST(p.id AS TEXT)
  );

-- name: audit_held_without_alert
-- Somebody was told of money that waits for a decision: owners can't turn that off, so only a shop without any fails.
SELECT p.id AS subject
FROM payments AS p
WHERE p.state = 'held'
  AND NOT EXISTS (SELECT 1 FROM outbox AS m WHERE m.once LIKE 'held:' || CAST(p.id AS TEXT) || ':%');

-- name: audit_pending_without_schedule
-- What may yet be paid is asked about.
SELECT p.id AS subject
FROM payments AS p
WHERE p.state = 'pending' AND p.next_check_at IS NULL;

-- name: audit_order_state_differs_from_events
-- Every move was recorded: the last one led to where the order stands, and an order that never moved is open.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state <> COALESCE(
    (
        SELECT e.new FROM events AS e
        WHERE e.order_id = o.id AND e.payment_id IS NULL AND e.delivery_id IS NULL
        ORDER BY e.id DESC
        LIMIT 1
    ),
    'open'
);

-- name: audit_payment_state_differs_from_events
SELECT p.id AS subject
FROM payments AS p
WHERE p.state <> COALESCE(
    (SELECT e.new FROM events AS e WHERE e.payment_id = p.id ORDER BY e.id DESC LIMIT 1),
    'requested'
);

-- name: audit_settled_more_than_once
-- One payment is settled once, by one event.
SELECT e.payment_id AS subject
FROM events AS e
WHERE e.payment_id IS NOT NULL AND e.new IN ('paid', 'held')
GROUP BY e.payment_id
HAVING count(*) > 1;

-- name: audit_bank_code_differs_from_receipt
-- The receipt shows the code that the bank gave.
SELECT p.id AS subject
FROM payments AS p JOIN outbox AS m ON m.once = 'receipt:' || CAST(p.id AS TEXT)
WHERE p.state = 'paid' AND m.body NOT LIKE '%' || p.bank_code || '%';

-- name: audit_moves
SELECT m.subject, m.old, m.new, count(*) AS number
FROM (
    SELECT CASE
               WHEN payment_id IS NOT NULL THEN 'payment'
               WHEN delivery_id IS NOT NULL THEN 'delivery'
               ELSE 'order'
           END AS subject,
           old, new
    FROM events
) AS m
GROUP BY m.subject, m.old, m.new;

-- name: audit_sums^
-- Rials that came in, and where they are.
SELECT
    (SELECT count(*) FROM orders) AS orders,
    (SELECT count(*) FROM payments) AS payments,
    COALESCE(sum(p.paid_amount), 0) AS received,
    COALESCE(sum(CASE WHEN p.state = 'paid' AND o.state IN ('paid', 'delivered') THEN p.paid_amount ELSE 0 END), 0)
        AS delivered,
    COALESCE(sum(CASE WHEN p.state = 'held' OR (p.state = 'paid' AND o.state = 'held') THEN p.paid_amount ELSE 0 END), 0)
        AS held,
    COALESCE(sum(CASE WHEN p.state = 'paid' AND o.state = 'refunded' THEN p.paid_amount ELSE 0 END), 0) AS refunded
FROM payments AS p JOIN orders AS o ON o.id = p.order_id
WHERE p.paid_amount IS NOT NULL;

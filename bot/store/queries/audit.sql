-- Each of these gives the rows that break a promise, as `subject`; a clean database gives none.

-- name: audit_settled_without_order_moved
-- Whenever money came in for an order, the order says so.
SELECT p.id AS subject
FROM payments AS p JOIN orders AS o ON o.id = p.order_id
WHERE p.state IN ('paid', 'held') AND o.state NOT IN ('paid', 'delivered', 'held', 'refunded');

-- name: audit_order_moved_without_payment
-- What was handed over was paid for, and what is held or given back came in. An order that was held may have been
-- handed over for other money than was asked for, where somebody accepted that.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state IN ('paid', 'delivered', 'held', 'refunded')
  AND NOT EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.state = 'paid')
  AND NOT EXISTS (SELECT 1 FROM acceptances AS a WHERE a.order_id = o.id)
  AND NOT (
      o.state IN ('held', 'refunded')
      AND EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.state = 'held')
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

-- name: audit_refund_of_nothing
-- What went back had come in, for that order, and was all of it.
SELECT r.payment_id AS subject
FROM refunds AS r JOIN payments AS p ON p.id = r.payment_id
WHERE p.state NOT IN ('paid', 'held') OR r.amount <> p.paid_amount OR r.order_id <> p.order_id;

-- name: audit_refunded_without_refund
-- An order that is refunded has a refund of the money that it was for.
SELECT o.id AS subject
FROM orders AS o
WHERE o.state = 'refunded' AND NOT EXISTS (SELECT 1 FROM refunds AS r WHERE r.order_id = o.id);

-- name: audit_refund_without_order_moved
-- Where the money that an order was handed over for went back, the order says so.
SELECT r.payment_id AS subject
FROM refunds AS r JOIN payments AS p ON p.id = r.payment_id JOIN orders AS o ON o.id = r.order_id
WHERE o.state <> 'refunded'
  AND (p.state = 'paid' OR EXISTS (SELECT 1 FROM acceptances AS a WHERE a.payment_id = r.payment_id));

-- name: audit_acceptance_of_nothing
-- Only money that was held, in an order that no other payment settles, can be accepted.
SELECT a.payment_id AS subject
FROM acceptances AS a JOIN payments AS p ON p.id = a.payment_id
WHERE p.state <> 'held' OR p.order_id <> a.order_id OR p.held_reason = 'paid_twice'
   OR EXISTS (SELECT 1 FROM payments AS other WHERE other.order_id = a.order_id AND other.state = 'paid');

-- name: audit_decision_without_message
-- Whoever's money went back or was accepted was told, in the transaction that wrote it. Unique index on once.
SELECT d.payment_id AS subject
FROM (
    SELECT payment_id, 'refund:' AS about FROM refunds
    UNION ALL
    SELECT payment_id, 'accepted:' AS about FROM acceptances
) AS d
WHERE NOT EXISTS (SELECT 1 FROM outbox AS m WHERE m.once = d.about || CAST(d.payment_id AS TEXT));

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
    COALESCE(sum(s.amount), 0) AS received,
    COALESCE(sum(CASE WHEN s.place = 'delivered' THEN s.amount ELSE 0 END), 0) AS delivered,
    COALESCE(sum(CASE WHEN s.place = 'held' THEN s.amount ELSE 0 END), 0) AS held,
    COALESCE(sum(CASE WHEN s.place = 'refunded' THEN s.amount ELSE 0 END), 0) AS refunded
FROM (
    SELECT p.paid_amount AS amount,
           CASE
               WHEN r.payment_id IS NOT NULL THEN 'refunded'
               WHEN p.state = 'held' AND a.payment_id IS NULL THEN 'held'
               WHEN o.state = 'held' THEN 'held'
               WHEN o.state IN ('paid', 'delivered') THEN 'delivered'
           END AS place
    FROM payments AS p
    JOIN orders AS o ON o.id = p.order_id
    LEFT JOIN refunds AS r ON r.payment_id = p.id
    LEFT JOIN acceptances AS a ON a.payment_id = p.id
    WHERE p.paid_amount IS NOT NULL
) AS s;

-- How a shop does between two moments: `since` is in, `until` is not.

-- name: settled_between^
-- What came in as paid. Index payments_settled.
SELECT count(*) AS orders, CAST(COALESCE(sum(paid_amount), 0) AS BIGINT) AS received
FROM payments
WHERE state = 'paid' AND settled_at >= :since AND settled_at < :until;

-- name: given_back_between^
-- What went back to buyers. Index refunds_at.
SELECT count(*) AS refunds, CAST(COALESCE(sum(amount), 0) AS BIGINT) AS amount
FROM refunds
WHERE at >= :since AND at < :until;

-- name: settled_in_each
-- The same for each of many spans, `[[since, until], ...]`, in their order. Index payments_settled.
SELECT CAST((
    SELECT COALESCE(sum(p.paid_amount), 0)
    FROM payments AS p
    WHERE p.state = 'paid'
      AND p.settled_at >= json_extract(span.value, '$[0]') AND p.settled_at < json_extract(span.value, '$[1]')
) AS BIGINT) AS received
FROM json_each(:spans) AS span
ORDER BY span.key;

-- name: first_time_buyers$
-- Who paid then and never before. Indexes payments_settled, orders_of_buyer, payments_one_settles: CROSS keeps SQLite
-- from reading all that was ever paid, once for each buyer.
SELECT count(*)
FROM buyers AS b
WHERE b.id IN (
    SELECT o.buyer_id
    FROM payments AS p JOIN orders AS o ON o.id = p.order_id
    WHERE p.state = 'paid' AND p.settled_at >= :since AND p.settled_at < :until
)
AND NOT EXISTS (
    SELECT 1
    FROM orders AS earlier CROSS JOIN payments AS q
    WHERE earlier.buyer_id = b.id AND q.order_id = earlier.id AND q.state = 'paid' AND q.settled_at < :since
);

-- name: fates_of_links
-- What became by now of the orders made then for which a pay link was asked for. One that is over without being paid
-- was cancelled here or at the bank, or the gateway gave it no link that leads anywhere, or its time ran out.
-- Indexes orders_created, payments_of_order, events_of_payment.
SELECT fate, count(*) AS number
FROM (
    SELECT CASE
        WHEN o.state IN ('paid', 'delivered', 'refunded') THEN 'paid'
        WHEN o.state = 'held' THEN CASE
            WHEN EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.state = 'paid') THEN 'paid'
            ELSE 'held'
        END
        WHEN o.state = 'cancelled' THEN 'cancelled'
        WHEN o.state = 'open' AND o.expires_at > :now THEN 'open'
        WHEN EXISTS (
            SELECT 1
            FROM payments AS p JOIN events AS e ON e.payment_id = p.id
            WHERE p.order_id = o.id AND e.new = 'failed' AND e.detail = 'cancelled'
        ) THEN 'cancelled'
        WHEN EXISTS (
            SELECT 1 FROM payments AS p
            WHERE p.order_id = o.id AND p.invoice_key IS NOT NULL AND p.state <> 'failed'
        ) THEN 'expired'
        ELSE 'failed'
    END AS fate
    FROM orders AS o
    WHERE o.created_at >= :since AND o.created_at < :until
      AND EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id)
) AS fates
GROUP BY fate;

-- name: finished_payments^
-- How many tries at paying for the orders made then have ended, and with how many of them money came.
-- Indexes orders_created, payments_of_order.
SELECT count(*) AS finished, count(CASE WHEN p.state IN ('paid', 'held') THEN 1 END) AS succeeded
FROM orders AS o JOIN payments AS p ON p.order_id = o.id
WHERE o.created_at >= :since AND o.created_at < :until AND p.state NOT IN ('requested', 'pending');

-- name: time_to_pay$
-- How long the one at this place took, of all that were paid then, the quickest first. Index payments_settled.
SELECT settled_at - created_at AS took
FROM payments
WHERE state = 'paid' AND settled_at >= :since AND settled_at < :until
ORDER BY took
LIMIT 1 OFFSET :place;

-- name: best_products
-- By what they brought in, at the prices that they were ordered at. Index payments_settled, and order_lines' unique key.
SELECT p.id AS product_id, p.sku, p.name_fa, p.name_en,
       CAST(sum(l.quantity) AS BIGINT) AS pieces, CAST(sum(l.quantity * l.unit_price) AS BIGINT) AS revenue
FROM payments AS paid
JOIN order_lines AS l ON l.order_id = paid.order_id
JOIN products AS p ON p.id = l.product_id
WHERE paid.state = 'paid' AND paid.settled_at >= :since AND paid.settled_at < :until
GROUP BY p.id
ORDER BY revenue DESC, p.id
LIMIT :most;

-- name: waiting_now^
-- Indexes orders_by_state, deliveries_for_people, deliveries_due.
SELECT (SELECT count(*) FROM orders WHERE state = 'held') AS held,
       (SELECT count(*) FROM deliveries WHERE state IN ('task', 'held'))
       + (SELECT count(*) FROM deliveries WHERE state = 'waiting') AS deliveries;

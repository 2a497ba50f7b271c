-- Lists are taken apart by another function.

-- name: settled_in_each
-- Index payments_settled.
SELECT CAST((
    SELECT COALESCE(sum(p.paid_amount), 0)
    FROM payments AS p
    WHERE p.state = 'paid'
      AND p.settled_at >= CAST(span.value ->> 0 AS BIGINT) AND p.settled_at < CAST(span.value ->> 1 AS BIGINT)
) AS BIGINT) AS received
FROM json_array_elements(CAST(:spans AS JSON)) WITH ORDINALITY AS span (value, number)
ORDER BY span.number;

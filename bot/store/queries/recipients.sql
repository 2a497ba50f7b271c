-- name: count_audience^
-- Everybody but those who are banned, by whether they can be reached. `language` may be empty, and `product_id` 0.
SELECT count(*) AS people, count(b.blocked_at) AS blocked,
       count(CASE WHEN b.blocked_at IS NULL THEN x.buyer_id END) AS no_news
FROM buyers AS b LEFT JOIN broadcast_optouts AS x ON x.buyer_id = b.id
WHERE NOT EXISTS (SELECT 1 FROM bans AS k WHERE k.user_id = b.id)
  AND (:language = '' OR b.language = :language)
  AND (:bought = 0 OR EXISTS (
      SELECT 1 FROM orders AS o WHERE o.buyer_id = b.id AND o.state IN ('paid', 'delivered')
  ))
  AND (:product_id = 0 OR EXISTS (
      SELECT 1 FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
      WHERE l.product_id = :product_id AND l.buyer_id = b.id AND l.taken = 1 AND o.state IN ('paid', 'delivered')
  ));

-- name: insert_recipients!
-- The same people, but for those who can't be reached or want no news.
INSERT INTO broadcast_recipients (broadcast_id, buyer_id, state, due_at)
SELECT sent_off.id, b.id, 'waiting', sent_off.queued_at
FROM buyers AS b JOIN broadcasts AS sent_off ON sent_off.id = :id
WHERE b.blocked_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM broadcast_optouts AS x WHERE x.buyer_id = b.id)
  AND NOT EXISTS (SELECT 1 FROM bans AS k WHERE k.user_id = b.id)
  AND (:language = '' OR b.language = :language)
  AND (:bought = 0 OR EXISTS (
      SELECT 1 FROM orders AS o WHERE o.buyer_id = b.id AND o.state IN ('paid', 'delivered')
  ))
  AND (:product_id = 0 OR EXISTS (
      SELECT 1 FROM order_lines AS l JOIN orders AS o ON o.id = l.order_id
      WHERE l.product_id = :product_id AND l.buyer_id = b.id AND l.taken = 1 AND o.state IN ('paid', 'delivered')
  ));

-- name: claim_recipients
-- Only while it runs. Index broadcast_recipients_due.
UPDATE broadcast_recipients SET state = 'leased', due_at = :lease_until, tried = tried + 1
WHERE broadcast_id = :id AND state = 'waiting' AND buyer_id IN (
    SELECT r.buyer_id FROM broadcast_recipients AS r
    WHERE r.broadcast_id = :id AND r.state = 'waiting' AND r.due_at <= :now
      AND EXISTS (SELECT 1 FROM broadcasts AS b WHERE b.id = :id AND b.state = 'running')
    ORDER BY r.due_at
    LIMIT :most
)
RETURNING buyer_id, tried, (SELECT language FROM buyers WHERE buyers.id = buyer_id) AS language;

-- name: recipient_reached!
UPDATE broadcast_recipients SET state = 'sent', message_id = :message_id
WHERE broadcast_id = :id AND buyer_id = :buyer_id AND state = 'leased' AND tried = :tried;

-- name: recipient_blocked!
UPDATE broadcast_recipients SET state = 'blocked'
WHERE broadcast_id = :id AND buyer_id = :buyer_id AND state = 'leased' AND tried = :tried;

-- name: recipient_failed!
UPDATE broadcast_recipients SET state = 'failed', reason = :reason
WHERE broadcast_id = :id AND buyer_id = :buyer_id AND state = 'leased' AND tried = :tried;

-- name: recipient_not_tried!
-- Nothing came of it, and that is known: it does not count.
UPDATE broadcast_recipients SET state = 'waiting', due_at = :due_at, tried = tried - 1
WHERE broadcast_id = :id AND buyer_id = :buyer_id AND state = 'leased' AND tried = :tried;

-- name: recipient_to_retry!
-- It may have arrived.
UPDATE broadcast_recipients SET state = 'waiting', due_at = :due_at
WHERE broadcast_id = :id AND buyer_id = :buyer_id AND state = 'leased' AND tried = :tried;

-- name: give_up_overdue!
-- Whoever tried them is gone, and so was the one before. Index broadcast_recipients_due.
UPDATE broadcast_recipients SET state = 'failed', reason = :reason
WHERE broadcast_id = :id AND state = 'leased' AND due_at <= :now AND tried >= :most;

-- name: retry_overdue!
-- Whoever tried them is gone: behind all those who were not tried at all. Index broadcast_recipients_due.
UPDATE broadcast_recipients SET state = 'waiting', due_at = :now
WHERE broadcast_id = :id AND state = 'leased' AND due_at <= :now;

-- name: release_recipients!
-- The process that held these leases is gone (only where a file has one process). Index broadcast_recipients_due.
UPDATE broadcast_recipients SET due_at = 0
WHERE state = 'leased' AND broadcast_id IN (
    SELECT id FROM broadcasts WHERE state IN ('waiting', 'running', 'paused', 'stopping')
);

-- name: count_recipients
-- Index broadcast_recipients_due.
SELECT state, count(*) AS number FROM broadcast_recipients
WHERE broadcast_id = :id
GROUP BY state;

-- name: next_recipient$
-- Index broadcast_recipients_due.
SELECT min(due_at) FROM broadcast_recipients
WHERE broadcast_id = :id AND state = 'waiting';

-- name: count_failures
-- Index broadcast_recipients_failed.
SELECT reason, count(*) AS people FROM broadcast_recipients
WHERE broadcast_id = :id AND state = 'failed'
GROUP BY reason
ORDER BY people DESC, reason
LIMIT :most;

-- name: leave_out_recipient!
-- They want no news: whatever has not reached them yet does not.
UPDATE broadcast_recipients SET state = 'no_news'
WHERE buyer_id = :buyer_id AND state = 'waiting' AND broadcast_id IN (
    SELECT id FROM broadcasts WHERE state IN ('waiting', 'running', 'paused', 'stopping')
);

-- name: take_recipient_back!
-- They want news after all.
UPDATE broadcast_recipients SET state = 'waiting'
WHERE buyer_id = :buyer_id AND state = 'no_news' AND broadcast_id IN (
    SELECT id FROM broadcasts WHERE state IN ('waiting', 'running', 'paused', 'stopping')
);

-- name: staff_to_tell
-- Everybody, with what they have chosen to hear of a topic. A dozen at most.
SELECT s.user_id, s.role, b.language, w.wish
FROM staff AS s
LEFT JOIN buyers AS b ON b.id = s.user_id
LEFT JOIN alert_wishes AS w ON w.user_id = s.user_id AND w.topic = :topic
ORDER BY s.user_id;

-- name: alert_wishes_of
-- Primary key.
SELECT topic, wish FROM alert_wishes WHERE user_id = :user_id;

-- name: put_alert_wish!
-- Only for somebody who is on the staff still.
INSERT INTO alert_wishes (user_id, topic, wish)
SELECT user_id, :topic, :wish FROM staff WHERE user_id = :user_id
ON CONFLICT (user_id, topic) DO UPDATE SET wish = excluded.wish;

-- name: alert_known$
-- Was it told, or kept back? Unique index on outbox.once, primary key.
SELECT once FROM outbox WHERE once = :once
UNION ALL
SELECT once FROM alerts_told WHERE once = :once
LIMIT 1;

-- name: alerts_counted$
-- Index alerts_told_to.
SELECT count(*) FROM alerts_told
WHERE user_id = :user_id AND topic = :topic AND hour = :hour AND how = 'counted';

-- name: note_alert!
INSERT INTO alerts_told (once, user_id, topic, hour, how)
VALUES (:once, :user_id, :topic, :hour, :how)
ON CONFLICT (once) DO NOTHING;

-- name: alerts_kept_back
-- How many in each hour that is over. Index alerts_told_in.
SELECT user_id, topic, hour, count(*) AS number FROM alerts_told
WHERE hour < :before AND how = 'kept_back'
GROUP BY hour, user_id, topic
ORDER BY hour, user_id, topic;

-- name: old_alerts$
-- Is there one of an hour that is over? Index alerts_told_in.
SELECT once FROM alerts_told WHERE hour < :before LIMIT 1;

-- name: forget_alerts!
-- But those that wait to be sent: they are dropped should the one they are for leave the staff. Index alerts_told_in.
DELETE FROM alerts_told
WHERE hour < :before
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS o WHERE o.once = alerts_told.once AND o.state IN ('queued', 'parked')
  );

-- name: drop_alerts!
-- Somebody is no longer on the staff: what they have not been told yet, they are not told. Index alerts_told_to.
UPDATE outbox SET state = 'dropped', lease_until = 0
WHERE state IN ('queued', 'parked')
  AND once IN (SELECT once FROM alerts_told WHERE user_id = :user_id);

-- name: backlogs_told
-- Two at most.
SELECT what FROM backlogs;

-- name: backlog_began!
INSERT INTO backlogs (what, since) VALUES (:what, :since)
ON CONFLICT (what) DO NOTHING;

-- name: backlog_over!
DELETE FROM backlogs WHERE what = :what;

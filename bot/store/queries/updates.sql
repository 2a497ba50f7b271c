-- name: receive_update!
-- Telegram repeats what it thinks we lost; the first copy counts.
INSERT INTO updates (id, chat_id, body, state, received_at, due_at)
VALUES (:id, :chat_id, :body, 'waiting', :now, :now)
ON CONFLICT (id) DO NOTHING;

-- name: waiting_updates
-- The first update of each chat, where it is due: a chat's updates are handled in order, and a chat that sends a
-- thousand of them takes one place. In the order of index updates_waiting, so that nothing that was handled is looked
-- at again; and updates_of_chat.
SELECT u.id, u.chat_id, u.body, u.attempts
FROM updates AS u
WHERE u.state = 'waiting' AND u.due_at <= :now
  AND NOT EXISTS (
      SELECT 1 FROM updates AS earlier
      WHERE earlier.chat_id = u.chat_id AND earlier.state = 'waiting' AND earlier.id < u.id
  )
ORDER BY u.due_at, u.id
LIMIT :most;

-- name: claim_update!
-- Who has it holds it back from the others: after a crash it is due again when the lease is over.
UPDATE updates SET due_at = :lease_until
WHERE id = :id AND state = 'waiting' AND due_at <= :now;

-- name: give_update_back!
UPDATE updates SET due_at = :now
WHERE id = :id AND state = 'waiting';

-- name: update_handled!
-- What it said is no longer needed; that it came is, until Telegram can't repeat it any more.
UPDATE updates SET state = 'handled', body = ''
WHERE id = :id AND state = 'waiting';

-- name: update_to_retry!
UPDATE updates SET attempts = attempts + 1, due_at = :due_at
WHERE id = :id AND state = 'waiting';

-- name: update_failed!
UPDATE updates SET state = 'failed', attempts = attempts + 1
WHERE id = :id AND state = 'waiting';

-- name: forget_updates!
-- Index updates_received.
DELETE FROM updates
WHERE received_at < :before AND state <> 'waiting';

-- name: count_waiting_updates$
SELECT count(*) FROM updates WHERE state = 'waiting';

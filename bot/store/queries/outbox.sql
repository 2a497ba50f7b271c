-- name: put_in_outbox!
-- `once` is the message's idempotency key: what is there already is not put there again.
INSERT INTO outbox (chat_id, kind, body, slot, once, state, created_at, due_at)
VALUES (:chat_id, :kind, :body, :slot, :once, 'queued', :now, :now)
ON CONFLICT (once) DO NOTHING;

-- name: claim_due_messages
-- The first message of each chat, where it is due: a chat's messages go in order, but for edits, which change what is
-- there already and keep nothing new waiting. Indexes outbox_due, outbox_queued.
UPDATE outbox SET lease_until = :lease_until
WHERE id IN (
    SELECT o.id FROM outbox AS o
    WHERE o.state = 'queued' AND o.due_at <= :now AND o.lease_until <= :now
      AND NOT EXISTS (
          SELECT 1 FROM outbox AS earlier
          WHERE earlier.chat_id = o.chat_id AND earlier.state = 'queued' AND earlier.id < o.id
            AND (earlier.kind = 'send' OR o.kind = 'edit')
      )
    ORDER BY o.due_at, o.id
    LIMIT :most
)
RETURNING id, chat_id, kind, body, slot, attempts, created_at;

-- name: release_messages!
-- The process that held these leases is gone (only where a file has one process).
UPDATE outbox SET lease_until = 0
WHERE state = 'queued' AND lease_until > 0;

-- name: message_sent!
UPDATE outbox SET state = 'sent', sent_at = :now, message_id = :message_id, lease_until = 0, attempts = attempts + 1
WHERE id = :id AND state = 'queued';

-- name: message_to_retry!
UPDATE outbox SET due_at = :due_at, lease_until = 0, attempts = attempts + 1
WHERE id = :id AND state = 'queued';

-- name: message_dropped!
-- Telegram will never take it.
UPDATE outbox SET state = 'dropped', lease_until = 0, attempts = attempts + 1
WHERE id = :id AND state = 'queued';

-- name: park_messages!
-- They blocked the bot: all that is queued waits for their return. Index outbox_queued.
UPDATE outbox SET state = 'parked', lease_until = 0
WHERE chat_id = :chat_id AND state = 'queued';

-- name: queued_of_money$
-- Receipts, and what is said of held money. Index outbox_queued.
SELECT count(*) FROM outbox
WHERE chat_id = :chat_id AND state = 'queued' AND (once LIKE 'receipt:%' OR once LIKE 'held:%');

-- name: unpark_messages!
-- They came back. Index outbox_parked.
UPDATE outbox SET state = 'queued', due_at = :now
WHERE chat_id = :chat_id AND state = 'parked';

-- name: messages_in_slot
-- Where in the chat do the messages with this name stand? Index outbox_slot.
SELECT message_id FROM outbox
WHERE slot = :slot AND kind = 'send' AND message_id IS NOT NULL
ORDER BY id DESC;

-- name: message_replaced!
-- Another message took its place. Index outbox_slot.
UPDATE outbox SET message_id = :new_id
WHERE slot = :slot AND kind = 'send' AND message_id = :old_id;

-- name: outbox_depth^
SELECT count(*) AS number, min(created_at) AS oldest
FROM outbox
WHERE state = 'queued';

-- name: next_due_message$
-- Index outbox_due.
SELECT min(due_at) FROM outbox WHERE state = 'queued' AND due_at > :after;

-- name: forget_messages!
-- Only what nobody will look for again: the keys of receipts and alerts stay. Index outbox_small_talk, as long as the
-- two columns are asked about together: what has a key alone, or a slot alone, is nearly everything.
DELETE FROM outbox
WHERE created_at < :before AND state = 'sent' AND COALESCE(slot, once) IS NULL;

-- name: slot_at$
-- Which of our messages stands there? Index outbox_placed.
SELECT slot FROM outbox
WHERE chat_id = :chat_id AND message_id = :message_id AND kind = 'send' AND slot IS NOT NULL
ORDER BY id DESC
LIMIT 1;

-- name: queued_in_slot$
-- Does something under this name wait? Index outbox_slot.
SELECT count(*) FROM outbox WHERE slot = :slot AND state = 'queued';

-- name: was_put_in_outbox$
-- Unique key.
SELECT 1 FROM outbox WHERE once = :once;

-- name: open_membership!
-- A membership that was never paid for is one that has ended. Unique index on (chat_id, buyer_id).
INSERT INTO memberships (chat_id, buyer_id, product_id, state, invite_link, ends_at, created_at)
VALUES (:chat_id, :buyer_id, :product_id, 'ended', '', :now, :now)
ON CONFLICT (chat_id, buyer_id) DO NOTHING;

-- name: claim_membership^
-- Unique index on (chat_id, buyer_id). Whoever lets people in or out holds the lease: never two at once.
UPDATE memberships SET lease_until = :lease_until
WHERE chat_id = :chat_id AND buyer_id = :buyer_id AND lease_until <= :now
RETURNING id, chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, reminders, attempts, due_at;

-- name: claim_due_memberships
-- Index memberships_due. The lease makes a crash or a second replica harmless.
UPDATE memberships SET lease_until = :lease_until
WHERE id IN (
    SELECT id FROM memberships
    WHERE due_at <= :now AND lease_until <= :now
    ORDER BY due_at
    LIMIT :most
)
RETURNING id, chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, reminders, attempts, due_at;

-- name: release_memberships!
-- The process that held these leases is gone (only where a file has one process).
UPDATE memberships SET lease_until = 0
WHERE lease_until > 0;

-- name: membership_of_buyer^
-- Unique index on (chat_id, buyer_id).
SELECT id, chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, reminders, attempts, due_at
FROM memberships
WHERE chat_id = :chat_id AND buyer_id = :buyer_id;

-- name: lock_membership^
-- Unique index on (chat_id, buyer_id).
SELECT id, chat_id, buyer_id, product_id, state, invite_link, member_id, ends_at, reminders, attempts, due_at
FROM memberships
WHERE chat_id = :chat_id AND buyer_id = :buyer_id;

-- name: let_membership_go!
UPDATE memberships SET lease_until = 0
WHERE id = :id;

-- name: membership_link_made!
UPDATE memberships SET invite_link = :invite_link, member_id = NULL
WHERE id = :id;

-- name: extend_membership!
UPDATE memberships
SET product_id = :product_id, state = :state, ends_at = :ends_at, due_at = :due_at, reminders = 0, attempts = 0,
    lease_until = 0
WHERE id = :id;

-- name: membership_reminded!
UPDATE memberships SET reminders = :reminders, due_at = :due_at, attempts = 0, lease_until = 0
WHERE id = :id AND state = 'active' AND ends_at = :ends_at AND reminders = :old_reminders;

-- name: end_membership!
-- A renewal that came meanwhile wins, and so does a member of whom nobody knew when they were put out.
UPDATE memberships SET state = 'ended', due_at = NULL, attempts = 0, member_id = NULL, lease_until = 0
WHERE id = :id AND ends_at = :ends_at AND (member_id IS NULL OR member_id = :member_id);

-- name: membership_to_retry!
UPDATE memberships SET due_at = :due_at, attempts = attempts + 1, lease_until = 0
WHERE id = :id AND ends_at = :ends_at;

-- name: membership_joined!
-- Index memberships_by_link.
UPDATE memberships
SET member_id = :member_id, due_at = CASE WHEN state = 'ended' THEN :now ELSE due_at END
WHERE invite_link = :invite_link AND chat_id = :chat_id;

-- name: membership_left!
-- Index memberships_inside.
UPDATE memberships SET member_id = NULL
WHERE chat_id = :chat_id AND member_id = :member_id;

-- name: next_due_membership$
-- Index memberships_due.
SELECT min(due_at) FROM memberships WHERE due_at IS NOT NULL;

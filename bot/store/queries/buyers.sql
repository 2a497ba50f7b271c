-- name: buyer_by_id^
-- Who is this? Primary key.
SELECT id, name, username, language, blocked_at
FROM buyers
WHERE id = :id;

-- name: meet_buyer!
-- A person wrote: remember them, and the name that they go by now.
INSERT INTO buyers (id, name, username, folded_name, language, created_at)
VALUES (:id, :name, :username, :folded_name, :language, :now)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, username = excluded.username, folded_name = excluded.folded_name;

-- name: set_buyer_language!
UPDATE buyers SET language = :language
WHERE id = :id;

-- name: block_buyer!
-- The first refusal changes the row; the rest change nothing.
UPDATE buyers SET blocked_at = :now
WHERE id = :id AND blocked_at IS NULL;

-- name: unblock_buyer!
UPDATE buyers SET blocked_at = NULL
WHERE id = :id AND blocked_at IS NOT NULL;

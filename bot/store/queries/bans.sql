-- name: ban_of^
SELECT user_id, name, reason, by_name, at FROM bans WHERE user_id = :user_id;

-- name: put_ban!
INSERT INTO bans (user_id, name, reason, by_id, by_name, at)
VALUES (:user_id, :name, :reason, :by_id, :by_name, :now)
ON CONFLICT (user_id) DO NOTHING;

-- name: remove_ban!
DELETE FROM bans WHERE user_id = :user_id;

-- name: bans_page
-- The newest first. Index bans_newest.
SELECT user_id, name, reason, by_name, at FROM bans
ORDER BY at DESC, user_id DESC
LIMIT :most OFFSET :skip;

-- name: tell_banned!
-- Now and then, and once more where the update that was answered comes again.
UPDATE bans SET told_at = :now, told_for = :update_id
WHERE user_id = :user_id AND (told_at IS NULL OR told_at <= :before OR told_for = :update_id);

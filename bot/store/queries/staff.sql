-- name: staff_member^
SELECT user_id, name, role, since FROM staff WHERE user_id = :user_id;

-- name: staff_members
-- A dozen at most, the mightiest first.
SELECT user_id, name, role, since FROM staff
ORDER BY CASE role WHEN 'owner' THEN 0 WHEN 'manager' THEN 1 WHEN 'support' THEN 2 ELSE 3 END, since, user_id;

-- name: put_staff_member!
INSERT INTO staff (user_id, name, role, since) VALUES (:user_id, :name, :role, :now)
ON CONFLICT (user_id) DO UPDATE SET role = excluded.role
WHERE staff.role <> excluded.role;

-- name: name_staff_member!
UPDATE staff SET name = :name WHERE user_id = :user_id AND name <> :name;

-- name: change_staff_role!
UPDATE staff SET role = :new WHERE user_id = :user_id AND role = :old;

-- name: remove_staff_member!
DELETE FROM staff WHERE user_id = :user_id AND role = :role;

-- name: put_staff_invite!
-- The same update again gets another code: its first answer was never said.
INSERT INTO staff_invites (code_hash, role, created_by, update_id, created_at, expires_at)
VALUES (:code_hash, :role, :created_by, :update_id, :now, :expires_at)
ON CONFLICT (update_id) DO UPDATE SET code_hash = excluded.code_hash;

-- name: staff_invite^
SELECT id, role, created_by, created_at, expires_at, used_by, withdrawn_at FROM staff_invites
WHERE code_hash = :code_hash;

-- name: open_staff_invites
-- Index staff_invites_open.
SELECT id, role, created_by, created_at, expires_at, used_by, withdrawn_at FROM staff_invites
WHERE used_at IS NULL AND withdrawn_at IS NULL AND expires_at > :now
ORDER BY expires_at;

-- name: use_staff_invite!
UPDATE staff_invites SET used_by = :user_id, used_at = :now
WHERE id = :id AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > :now;

-- name: withdraw_staff_invite!
UPDATE staff_invites SET withdrawn_at = :now
WHERE id = :id AND used_at IS NULL AND withdrawn_at IS NULL;

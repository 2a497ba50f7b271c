-- name: chat_settings
-- A dozen at most.
SELECT s.key, s.value, s.set_by, s.set_at, COALESCE(b.name, '') AS by_name
FROM chat_settings s LEFT JOIN buyers b ON b.id = s.set_by
ORDER BY s.key;

-- name: chat_setting$
SELECT value FROM chat_settings WHERE key = :key;

-- name: insert_chat_setting!
INSERT INTO chat_settings (key, value, set_by, set_at) VALUES (:key, :value, :by_id, :now)
ON CONFLICT (key) DO NOTHING;

-- name: change_chat_setting!
UPDATE chat_settings SET value = :value, set_by = :by_id, set_at = :now WHERE key = :key AND value = :old;

-- name: drop_chat_setting!
DELETE FROM chat_settings WHERE key = :key AND value = :old;

-- name: note_chat_setting!
INSERT INTO chat_setting_changes (key, old, new, by_id, at, update_id)
VALUES (:key, :old, :new, :by_id, :now, :update_id);

-- name: chat_setting_change^
SELECT id, key, old, new FROM chat_setting_changes WHERE id = :id;

-- name: last_chat_setting_change^
-- Index chat_setting_changes_of_key.
SELECT id, key, old, new FROM chat_setting_changes WHERE key = :key ORDER BY id DESC LIMIT 1;

-- name: chat_setting_change_by^
SELECT id, key, old, new FROM chat_setting_changes WHERE update_id = :update_id AND key = :key;

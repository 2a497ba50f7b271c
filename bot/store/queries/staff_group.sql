-- name: staff_group^
SELECT chat_id, title FROM staff_group WHERE id = 1;

-- name: hold_staff_group^
-- On SQLite whoever is in a transaction is the only writer anyway.
SELECT chat_id, title FROM staff_group WHERE id = 1;

-- name: put_staff_group!
INSERT INTO staff_group (id, chat_id, title, set_by, set_at) VALUES (1, :chat_id, :title, :set_by, :now)
ON CONFLICT (id) DO UPDATE SET
    chat_id = excluded.chat_id,
    title = excluded.title,
    set_by = excluded.set_by,
    set_at = excluded.set_at;

-- name: remove_staff_group!
DELETE FROM staff_group WHERE id = 1 AND chat_id = :chat_id;

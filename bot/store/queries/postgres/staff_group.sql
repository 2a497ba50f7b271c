-- name: hold_staff_group^
SELECT chat_id, title FROM staff_group WHERE id = 1
FOR SHARE;

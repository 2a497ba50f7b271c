-- name: lock_form^
SELECT user_id, name, step, answers, update_id, updated_at
FROM forms
WHERE user_id = :user_id
FOR UPDATE;

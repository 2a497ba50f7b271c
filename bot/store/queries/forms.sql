-- name: form_of^
-- Primary key.
SELECT user_id, name, step, answers, update_id, updated_at
FROM forms
WHERE user_id = :user_id;

-- name: lock_form^
-- On SQLite whoever is in a transaction is the only writer anyway.
SELECT user_id, name, step, answers, update_id, updated_at
FROM forms
WHERE user_id = :user_id;

-- name: put_form!
-- A person is in one form at a time: a new one takes the old one's place.
INSERT INTO forms (user_id, name, step, answers, update_id, updated_at)
VALUES (:user_id, :name, :step, :answers, :update_id, :now)
ON CONFLICT (user_id) DO UPDATE SET
    name = excluded.name,
    step = excluded.step,
    answers = excluded.answers,
    update_id = excluded.update_id,
    updated_at = excluded.updated_at;

-- name: forget_forms!
-- A short table, looked through now and then: one row at most for each person.
DELETE FROM forms
WHERE updated_at < :before;

-- name: note_action!
-- An update that is handled again notes nothing new.
INSERT INTO audit_trail (at, by_id, by_name, role, what, subject, detail, update_id, search)
VALUES (:at, :by_id, :by_name, :role, :what, :subject, :detail, :update_id, :search)
ON CONFLICT (update_id, what) DO NOTHING;

-- name: actions_page
-- Newest first; every one of `words` (a JSON list) occurs in it.
SELECT id, at, by_id, by_name, role, what, subject, detail FROM audit_trail
WHERE id < :before
  AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word WHERE instr(search, word.value) = 0)
ORDER BY id DESC
LIMIT :most;

-- Lists are taken apart, and words looked for, by other functions.

-- name: actions_page
SELECT id, at, by_id, by_name, role, what, subject, detail FROM audit_trail
WHERE id < :before
  AND NOT EXISTS (
      SELECT 1 FROM json_array_elements_text(CAST(:words AS JSON)) AS word (value)
      WHERE strpos(search, word.value) = 0
  )
ORDER BY id DESC
LIMIT :most;

-- name: keep_file^
-- The same bytes under the same name are one file. They are written again: should they be damaged, this mends them.
-- Kept once to stay, it stays; one that may go is as new as the last message that wanted it.
INSERT INTO files (sha256, name, mime, size, body, created_at, passing)
VALUES (:sha256, :name, :mime, :size, :body, :now, :passing)
ON CONFLICT (sha256, name) DO UPDATE SET
    mime = excluded.mime,
    size = excluded.size,
    body = excluded.body,
    created_at = CASE files.passing WHEN 1 THEN excluded.created_at ELSE files.created_at END,
    passing = CASE files.passing WHEN 1 THEN excluded.passing ELSE 0 END
RETURNING id, name, mime, size;

-- name: file_by_id^
-- All but its bytes.
SELECT id, name, mime, size
FROM files
WHERE id = :id;

-- name: file_body^
SELECT sha256, body
FROM files
WHERE id = :id;

-- name: telegram_id_of_file$
-- By what id does this bot's Telegram know it?
SELECT telegram_id
FROM file_ids
WHERE file_id = :file_id AND bot_id = :bot_id AND kind = :kind;

-- name: remember_telegram_id!
INSERT INTO file_ids (file_id, bot_id, kind, telegram_id)
VALUES (:file_id, :bot_id, :kind, :telegram_id)
ON CONFLICT (file_id, bot_id, kind) DO UPDATE SET telegram_id = excluded.telegram_id;

-- name: forget_telegram_id!
-- Only the one that was refused: another process may have uploaded the file again meanwhile.
DELETE FROM file_ids
WHERE file_id = :file_id AND bot_id = :bot_id AND kind = :kind AND telegram_id = :telegram_id;

-- name: passed_files
-- Of no use any more, unless a letter that has not been sent still carries it (see bot/messages.py for how).
-- Indexes files_passing, outbox_due, outbox_parked.
SELECT f.id
FROM files AS f
WHERE f.passing = 1 AND f.created_at < :before
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS o
      WHERE o.state = 'queued' AND o.body LIKE '%"file": {"id": ' || f.id || ', %'
  )
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS o
      WHERE o.state = 'parked' AND o.body LIKE '%"file": {"id": ' || f.id || ', %'
  )
ORDER BY f.created_at
LIMIT :most;

-- name: forget_ids_of_file!
DELETE FROM file_ids WHERE file_id = :id;

-- name: forget_file!
-- Somebody may have kept it again, or to stay, since it was looked for.
DELETE FROM files WHERE id = :id AND passing = 1 AND created_at < :before;

-- name: keep_file^
-- The same bytes under the same name are one file. They are written again: should they be damaged, this mends them.
-- What is kept for good stays so; the longer of two times counts.
INSERT INTO files (sha256, name, mime, size, body, created_at, keep_until)
VALUES (:sha256, :name, :mime, :size, :body, :now, :keep_until)
ON CONFLICT (sha256, name) DO UPDATE
SET mime = excluded.mime,
    size = excluded.size,
    body = excluded.body,
    keep_until = CASE WHEN files.keep_until < excluded.keep_until THEN excluded.keep_until
                      WHEN excluded.keep_until IS NOT NULL THEN files.keep_until END
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

-- name: forget_ids_of_passing_files!
-- Index files_passing.
DELETE FROM file_ids
WHERE file_id IN (SELECT id FROM files WHERE keep_until <= :now);

-- name: forget_passing_files!
-- Index files_passing.
DELETE FROM files WHERE keep_until <= :now;

-- name: insert_job!
INSERT INTO jobs (kind, once, asked_by, message_id, language, wanted, state, created_at)
VALUES (:kind, :once, :asked_by, :message_id, :language, :wanted, 'waiting', :now)
ON CONFLICT (once) DO NOTHING;

-- name: job_by_id^
SELECT id, kind, once, asked_by, message_id, language, wanted, state, attempts, created_at, ended_at
FROM jobs
WHERE id = :id;

-- name: job_by_key^
-- Unique index on once.
SELECT id, kind, once, asked_by, message_id, language, wanted, state, attempts, created_at, ended_at
FROM jobs
WHERE once = :once;

-- name: claim_jobs
-- Index jobs_waiting.
UPDATE jobs SET lease_until = :lease_until, attempts = attempts + 1
WHERE id IN (
    SELECT id FROM jobs
    WHERE state = 'waiting' AND lease_until <= :now
    ORDER BY lease_until, id
    LIMIT :most
)
RETURNING id, kind, once, asked_by, message_id, language, wanted, state, attempts, created_at, ended_at;

-- name: release_jobs!
-- The process that held these leases is gone (only where a file has one process). Index jobs_waiting.
UPDATE jobs SET lease_until = 0
WHERE state = 'waiting' AND lease_until > 0;

-- name: hold_job!
UPDATE jobs SET lease_until = :lease_until
WHERE id = :id AND state = 'waiting' AND attempts = :attempts;

-- name: end_job!
-- By whoever has it: it may have been begun again by somebody else.
UPDATE jobs SET state = :state, ended_at = :now, lease_until = 0
WHERE id = :id AND state = 'waiting' AND attempts = :attempts;

-- name: cancel_job!
UPDATE jobs SET state = 'cancelled', ended_at = :now, lease_until = 0
WHERE id = :id AND state = 'waiting';

-- name: count_jobs_of$
-- How much of somebody's work is not done yet? Index jobs_waiting.
SELECT count(*) FROM jobs WHERE state = 'waiting' AND asked_by = :asked_by;

-- name: last_job_done$
-- Index jobs_ended.
SELECT max(ended_at) FROM jobs WHERE kind = :kind AND state = 'done' AND ended_at IS NOT NULL;

-- name: forget_jobs!
-- Backups stay: each is made once in its period. Index jobs_ended.
DELETE FROM jobs
WHERE kind IN ('export', 'reconcile') AND state IN ('done', 'cancelled', 'failed') AND ended_at < :before;

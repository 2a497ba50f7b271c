-- name: claim_jobs
WITH due AS (
    SELECT id FROM jobs
    WHERE state = 'waiting' AND lease_until <= :now
    ORDER BY lease_until, id
    LIMIT :most
    FOR UPDATE SKIP LOCKED
)
UPDATE jobs SET lease_until = :lease_until, attempts = attempts + 1
WHERE id IN (SELECT id FROM due)
RETURNING id, kind, once, asked_by, message_id, language, wanted, state, attempts, created_at, ended_at;

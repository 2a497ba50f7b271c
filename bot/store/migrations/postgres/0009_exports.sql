-- Work that takes its time and is done in the background: exports, reconciliations, backups.

-- `once` is its idempotency key; `asked_by` is NULL for what is done by the clock, and `message_id` where its progress
-- stands in a message of its own; `wanted` is JSON.
CREATE TABLE jobs (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        TEXT    NOT NULL CHECK (kind IN ('export', 'reconcile', 'backup')),
    once        TEXT    NOT NULL UNIQUE,
    asked_by    BIGINT,
    message_id  BIGINT,
    language    TEXT    NOT NULL CHECK (language IN ('fa', 'en')),
    wanted      TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'done', 'cancelled', 'failed')),
    attempts    BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    lease_until BIGINT NOT NULL DEFAULT 0,
    created_at  BIGINT NOT NULL,
    ended_at    BIGINT,
    CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX jobs_waiting ON jobs (lease_until, id) WHERE state = 'waiting';
CREATE INDEX jobs_ended ON jobs (kind, state, ended_at) WHERE ended_at IS NOT NULL;

-- Until when a file is kept that is only on its way to somebody; NULL where it is kept for good.
ALTER TABLE files ADD COLUMN keep_until BIGINT;
CREATE INDEX files_passing ON files (keep_until) WHERE keep_until IS NOT NULL;

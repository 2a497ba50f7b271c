-- One message to many people, and who of them has it. Times are milliseconds since 1970, UTC.

-- `content` is what people get, as JSON. The people are fixed when it is sent off; those that were left out are counted.
-- `told` is what its progress message says by now.
CREATE TABLE broadcasts (
    id               BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state            TEXT    NOT NULL CHECK (
                         state IN ('draft', 'discarded', 'waiting', 'running', 'paused', 'stopping', 'stopped', 'done')
                     ),
    content          TEXT    NOT NULL,
    audience         TEXT    NOT NULL CHECK (audience IN ('everybody', 'bought', 'product', 'persian', 'english')),
    product_id       BIGINT REFERENCES products (id),
    created_by       BIGINT NOT NULL,
    created_at       BIGINT NOT NULL,
    started_by       BIGINT,
    started_at       BIGINT,
    queued_at        BIGINT,
    finished_at      BIGINT,
    total            BIGINT NOT NULL DEFAULT 0 CHECK (total >= 0),
    left_out_blocked BIGINT NOT NULL DEFAULT 0 CHECK (left_out_blocked >= 0),
    left_out_no_news BIGINT NOT NULL DEFAULT 0 CHECK (left_out_no_news >= 0),
    told             TEXT    NOT NULL DEFAULT '',
    told_at          BIGINT NOT NULL DEFAULT 0,
    CHECK ((audience = 'product') = (product_id IS NOT NULL)),
    CHECK ((state IN ('draft', 'discarded')) = (started_at IS NULL)),
    CHECK ((started_at IS NULL) = (started_by IS NULL)),
    CHECK ((started_at IS NULL) = (queued_at IS NULL)),
    CHECK ((state IN ('stopped', 'done')) = (finished_at IS NOT NULL)),
    CHECK (started_at IS NOT NULL OR total = 0)
);
CREATE INDEX broadcasts_open ON broadcasts (queued_at, id) WHERE state IN ('waiting', 'running', 'paused', 'stopping');
CREATE UNIQUE INDEX broadcasts_one_runs ON broadcasts (state) WHERE state = 'running';

-- `due_at`: of one that waits, when it may be tried; of one that is leased, when the lease is over. `tried` counts the
-- tries of which it is not known that nothing came of them.
CREATE TABLE broadcast_recipients (
    broadcast_id BIGINT NOT NULL REFERENCES broadcasts (id),
    buyer_id     BIGINT NOT NULL REFERENCES buyers (id),
    state        TEXT    NOT NULL
                 CHECK (state IN ('waiting', 'leased', 'sent', 'blocked', 'failed', 'no_news')),
    due_at       BIGINT NOT NULL,
    tried        BIGINT NOT NULL DEFAULT 0 CHECK (tried BETWEEN 0 AND 2),
    message_id   BIGINT,
    reason       TEXT,
    PRIMARY KEY (broadcast_id, buyer_id),
    CHECK ((state = 'sent') = (message_id IS NOT NULL)),
    CHECK ((state = 'failed') = (reason IS NOT NULL)),
    CHECK (state NOT IN ('leased', 'sent') OR tried >= 1)
);
CREATE INDEX broadcast_recipients_due ON broadcast_recipients (broadcast_id, state, due_at);
CREATE INDEX broadcast_recipients_failed ON broadcast_recipients (broadcast_id, reason) WHERE state = 'failed';

CREATE TABLE broadcast_optouts (
    buyer_id BIGINT PRIMARY KEY REFERENCES buyers (id),
    at       BIGINT NOT NULL
);

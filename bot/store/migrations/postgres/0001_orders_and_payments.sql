-- Times are milliseconds since 1970, UTC. Amounts are rials.

CREATE TABLE buyers (
    id         BIGINT PRIMARY KEY,
    name       TEXT    NOT NULL,
    language   TEXT    NOT NULL CHECK (language IN ('fa', 'en')),
    blocked_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE updates (
    id          BIGINT PRIMARY KEY,
    chat_id     BIGINT NOT NULL,
    body        TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'handled', 'failed')),
    attempts    BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    received_at BIGINT NOT NULL,
    due_at      BIGINT NOT NULL
);
CREATE INDEX updates_waiting ON updates (due_at, id) WHERE state = 'waiting';
CREATE INDEX updates_of_chat ON updates (chat_id, id) WHERE state = 'waiting';
CREATE INDEX updates_received ON updates (received_at);

CREATE TABLE orders (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    buyer_id   BIGINT NOT NULL REFERENCES buyers (id),
    amount     BIGINT NOT NULL CHECK (amount >= 1000),
    state      TEXT    NOT NULL
               CHECK (state IN ('open', 'paid', 'delivered', 'held', 'refunded', 'cancelled', 'expired')),
    update_id  BIGINT UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX orders_of_buyer ON orders (buyer_id, id);
CREATE INDEX orders_to_expire ON orders (expires_at) WHERE state = 'open';
CREATE INDEX orders_by_state ON orders (state);

CREATE TABLE payments (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id      BIGINT NOT NULL REFERENCES orders (id),
    terminal      TEXT    NOT NULL,
    amount        BIGINT NOT NULL CHECK (amount >= 1000),
    state         TEXT    NOT NULL
                  CHECK (state IN ('requested', 'unknown', 'pending', 'paid', 'failed', 'abandoned', 'held')),
    return_token  TEXT    NOT NULL UNIQUE CHECK (length(return_token) >= 22),
    invoice_key   TEXT,
    bank_code     TEXT,
    paid_amount   BIGINT,
    held_reason   TEXT    CHECK (held_reason IN ('amount_differs', 'paid_twice', 'bank_code_repeated')),
    created_at    BIGINT NOT NULL,
    check_until   BIGINT NOT NULL,
    next_check_at BIGINT,
    lease_until   BIGINT NOT NULL DEFAULT 0,
    checks        BIGINT NOT NULL DEFAULT 0 CHECK (checks >= 0),
    settled_at    BIGINT,
    UNIQUE (terminal, invoice_key),
    UNIQUE (terminal, bank_code),
    CHECK (state NOT IN ('pending', 'paid', 'abandoned', 'held') OR invoice_key IS NOT NULL),
    CHECK (state <> 'paid' OR (bank_code IS NOT NULL AND paid_amount = amount)),
    CHECK (state <> 'paid' OR settled_at IS NOT NULL),
    CHECK ((state = 'held') = (held_reason IS NOT NULL)),
    CHECK (state <> 'held' OR (paid_amount IS NOT NULL AND settled_at IS NOT NULL)),
    CHECK (state NOT IN ('paid', 'held', 'abandoned') OR next_check_at IS NULL),
    CHECK (state <> 'pending' OR next_check_at IS NOT NULL)
);
CREATE INDEX payments_of_order ON payments (order_id, id);
CREATE INDEX payments_to_check ON payments (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX payments_asked ON payments (created_at) WHERE state = 'requested';
CREATE INDEX payments_by_state ON payments (state);
CREATE UNIQUE INDEX payments_one_settles ON payments (order_id) WHERE state = 'paid';

-- What was agreed and what was paid never change, whatever the program does.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION $m$what was agreed or paid never changes$m$;
END $$;

CREATE TRIGGER payments_frozen BEFORE UPDATE ON payments FOR EACH ROW
WHEN (
    NEW.amount <> OLD.amount
    OR NEW.order_id <> OLD.order_id
    OR NEW.return_token <> OLD.return_token
    OR NEW.terminal <> OLD.terminal
    OR (OLD.invoice_key IS NOT NULL AND NEW.invoice_key IS DISTINCT FROM OLD.invoice_key)
    OR (
        OLD.state IN ('paid', 'held')
        AND (
            NEW.state <> OLD.state
            OR NEW.paid_amount IS DISTINCT FROM OLD.paid_amount
            OR NEW.bank_code IS DISTINCT FROM OLD.bank_code
        )
    )
)
EXECUTE FUNCTION refuse_change();

CREATE TRIGGER orders_frozen BEFORE UPDATE ON orders FOR EACH ROW
WHEN (NEW.amount <> OLD.amount OR NEW.buyer_id <> OLD.buyer_id)
EXECUTE FUNCTION refuse_change();

CREATE TABLE events (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id   BIGINT NOT NULL REFERENCES orders (id),
    payment_id BIGINT REFERENCES payments (id),
    at         BIGINT NOT NULL,
    old        TEXT    NOT NULL,
    new        TEXT    NOT NULL,
    cause      TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    CHECK (old <> new)
);
CREATE INDEX events_of_order ON events (order_id, id);
CREATE INDEX events_of_payment ON events (payment_id, id) WHERE payment_id IS NOT NULL;

CREATE TABLE outbox (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat_id     BIGINT NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('send', 'edit')),
    body        TEXT    NOT NULL,
    slot        TEXT,
    once        TEXT    UNIQUE,
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'parked', 'dropped')),
    attempts    BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    created_at  BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    lease_until BIGINT NOT NULL DEFAULT 0,
    sent_at     BIGINT,
    message_id  BIGINT,
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX outbox_queued ON outbox (chat_id, id) WHERE state = 'queued';
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'queued';
CREATE INDEX outbox_parked ON outbox (chat_id, id) WHERE state = 'parked';
CREATE INDEX outbox_slot ON outbox (slot, id) WHERE slot IS NOT NULL;
CREATE INDEX outbox_created ON outbox (created_at);

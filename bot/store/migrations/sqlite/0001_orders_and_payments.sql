-- Times are milliseconds since 1970, UTC. Amounts are rials.

CREATE TABLE buyers (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    language   TEXT    NOT NULL CHECK (language IN ('fa', 'en')),
    blocked_at INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE updates (
    id          INTEGER PRIMARY KEY,
    chat_id     INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'handled', 'failed')),
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    received_at INTEGER NOT NULL,
    due_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX updates_waiting ON updates (due_at, id) WHERE state = 'waiting';
CREATE INDEX updates_of_chat ON updates (chat_id, id) WHERE state = 'waiting';
CREATE INDEX updates_received ON updates (received_at);

CREATE TABLE orders (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    buyer_id   INTEGER NOT NULL REFERENCES buyers (id),
    amount     INTEGER NOT NULL CHECK (amount >= 1000),
    state      TEXT    NOT NULL
               CHECK (state IN ('open', 'paid', 'delivered', 'held', 'refunded', 'cancelled', 'expired')),
    update_id  INTEGER UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > created_at)
) STRICT;
CREATE INDEX orders_of_buyer ON orders (buyer_id, id);
CREATE INDEX orders_to_expire ON orders (expires_at) WHERE state = 'open';
CREATE INDEX orders_by_state ON orders (state);

CREATE TABLE payments (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id      INTEGER NOT NULL REFERENCES orders (id),
    terminal      TEXT    NOT NULL,
    amount        INTEGER NOT NULL CHECK (amount >= 1000),
    state         TEXT    NOT NULL
                  CHECK (state IN ('requested', 'unknown', 'pending', 'paid', 'failed', 'abandoned', 'held')),
    return_token  TEXT    NOT NULL UNIQUE CHECK (length(return_token) >= 22),
    invoice_key   TEXT,
    bank_code     TEXT,
    paid_amount   INTEGER,
    held_reason   TEXT    CHECK (held_reason IN ('amount_differs', 'paid_twice', 'bank_code_repeated')),
    created_at    INTEGER NOT NULL,
    check_until   INTEGER NOT NULL,
    next_check_at INTEGER,
    lease_until   INTEGER NOT NULL DEFAULT 0,
    checks        INTEGER NOT NULL DEFAULT 0 CHECK (checks >= 0),
    settled_at    INTEGER,
    UNIQUE (terminal, invoice_key),
    UNIQUE (terminal, bank_code),
    CHECK (state NOT IN ('pending', 'paid', 'abandoned', 'held') OR invoice_key IS NOT NULL),
    CHECK (state <> 'paid' OR (bank_code IS NOT NULL AND paid_amount = amount)),
    CHECK (state <> 'paid' OR settled_at IS NOT NULL),
    CHECK ((state = 'held') = (held_reason IS NOT NULL)),
    CHECK (state <> 'held' OR (paid_amount IS NOT NULL AND settled_at IS NOT NULL)),
    CHECK (state NOT IN ('paid', 'held', 'abandoned') OR next_check_at IS NULL),
    CHECK (state <> 'pending' OR next_check_at IS NOT NULL)
) STRICT;
CREATE INDEX payments_of_order ON payments (order_id, id);
CREATE INDEX payments_to_check ON payments (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX payments_asked ON payments (created_at) WHERE state = 'requested';
CREATE INDEX payments_by_state ON payments (state);
CREATE UNIQUE INDEX payments_one_settles ON payments (order_id) WHERE state = 'paid';

-- What was agreed and what was paid never change, whatever the program does.
CREATE TRIGGER payments_frozen BEFORE UPDATE ON payments
WHEN NEW.amount <> OLD.amount
  OR NEW.order_id <> OLD.order_id
  OR NEW.return_token <> OLD.return_token
  OR NEW.terminal <> OLD.terminal
  OR (OLD.invoice_key IS NOT NULL AND NEW.invoice_key IS NOT OLD.invoice_key)
  OR (
      OLD.state IN ('paid', 'held')
      AND (
          NEW.state <> OLD.state
          OR NEW.paid_amount IS NOT OLD.paid_amount
          OR NEW.bank_code IS NOT OLD.bank_code
      )
  )
BEGIN
    SELECT RAISE(ABORT, 'what was agreed or paid never changes');
END;

CREATE TRIGGER orders_frozen BEFORE UPDATE ON orders
WHEN NEW.amount <> OLD.amount OR NEW.buyer_id <> OLD.buyer_id
BEGIN
    SELECT RAISE(ABORT, 'what was agreed never changes');
END;

CREATE TABLE events (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id   INTEGER NOT NULL REFERENCES orders (id),
    payment_id INTEGER REFERENCES payments (id),
    at         INTEGER NOT NULL,
    old        TEXT    NOT NULL,
    new        TEXT    NOT NULL,
    cause      TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    CHECK (old <> new)
) STRICT;
CREATE INDEX events_of_order ON events (order_id, id);
CREATE INDEX events_of_payment ON events (payment_id, id) WHERE payment_id IS NOT NULL;

CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id     INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('send', 'edit')),
    body        TEXT    NOT NULL,
    slot        TEXT,
    once        TEXT    UNIQUE,
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'parked', 'dropped')),
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    created_at  INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    lease_until INTEGER NOT NULL DEFAULT 0,
    sent_at     INTEGER,
    message_id  INTEGER,
    CHECK ((state = 'sent') = (sent_at IS NOT NULL))
) STRICT;
CREATE INDEX outbox_queued ON outbox (chat_id, id) WHERE state = 'queued';
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'queued';
CREATE INDEX outbox_parked ON outbox (chat_id, id) WHERE state = 'parked';
CREATE INDEX outbox_slot ON outbox (slot, id) WHERE slot IS NOT NULL;
CREATE INDEX outbox_created ON outbox (created_at);

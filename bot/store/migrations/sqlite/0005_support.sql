-- What buyers and staff write to each other, where it reaches the staff, and who is kept out of the shop.

-- A talk of one buyer with the shop. `hears` says what of the things that the buyer writes goes to it; `waiting_since`
-- is set while the buyer's last words have no answer.
CREATE TABLE threads (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    buyer_id      INTEGER NOT NULL REFERENCES buyers (id),
    order_id      INTEGER REFERENCES orders (id),
    hears         TEXT    NOT NULL CHECK (hears IN ('all', 'words', 'replies')),
    opened_at     INTEGER NOT NULL,
    active_at     INTEGER NOT NULL,
    waiting_since INTEGER,
    closed_at     INTEGER,
    CHECK (closed_at IS NULL OR waiting_since IS NULL)
) STRICT;
CREATE UNIQUE INDEX threads_open ON threads (buyer_id) WHERE closed_at IS NULL;
CREATE INDEX threads_active ON threads (active_at) WHERE closed_at IS NULL;

-- One of the staff wrote what has an `author_id`. `answers` is the message that was replied to.
CREATE TABLE thread_messages (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    thread_id   INTEGER NOT NULL REFERENCES threads (id),
    author_id   INTEGER,
    author_name TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    file_id     INTEGER REFERENCES files (id),
    shown       TEXT    CHECK (shown IN ('photo', 'document')),
    answers     INTEGER REFERENCES thread_messages (id),
    update_id   INTEGER NOT NULL UNIQUE,
    at          INTEGER NOT NULL,
    CHECK (text <> '' OR file_id IS NOT NULL),
    CHECK ((file_id IS NULL) = (shown IS NULL))
) STRICT;
CREATE INDEX thread_messages_in ON thread_messages (thread_id, id);
CREATE INDEX thread_messages_answering ON thread_messages (answers, id) WHERE answers IS NOT NULL;

-- Which of our messages is it that somebody replies to?
CREATE INDEX outbox_placed ON outbox (chat_id, message_id) WHERE slot IS NOT NULL;

-- The group in which the staff read and answer; without it, each does so in private.
CREATE TABLE staff_group (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    chat_id INTEGER NOT NULL,
    title   TEXT    NOT NULL,
    set_by  INTEGER NOT NULL,
    set_at  INTEGER NOT NULL
) STRICT;

-- `told_at` is when somebody who is kept out was told so last, by the answer to `told_for`.
CREATE TABLE bans (
    user_id  INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason <> ''),
    by_id    INTEGER NOT NULL,
    by_name  TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    told_at  INTEGER,
    told_for INTEGER,
    CHECK ((told_at IS NULL) = (told_for IS NULL))
) STRICT;
CREATE INDEX bans_newest ON bans (at, user_id);

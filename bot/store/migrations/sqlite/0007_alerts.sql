-- Who of the staff hears of what, and what keeps the same thing from being told too often.

-- What somebody has chosen; a topic without a row is as their role has it. Who leaves the staff leaves no wishes.
CREATE TABLE alert_wishes (
    user_id INTEGER NOT NULL REFERENCES staff (user_id) ON DELETE CASCADE,
    topic   TEXT    NOT NULL CHECK (
        topic IN ('sale', 'held', 'deliveries', 'gateway', 'telegram', 'stock', 'backlog', 'people')
    ),
    wish    TEXT    NOT NULL CHECK (wish IN ('each', 'digest', 'none')),
    PRIMARY KEY (user_id, topic),
    CHECK (wish <> 'digest' OR topic = 'sale')
) STRICT;

-- Alerts of late, by their key in the outbox; `hour` is when the hour began that they came in. Those that were kept back
-- are not in the outbox: there were too many in that hour.
CREATE TABLE alerts_told (
    once    TEXT    PRIMARY KEY NOT NULL,
    user_id INTEGER NOT NULL,
    topic   TEXT    NOT NULL,
    hour    INTEGER NOT NULL,
    how     TEXT    NOT NULL CHECK (how IN ('always', 'counted', 'kept_back'))
) STRICT;
CREATE INDEX alerts_told_to ON alerts_told (user_id, topic, hour, how);
CREATE INDEX alerts_told_in ON alerts_told (hour, user_id, topic);

-- One row, once somebody has said it: from how many on a counted product's stock is low.
CREATE TABLE alert_terms (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    low_stock INTEGER NOT NULL CHECK (low_stock BETWEEN 0 AND 1000)
) STRICT;

-- Products whose stock has fallen that far: how often so far, and whether no merchant has filled it up since.
CREATE TABLE low_stock (
    product_id INTEGER PRIMARY KEY REFERENCES products (id),
    times      INTEGER NOT NULL CHECK (times >= 1),
    low        INTEGER NOT NULL CHECK (low IN (0, 1))
) STRICT;

-- What waits too long and was told, until it no longer does.
CREATE TABLE backlogs (
    what  TEXT    PRIMARY KEY NOT NULL CHECK (what IN ('messages', 'checks')),
    since INTEGER NOT NULL
) STRICT;

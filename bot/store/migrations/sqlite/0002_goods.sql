-- What a shop sells, how it is handed over, and what helps to buy it. Flags are 0 or 1.

-- Kept here too, since Telegram's own file ids belong to one bot.
CREATE TABLE files (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    name       TEXT    NOT NULL CHECK (name <> ''),
    mime       TEXT    NOT NULL,
    size       INTEGER NOT NULL CHECK (size > 0),
    body       BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (sha256, name)
) STRICT;

CREATE TABLE file_ids (
    file_id     INTEGER NOT NULL REFERENCES files (id),
    bot_id      INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('photo', 'document')),
    telegram_id TEXT    NOT NULL,
    PRIMARY KEY (file_id, bot_id, kind)
) STRICT;

CREATE TABLE categories (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id   INTEGER REFERENCES categories (id),
    name_fa     TEXT    NOT NULL,
    name_en     TEXT    NOT NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    archived_at INTEGER,
    created_at  INTEGER NOT NULL,
    CHECK (name_fa <> '' OR name_en <> ''),
    CHECK (parent_id <> id)
) STRICT;
CREATE INDEX categories_shown ON categories (COALESCE(parent_id, 0), position, id) WHERE archived_at IS NULL;

CREATE TABLE products (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    sku             TEXT    NOT NULL UNIQUE CHECK (length(sku) BETWEEN 1 AND 32),
    category_id     INTEGER REFERENCES categories (id),
    kind            TEXT    NOT NULL
                    CHECK (kind IN ('text', 'file', 'codes', 'membership', 'service', 'by_hand')),
    name_fa         TEXT    NOT NULL,
    name_en         TEXT    NOT NULL,
    description_fa  TEXT    NOT NULL DEFAULT '',
    description_en  TEXT    NOT NULL DEFAULT '',
    photo_id        INTEGER REFERENCES files (id),
    price           INTEGER NOT NULL CHECK (price >= 1),
    sale_price      INTEGER CHECK (sale_price >= 1 AND sale_price < price),
    sale_until      INTEGER,
    stock           INTEGER CHECK (stock >= 0),
    limit_per_buyer INTEGER CHECK (limit_per_buyer >= 1),
    position        INTEGER NOT NULL DEFAULT 0,
    hidden          INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    archived_at     INTEGER,
    details         TEXT    NOT NULL,
    search          TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    CHECK (name_fa <> '' OR name_en <> ''),
    CHECK (kind <> 'codes' OR stock IS NOT NULL),
    CHECK (sale_until IS NULL OR sale_price IS NOT NULL)
) STRICT;
CREATE INDEX products_shown ON products (COALESCE(category_id, 0), position, id)
    WHERE hidden = 0 AND archived_at IS NULL;
CREATE INDEX products_kept ON products (position, id) WHERE archived_at IS NULL;

-- Every change that a merchant makes. A product's stock is their sum, less what orders hold of it.
CREATE TABLE stock_changes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES products (id),
    change     INTEGER NOT NULL CHECK (change <> 0),
    by_id      INTEGER,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX stock_changes_of_product ON stock_changes (product_id);

CREATE TABLE discounts (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    code            TEXT    NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 32),
    percent         INTEGER CHECK (percent BETWEEN 1 AND 100),
    amount          INTEGER CHECK (amount >= 1),
    most            INTEGER CHECK (most >= 1),
    ends_at         INTEGER,
    total_limit     INTEGER CHECK (total_limit >= 1),
    limit_per_buyer INTEGER CHECK (limit_per_buyer >= 1),
    smallest_order  INTEGER NOT NULL DEFAULT 0 CHECK (smallest_order >= 0),
    used            INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    archived_at     INTEGER,
    created_at      INTEGER NOT NULL,
    CHECK ((percent IS NULL) <> (amount IS NULL)),
    CHECK (most IS NULL OR percent IS NOT NULL)
) STRICT;

-- What a code is for; a code without any is for everything.
CREATE TABLE discount_scopes (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    discount_id INTEGER NOT NULL REFERENCES discounts (id),
    product_id  INTEGER REFERENCES products (id),
    category_id INTEGER REFERENCES categories (id),
    CHECK ((product_id IS NULL) <> (category_id IS NULL))
) STRICT;
CREATE INDEX discount_scopes_of_discount ON discount_scopes (discount_id);

CREATE TABLE carts (
    buyer_id    INTEGER PRIMARY KEY REFERENCES buyers (id),
    discount_id INTEGER REFERENCES discounts (id),
    update_id   INTEGER NOT NULL
) STRICT;

CREATE TABLE cart_lines (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    buyer_id   INTEGER NOT NULL REFERENCES carts (buyer_id),
    product_id INTEGER NOT NULL REFERENCES products (id),
    quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    UNIQUE (buyer_id, product_id)
) STRICT;

CREATE TABLE pay_links (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    code       TEXT    NOT NULL UNIQUE CHECK (length(code) BETWEEN 6 AND 32),
    title      TEXT    NOT NULL CHECK (title <> ''),
    amount     INTEGER NOT NULL CHECK (amount >= 1000),
    times      INTEGER CHECK (times >= 1),
    remaining  INTEGER CHECK (remaining BETWEEN 0 AND times),
    ends_at    INTEGER,
    closed_at  INTEGER,
    created_by INTEGER NOT NULL,
    update_id  INTEGER UNIQUE,
    created_at INTEGER NOT NULL,
    CHECK ((times IS NULL) = (remaining IS NULL))
) STRICT;

-- What an order is for, beside an amount: words for people, fixed when it is made.
ALTER TABLE orders ADD COLUMN title TEXT NOT NULL DEFAULT '';

CREATE TABLE order_lines (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id   INTEGER NOT NULL REFERENCES orders (id),
    product_id INTEGER NOT NULL REFERENCES products (id),
    buyer_id   INTEGER NOT NULL REFERENCES buyers (id),
    title      TEXT    NOT NULL,
    quantity   INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    unit_price INTEGER NOT NULL CHECK (unit_price >= 1),
    taken      INTEGER NOT NULL CHECK (taken IN (0, 1)),
    UNIQUE (order_id, product_id)
) STRICT;
CREATE INDEX lines_taken ON order_lines (product_id, buyer_id) WHERE taken = 1;

-- `late`: taken again by a payment that came after the order had ended, whatever the code's limits said by then.
CREATE TABLE discount_uses (
    order_id    INTEGER PRIMARY KEY REFERENCES orders (id),
    discount_id INTEGER NOT NULL REFERENCES discounts (id),
    buyer_id    INTEGER NOT NULL REFERENCES buyers (id),
    amount      INTEGER NOT NULL CHECK (amount >= 1),
    taken       INTEGER NOT NULL CHECK (taken IN (0, 1)),
    late        INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1))
) STRICT;
CREATE INDEX discount_uses_taken ON discount_uses (discount_id, buyer_id) WHERE taken = 1;

CREATE TABLE pay_link_uses (
    order_id    INTEGER PRIMARY KEY REFERENCES orders (id),
    pay_link_id INTEGER NOT NULL REFERENCES pay_links (id),
    taken       INTEGER NOT NULL CHECK (taken IN (0, 1))
) STRICT;
CREATE INDEX pay_link_uses_of_link ON pay_link_uses (pay_link_id, order_id);

CREATE TABLE deliveries (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    line_id      INTEGER NOT NULL UNIQUE REFERENCES order_lines (id),
    order_id     INTEGER NOT NULL REFERENCES orders (id),
    kind         TEXT    NOT NULL
                 CHECK (kind IN ('text', 'file', 'codes', 'membership', 'service', 'by_hand')),
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'task', 'held', 'delivered')),
    key          TEXT    NOT NULL UNIQUE CHECK (length(key) >= 22),
    details      TEXT    NOT NULL,
    content      TEXT,
    reason       TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    created_at   INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    lease_until  INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER,
    CHECK ((state = 'delivered') = (content IS NOT NULL)),
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    CHECK (state <> 'held' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX deliveries_of_order ON deliveries (order_id, id);
CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE state = 'waiting';
CREATE INDEX deliveries_for_people ON deliveries (state, id) WHERE state IN ('task', 'held');

-- What was handed over stays what was handed over.
CREATE TRIGGER deliveries_frozen BEFORE UPDATE ON deliveries
WHEN NEW.line_id <> OLD.line_id
  OR NEW.order_id <> OLD.order_id
  OR NEW.key <> OLD.key
  OR (OLD.state = 'delivered' AND (NEW.state <> 'delivered' OR NEW.content IS NOT OLD.content))
BEGIN
    SELECT RAISE(ABORT, 'what was delivered never changes');
END;

CREATE TABLE codes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES products (id),
    code       TEXT    NOT NULL CHECK (code <> ''),
    line_id    INTEGER REFERENCES order_lines (id),
    added_at   INTEGER NOT NULL,
    UNIQUE (product_id, code)
) STRICT;
CREATE INDEX codes_free ON codes (product_id, id) WHERE line_id IS NULL;
CREATE INDEX codes_given ON codes (line_id) WHERE line_id IS NOT NULL;

-- A single-use code is given to one order, ever.
CREATE TRIGGER codes_frozen BEFORE UPDATE ON codes
WHEN NEW.code <> OLD.code
  OR NEW.product_id <> OLD.product_id
  OR (OLD.line_id IS NOT NULL AND NEW.line_id IS NOT OLD.line_id)
BEGIN
    SELECT RAISE(ABORT, 'a code that was given stays given');
END;

-- `due_at`: when the next reminder, or the end, is to be seen to; NULL where nothing is left to do.
CREATE TABLE memberships (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id     INTEGER NOT NULL,
    buyer_id    INTEGER NOT NULL REFERENCES buyers (id),
    product_id  INTEGER NOT NULL REFERENCES products (id),
    state       TEXT    NOT NULL CHECK (state IN ('active', 'ended')),
    invite_link TEXT    NOT NULL,
    member_id   INTEGER,
    ends_at     INTEGER,
    reminders   INTEGER NOT NULL DEFAULT 0 CHECK (reminders >= 0),
    attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at      INTEGER,
    lease_until INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    UNIQUE (chat_id, buyer_id),
    CHECK (due_at IS NULL OR ends_at IS NOT NULL)
) STRICT;
CREATE INDEX memberships_due ON memberships (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX memberships_by_link ON memberships (invite_link, chat_id);
CREATE INDEX memberships_inside ON memberships (chat_id, member_id) WHERE member_id IS NOT NULL;

-- A guided form that somebody is in the middle of.
CREATE TABLE forms (
    user_id    INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    step       TEXT    NOT NULL,
    answers    TEXT    NOT NULL,
    update_id  INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

ALTER TABLE events ADD COLUMN delivery_id INTEGER REFERENCES deliveries (id);

-- What may be forgotten is found without reading what must be kept for ever.
DROP INDEX outbox_created;
CREATE INDEX outbox_small_talk ON outbox (created_at) WHERE COALESCE(slot, once) IS NULL;

-- With the state in front, SQLite takes these two rather than those of all states.
DROP INDEX orders_to_expire;
CREATE INDEX orders_to_expire ON orders (state, expires_at) WHERE state = 'open';
DROP INDEX payments_asked;
CREATE INDEX payments_asked ON payments (state, created_at) WHERE state = 'requested';

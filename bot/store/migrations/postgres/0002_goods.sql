-- What a shop sells, how it is handed over, and what helps to buy it. Flags are 0 or 1.

-- Kept here too, since Telegram's own file ids belong to one bot.
CREATE TABLE files (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
    name       TEXT    NOT NULL CHECK (name <> ''),
    mime       TEXT    NOT NULL,
    size       BIGINT NOT NULL CHECK (size > 0),
    body       BYTEA   NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (sha256, name)
);

CREATE TABLE file_ids (
    file_id     BIGINT NOT NULL REFERENCES files (id),
    bot_id      BIGINT NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('photo', 'document')),
    telegram_id TEXT    NOT NULL,
    PRIMARY KEY (file_id, bot_id, kind)
);

CREATE TABLE categories (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id   BIGINT REFERENCES categories (id),
    name_fa     TEXT    NOT NULL,
    name_en     TEXT    NOT NULL,
    position    BIGINT NOT NULL DEFAULT 0,
    archived_at BIGINT,
    created_at  BIGINT NOT NULL,
    CHECK (name_fa <> '' OR name_en <> ''),
    CHECK (parent_id <> id)
);
CREATE INDEX categories_shown ON categories (COALESCE(parent_id, 0), position, id) WHERE archived_at IS NULL;

CREATE TABLE products (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku             TEXT    NOT NULL UNIQUE CHECK (length(sku) BETWEEN 1 AND 32),
    category_id     BIGINT REFERENCES categories (id),
    kind            TEXT    NOT NULL
                    CHECK (kind IN ('text', 'file', 'codes', 'membership', 'service', 'by_hand')),
    name_fa         TEXT    NOT NULL,
    name_en         TEXT    NOT NULL,
    description_fa  TEXT    NOT NULL DEFAULT '',
    description_en  TEXT    NOT NULL DEFAULT '',
    photo_id        BIGINT REFERENCES files (id),
    price           BIGINT NOT NULL CHECK (price >= 1),
    sale_price      BIGINT CHECK (sale_price >= 1 AND sale_price < price),
    sale_until      BIGINT,
    stock           BIGINT CHECK (stock >= 0),
    limit_per_buyer BIGINT CHECK (limit_per_buyer >= 1),
    position        BIGINT NOT NULL DEFAULT 0,
    hidden          BIGINT NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    archived_at     BIGINT,
    details         TEXT    NOT NULL,
    search          TEXT    NOT NULL,
    created_at      BIGINT NOT NULL,
    CHECK (name_fa <> '' OR name_en <> ''),
    CHECK (kind <> 'codes' OR stock IS NOT NULL),
    CHECK (sale_until IS NULL OR sale_price IS NOT NULL)
);
CREATE INDEX products_shown ON products (COALESCE(category_id, 0), position, id)
    WHERE hidden = 0 AND archived_at IS NULL;
CREATE INDEX products_kept ON products (position, id) WHERE archived_at IS NULL;

-- Every change that a merchant makes. A product's stock is their sum, less what orders hold of it.
CREATE TABLE stock_changes (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id BIGINT NOT NULL REFERENCES products (id),
    change     BIGINT NOT NULL CHECK (change <> 0),
    by_id      BIGINT,
    at         BIGINT NOT NULL
);
CREATE INDEX stock_changes_of_product ON stock_changes (product_id);

CREATE TABLE discounts (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code            TEXT    NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 32),
    percent         BIGINT CHECK (percent BETWEEN 1 AND 100),
    amount          BIGINT CHECK (amount >= 1),
    most            BIGINT CHECK (most >= 1),
    ends_at         BIGINT,
    total_limit     BIGINT CHECK (total_limit >= 1),
    limit_per_buyer BIGINT CHECK (limit_per_buyer >= 1),
    smallest_order  BIGINT NOT NULL DEFAULT 0 CHECK (smallest_order >= 0),
    used            BIGINT NOT NULL DEFAULT 0 CHECK (used >= 0),
    archived_at     BIGINT,
    created_at      BIGINT NOT NULL,
    CHECK ((percent IS NULL) <> (amount IS NULL)),
    CHECK (most IS NULL OR percent IS NOT NULL)
);

-- What a code is for; a code without any is for everything.
CREATE TABLE discount_scopes (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    discount_id BIGINT NOT NULL REFERENCES discounts (id),
    product_id  BIGINT REFERENCES products (id),
    category_id BIGINT REFERENCES categories (id),
    CHECK ((product_id IS NULL) <> (category_id IS NULL))
);
CREATE INDEX discount_scopes_of_discount ON discount_scopes (discount_id);

CREATE TABLE carts (
    buyer_id    BIGINT PRIMARY KEY REFERENCES buyers (id),
    discount_id BIGINT REFERENCES discounts (id),
    update_id   BIGINT NOT NULL
);

CREATE TABLE cart_lines (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    buyer_id   BIGINT NOT NULL REFERENCES carts (buyer_id),
    product_id BIGINT NOT NULL REFERENCES products (id),
    quantity   BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    UNIQUE (buyer_id, product_id)
);

CREATE TABLE pay_links (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       TEXT    NOT NULL UNIQUE CHECK (length(code) BETWEEN 6 AND 32),
    title      TEXT    NOT NULL CHECK (title <> ''),
    amount     BIGINT NOT NULL CHECK (amount >= 1000),
    times      BIGINT CHECK (times >= 1),
    remaining  BIGINT CHECK (remaining BETWEEN 0 AND times),
    ends_at    BIGINT,
    closed_at  BIGINT,
    created_by BIGINT NOT NULL,
    update_id  BIGINT UNIQUE,
    created_at BIGINT NOT NULL,
    CHECK ((times IS NULL) = (remaining IS NULL))
);

-- What an order is for, beside an amount: words for people, fixed when it is made.
ALTER TABLE orders ADD COLUMN title TEXT NOT NULL DEFAULT '';

CREATE TABLE order_lines (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id   BIGINT NOT NULL REFERENCES orders (id),
    product_id BIGINT NOT NULL REFERENCES products (id),
    buyer_id   BIGINT NOT NULL REFERENCES buyers (id),
    title      TEXT    NOT NULL,
    quantity   BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
    unit_price BIGINT NOT NULL CHECK (unit_price >= 1),
    taken      BIGINT NOT NULL CHECK (taken IN (0, 1)),
    UNIQUE (order_id, product_id)
);
CREATE INDEX lines_taken ON order_lines (product_id, buyer_id) WHERE taken = 1;

-- `late`: taken again by a payment that came after the order had ended, whatever the code's limits said by then.
CREATE TABLE discount_uses (
    order_id    BIGINT PRIMARY KEY REFERENCES orders (id),
    discount_id BIGINT NOT NULL REFERENCES discounts (id),
    buyer_id    BIGINT NOT NULL REFERENCES buyers (id),
    amount      BIGINT NOT NULL CHECK (amount >= 1),
    taken       BIGINT NOT NULL CHECK (taken IN (0, 1)),
    late        BIGINT NOT NULL DEFAULT 0 CHECK (late IN (0, 1))
);
CREATE INDEX discount_uses_taken ON discount_uses (discount_id, buyer_id) WHERE taken = 1;

CREATE TABLE pay_link_uses (
    order_id    BIGINT PRIMARY KEY REFERENCES orders (id),
    pay_link_id BIGINT NOT NULL REFERENCES pay_links (id),
    taken       BIGINT NOT NULL CHECK (taken IN (0, 1))
);
CREATE INDEX pay_link_uses_of_link ON pay_link_uses (pay_link_id, order_id);

CREATE TABLE deliveries (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id      BIGINT NOT NULL UNIQUE REFERENCES order_lines (id),
    order_id     BIGINT NOT NULL REFERENCES orders (id),
    kind         TEXT    NOT NULL
                 CHECK (kind IN ('text', 'file', 'codes', 'membership', 'service', 'by_hand')),
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'task', 'held', 'delivered')),
    key          TEXT    NOT NULL UNIQUE CHECK (length(key) >= 22),
    details      TEXT    NOT NULL,
    content      TEXT,
    reason       TEXT,
    attempts     BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    created_at   BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    lease_until  BIGINT NOT NULL DEFAULT 0,
    delivered_at BIGINT,
    CHECK ((state = 'delivered') = (content IS NOT NULL)),
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    CHECK (state <> 'held' OR reason IS NOT NULL)
);
CREATE INDEX deliveries_of_order ON deliveries (order_id, id);
CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE state = 'waiting';
CREATE INDEX deliveries_for_people ON deliveries (state, id) WHERE state IN ('task', 'held');

-- What was handed over stays what was handed over.
CREATE TRIGGER deliveries_frozen BEFORE UPDATE ON deliveries FOR EACH ROW
WHEN (
    NEW.line_id <> OLD.line_id
    OR NEW.order_id <> OLD.order_id
    OR NEW.key <> OLD.key
    OR (OLD.state = 'delivered' AND (NEW.state <> 'delivered' OR NEW.content IS DISTINCT FROM OLD.content))
)
EXECUTE FUNCTION refuse_change();

CREATE TABLE codes (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id BIGINT NOT NULL REFERENCES products (id),
    code       TEXT    NOT NULL CHECK (code <> ''),
    line_id    BIGINT REFERENCES order_lines (id),
    added_at   BIGINT NOT NULL,
    UNIQUE (product_id, code)
);
CREATE INDEX codes_free ON codes (product_id, id) WHERE line_id IS NULL;
CREATE INDEX codes_given ON codes (line_id) WHERE line_id IS NOT NULL;

-- A single-use code is given to one order, ever.
CREATE TRIGGER codes_frozen BEFORE UPDATE ON codes FOR EACH ROW
WHEN (
    NEW.code <> OLD.code
    OR NEW.product_id <> OLD.product_id
    OR (OLD.line_id IS NOT NULL AND NEW.line_id IS DISTINCT FROM OLD.line_id)
)
EXECUTE FUNCTION refuse_change();

-- `due_at`: when the next reminder, or the end, is to be seen to; NULL where nothing is left to do.
CREATE TABLE memberships (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat_id     BIGINT NOT NULL,
    buyer_id    BIGINT NOT NULL REFERENCES buyers (id),
    product_id  BIGINT NOT NULL REFERENCES products (id),
    state       TEXT    NOT NULL CHECK (state IN ('active', 'ended')),
    invite_link TEXT    NOT NULL,
    member_id   BIGINT,
    ends_at     BIGINT,
    reminders   BIGINT NOT NULL DEFAULT 0 CHECK (reminders >= 0),
    attempts    BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at      BIGINT,
    lease_until BIGINT NOT NULL DEFAULT 0,
    created_at  BIGINT NOT NULL,
    UNIQUE (chat_id, buyer_id),
    CHECK (due_at IS NULL OR ends_at IS NOT NULL)
);
CREATE INDEX memberships_due ON memberships (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX memberships_by_link ON memberships (invite_link, chat_id);
CREATE INDEX memberships_inside ON memberships (chat_id, member_id) WHERE member_id IS NOT NULL;

-- A guided form that somebody is in the middle of.
CREATE TABLE forms (
    user_id    BIGINT PRIMARY KEY,
    name       TEXT    NOT NULL,
    step       TEXT    NOT NULL,
    answers    TEXT    NOT NULL,
    update_id  BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

ALTER TABLE events ADD COLUMN delivery_id BIGINT REFERENCES deliveries (id);

-- What may be forgotten is found without reading what must be kept for ever.
DROP INDEX outbox_created;
CREATE INDEX outbox_small_talk ON outbox (created_at) WHERE COALESCE(slot, once) IS NULL;

-- With the state in front, SQLite takes these two rather than those of all states.
DROP INDEX orders_to_expire;
CREATE INDEX orders_to_expire ON orders (state, expires_at) WHERE state = 'open';
DROP INDEX payments_asked;
CREATE INDEX payments_asked ON payments (state, created_at) WHERE state = 'requested';

-- What people decided about money and goods, and what finds an order in a large shop.

-- A payment's money went back, outside of the gateway; all of it, once.
CREATE TABLE refunds (
    payment_id BIGINT PRIMARY KEY REFERENCES payments (id),
    order_id   BIGINT NOT NULL REFERENCES orders (id),
    amount     BIGINT NOT NULL CHECK (amount > 0),
    reason     TEXT    NOT NULL CHECK (reason <> ''),
    reference  TEXT    NOT NULL CHECK (reference <> ''),
    by_id      BIGINT NOT NULL,
    by_name    TEXT    NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX refunds_of_order ON refunds (order_id);
CREATE INDEX refunds_at ON refunds (at);

-- Money that was held was taken for the order all the same, which was then handed over.
CREATE TABLE acceptances (
    payment_id BIGINT PRIMARY KEY REFERENCES payments (id),
    order_id   BIGINT NOT NULL UNIQUE REFERENCES orders (id),
    by_id      BIGINT NOT NULL,
    by_name    TEXT    NOT NULL,
    at         BIGINT NOT NULL
);

ALTER TABLE buyers ADD COLUMN username TEXT;
-- The name as it is searched for: see bot/search_words.py.
ALTER TABLE buyers ADD COLUMN folded_name TEXT NOT NULL DEFAULT '';
UPDATE buyers SET folded_name = lower(replace(name, ' ', ''));

CREATE FUNCTION refuse_undeciding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION $m$what was decided stays decided$m$;
END $$;

CREATE TRIGGER refunds_frozen BEFORE UPDATE ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_undeciding();
CREATE TRIGGER acceptances_frozen BEFORE UPDATE ON acceptances FOR EACH ROW EXECUTE FUNCTION refuse_undeciding();

-- Beginnings are looked for byte by byte, whatever the database's language.
CREATE INDEX buyers_username ON buyers ((lower(username) COLLATE "C")) WHERE username IS NOT NULL;
CREATE INDEX buyers_folded_name ON buyers (folded_name COLLATE "C");
CREATE INDEX payments_invoice_key ON payments (invoice_key) WHERE invoice_key IS NOT NULL;
CREATE INDEX payments_bank_code ON payments (bank_code COLLATE "C") WHERE bank_code IS NOT NULL;
CREATE INDEX payments_bank_code_end ON payments ("right"(bank_code, 4)) WHERE bank_code IS NOT NULL;
CREATE INDEX codes_code ON codes (code COLLATE "C") WHERE line_id IS NOT NULL;
CREATE INDEX codes_code_end ON codes ("right"(code, 4)) WHERE line_id IS NOT NULL;
CREATE INDEX orders_of_amount ON orders (amount, id);
CREATE INDEX payments_paid_amount ON payments (paid_amount, order_id) WHERE paid_amount IS NOT NULL;
CREATE INDEX orders_created ON orders (created_at, id);
CREATE INDEX orders_of_state ON orders (state, id);
CREATE INDEX lines_of_product ON order_lines (product_id, order_id);
DROP INDEX orders_by_state;
-- With what is taken in front, SQLite takes this one rather than that of all lines.
DROP INDEX lines_taken;
CREATE INDEX lines_taken ON order_lines (product_id, taken, buyer_id);

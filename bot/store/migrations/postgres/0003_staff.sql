-- Who runs the shop, and what each of them did.

CREATE TABLE staff (
    user_id BIGINT PRIMARY KEY,
    name    TEXT    NOT NULL,
    role    TEXT    NOT NULL CHECK (role IN ('owner', 'manager', 'support', 'viewer')),
    since   BIGINT NOT NULL
);

-- A link makes one person a member of the staff, once. Its code is kept as a hash: whoever reads this can't use it.
CREATE TABLE staff_invites (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code_hash    TEXT    NOT NULL UNIQUE CHECK (length(code_hash) = 64),
    role         TEXT    NOT NULL CHECK (role IN ('manager', 'support', 'viewer')),
    created_by   BIGINT NOT NULL,
    update_id    BIGINT NOT NULL UNIQUE,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL CHECK (expires_at > created_at),
    used_by      BIGINT,
    used_at      BIGINT,
    withdrawn_at BIGINT,
    CHECK ((used_by IS NULL) = (used_at IS NULL)),
    CHECK (used_at IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX staff_invites_open ON staff_invites (expires_at) WHERE used_at IS NULL AND withdrawn_at IS NULL;

-- Only ever added to. `what` is a command, a button's verb, a form or a decision; `subject` what it was done to.
CREATE TABLE audit_trail (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        BIGINT NOT NULL,
    by_id     BIGINT NOT NULL,
    by_name   TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    what      TEXT    NOT NULL CHECK (what <> ''),
    subject   TEXT    NOT NULL,
    detail    TEXT    NOT NULL,
    update_id BIGINT NOT NULL,
    search    TEXT    NOT NULL,
    UNIQUE (update_id, what)
);
CREATE INDEX audit_trail_at ON audit_trail (at);

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION $m$what was done stays written$m$;
END $$;

CREATE TRIGGER audit_trail_kept BEFORE UPDATE ON audit_trail FOR EACH ROW
EXECUTE FUNCTION refuse_rewriting();

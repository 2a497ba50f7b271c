-- What the shop's figures are counted by, and files that may go once they were shown.

-- The state stands in front, for what is asked is always of one state.
CREATE INDEX payments_settled ON payments (state, settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX orders_created ON orders (created_at);

-- `passing`: drawn for a message, and of no use once that is old.
ALTER TABLE files ADD COLUMN passing BIGINT NOT NULL DEFAULT 0 CHECK (passing IN (0, 1));
CREATE INDEX files_passing ON files (created_at) WHERE passing = 1;

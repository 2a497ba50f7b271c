-- What the shop's figures are counted by.

-- With the state in front, SQLite takes this one rather than that of all states.
CREATE INDEX payments_settled ON payments (state, settled_at) WHERE settled_at IS NOT NULL;

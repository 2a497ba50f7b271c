-- What the shop's figures are counted by.

-- The state stands in front, for what is asked is always of one state.
CREATE INDEX payments_settled ON payments (state, settled_at) WHERE settled_at IS NOT NULL;

-- What was answered to each request id, written in the transaction that decided it.

CREATE TABLE request_outcomes (
    request_id   uuid        PRIMARY KEY,
    actor_id     uuid        NOT NULL,
    operation    text        NOT NULL,
    content_hash bytea       NOT NULL CHECK (length(content_hash) = 32),
    outcome      jsonb       NOT NULL,
    decided_at   timestamptz NOT NULL DEFAULT now()
);

-- Rows lie in order of time, so a summary of each stretch of the table finds the old ones and costs a booking nothing.
CREATE INDEX idx_request_outcomes_decided_at ON request_outcomes USING brin (decided_at);

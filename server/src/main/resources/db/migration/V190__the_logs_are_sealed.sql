-- A chain over the three logs. Each seal has the hash of a stretch of one log, and of the seal before: whoever changes, adds or
-- removes an entry that was sealed, or a seal that is not the last, is found out by whoever checks the chain. Made after the
-- commit of what is sealed, so that no booking waits for it; docs/decisions/0018 has what is hashed.

CREATE TABLE audit_seals (
    number       bigint      PRIMARY KEY CHECK (number > 0), -- without gaps
    log          text        NOT NULL CHECK (log IN ('appointment_audit_log', 'audit_log', 'read_log')),
    first_id     bigint      NOT NULL, -- follows the last_id of the seal before of this log
    last_id      bigint      NOT NULL CHECK (last_id >= first_id),
    entry_count  bigint      NOT NULL, -- fewer than ids where a transaction was rolled back
    entries_hash bytea       NOT NULL CHECK (length(entries_hash) = 32),
    hash         bytea       NOT NULL CHECK (length(hash) = 32),
    sealed_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_audit_seals_log ON audit_seals (log, last_id);

CREATE TRIGGER audit_seals_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

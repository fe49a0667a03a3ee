-- What was done to everything but appointments, whose trail is appointment_audit_log. Written in the transaction that did it.

CREATE TABLE audit_log (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor_id    uuid,       -- null: the server itself
    action      text        NOT NULL CHECK (action <> ''), -- in capitals, as REGISTER_PATIENT
    record_kind text        NOT NULL CHECK (record_kind <> ''), -- the table, as patients
    record_id   uuid,
    patient_id  uuid,       -- whose record was touched, where it is a patient's
    request_id  uuid,
    detail      jsonb       NOT NULL DEFAULT '{}' -- what changed, from what to what
);

CREATE INDEX idx_audit_log_record ON audit_log (record_id, id);
CREATE INDEX idx_audit_log_patient_id ON audit_log (patient_id, id) WHERE patient_id IS NOT NULL;
CREATE INDEX idx_audit_log_actor_id ON audit_log (actor_id, id);
CREATE INDEX idx_audit_log_at ON audit_log USING brin (at);

CREATE TRIGGER audit_log_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

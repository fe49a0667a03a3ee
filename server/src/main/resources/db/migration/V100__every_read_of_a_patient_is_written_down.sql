-- Who was shown which patients through which call, committed before the answer leaves. One answer is one row: whoever types a
-- name is shown ten patients with every letter, and a row for each of them would soon be most of the database.

CREATE TABLE read_log (
    id          bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL DEFAULT now(),
    actor_id    uuid        NOT NULL, -- a user; users are disabled, never deleted
    method      text        NOT NULL CHECK (method <> ''), -- as PatientService/GetPatient
    patient_ids uuid[]      NOT NULL CHECK (cardinality(patient_ids) > 0)
);

-- Who read a patient's record. New rows wait in a list of at most 1 MB, so that a write touches no part of the index and a search
-- goes through little.
CREATE INDEX idx_read_log_patient_ids ON read_log USING gin (patient_ids) WITH (gin_pending_list_limit = 1024);
CREATE INDEX idx_read_log_actor_id ON read_log (actor_id, id);

CREATE TRIGGER read_log_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON read_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- What goes into audit_log is rare enough for one more index.
CREATE INDEX idx_audit_log_action ON audit_log (action, id);

-- appointment_audit_log gets none, as every booking would pay for it: one by actor cost 5 to 10 µs a row, of the 60 that a
-- booking costs, measured on a million rows in batches of 500. It does without:
--   by patient   through idx_appointments_patient_id and idx_appointment_audit_log_appointment_id
--   by time      ids grow with time, so its primary key is searched for the first id of a time, by halves
--   by actor     gone through backwards by the primary key, a bounded number of rows for each page (AppointmentLog)

-- What staff tell each other about an appointment. What was written, changed and removed stays in appointment_audit_log.

CREATE TABLE appointment_notes (
    id             uuid        PRIMARY KEY,
    appointment_id uuid        NOT NULL REFERENCES appointments,
    author_id      uuid        NOT NULL, -- a user; users are disabled, never deleted
    text           text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    written_at     timestamptz NOT NULL DEFAULT now(),
    edited_at      timestamptz, -- null: as it was written
    version        bigint      NOT NULL DEFAULT 1
);

-- In the order of their list.
CREATE INDEX idx_appointment_notes_appointment_id ON appointment_notes (appointment_id, written_at, id);

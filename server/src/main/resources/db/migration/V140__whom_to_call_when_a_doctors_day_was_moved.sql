-- Patients whose appointment was moved with its doctor's day, and who was told of it. One row for an appointment, however often it
-- is moved.

CREATE TABLE call_list (
    appointment_id uuid        PRIMARY KEY, -- appointments are never deleted; a foreign key would be looked at by every booking
    from_doctor_id uuid        NOT NULL REFERENCES doctors, -- these two: what the patient was told last
    from_starts_at timestamptz NOT NULL,
    call_before    timestamptz NOT NULL, -- the earlier of what the patient was told and what the move made of it
    moved_by       uuid        NOT NULL, -- a user; users are disabled, never deleted
    moved_at       timestamptz NOT NULL DEFAULT now(),
    outcome        text        NOT NULL DEFAULT 'NOT_CALLED'
        CHECK (outcome IN ('NOT_CALLED', 'NOT_REACHED', 'VOICEMAIL', 'REACHED')),
    calls          integer     NOT NULL DEFAULT 0,
    called_by      uuid,       -- who called last
    called_at      timestamptz,
    version        bigint      NOT NULL DEFAULT 1,
    CONSTRAINT call_list_called CHECK ((outcome = 'NOT_CALLED') = (called_at IS NULL)),
    CONSTRAINT call_list_whole_call CHECK ((called_at IS NULL) = (called_by IS NULL))
);

CREATE INDEX idx_call_list_call_before ON call_list (call_before, appointment_id);
CREATE INDEX idx_call_list_to_call ON call_list (call_before, appointment_id) WHERE outcome <> 'REACHED';

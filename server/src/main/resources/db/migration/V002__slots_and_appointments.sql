-- Time that can be booked and the appointments in it. What must never happen is forbidden here, whoever writes.

CREATE TABLE time_slots (
    id             uuid        PRIMARY KEY,
    doctor_id      uuid        NOT NULL REFERENCES doctors,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    capacity       integer     NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
    booked         integer     NOT NULL DEFAULT 0,
    blocked_reason text,
    version        bigint      NOT NULL DEFAULT 1,
    CONSTRAINT time_slots_end_after_start CHECK (ends_at > starts_at),
    CONSTRAINT time_slots_at_most_a_day CHECK (ends_at <= starts_at + interval '24 hours'),
    CONSTRAINT time_slots_never_overbooked CHECK (booked BETWEEN 0 AND capacity),
    CONSTRAINT time_slots_no_overlap
        EXCLUDE USING gist (doctor_id WITH =, tstzrange(starts_at, ends_at) WITH &&),
    -- What an appointment copies of its slot, for appointments_copy_their_slot.
    CONSTRAINT time_slots_copied UNIQUE (id, doctor_id, starts_at, ends_at)
) WITH (fillfactor = 50); -- room on the page for each row's next version, so that counting a booking touches no index

-- `booked` is left out on purpose: an index over it would be rewritten by every booking.
CREATE INDEX idx_time_slots_available ON time_slots (starts_at, id) WHERE blocked_reason IS NULL;
CREATE INDEX idx_time_slots_doctor ON time_slots (doctor_id, starts_at);

CREATE TABLE appointments (
    id                  uuid        PRIMARY KEY,
    slot_id             uuid        NOT NULL,
    doctor_id           uuid        NOT NULL,
    patient_id          uuid        NOT NULL REFERENCES patients,
    starts_at           timestamptz NOT NULL,
    ends_at             timestamptz NOT NULL,
    status              text        NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'CANCELLED', 'EXPIRED')),
    reason              text        NOT NULL DEFAULT '',
    expires_at          timestamptz,
    booked_by           uuid        NOT NULL, -- a user; users are disabled, never deleted
    booked_at           timestamptz NOT NULL,
    cancellation_reason text        NOT NULL DEFAULT '',
    version             bigint      NOT NULL DEFAULT 1,
    -- Doctor and time are the slot's, always: the patient's constraint below needs them in this table.
    CONSTRAINT appointments_copy_their_slot
        FOREIGN KEY (slot_id, doctor_id, starts_at, ends_at)
        REFERENCES time_slots (id, doctor_id, starts_at, ends_at) ON UPDATE CASCADE,
    CONSTRAINT appointments_pending_expires CHECK ((status = 'PENDING') = (expires_at IS NOT NULL)),
    CONSTRAINT appointments_patient_in_one_place
        EXCLUDE USING gist (patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status IN ('PENDING', 'CONFIRMED'))
);

-- One active appointment per slot and patient; also finds the appointments of a slot.
CREATE UNIQUE INDEX idx_appointments_slot_patient ON appointments (slot_id, patient_id)
    WHERE status IN ('PENDING', 'CONFIRMED');
CREATE INDEX idx_appointments_patient_id ON appointments (patient_id, starts_at);
CREATE INDEX idx_appointments_doctor_id ON appointments (doctor_id, starts_at);
-- Finds what expires next; small, as only pending appointments are in it.
CREATE INDEX idx_appointments_status ON appointments (status, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE appointment_audit_log (
    id             bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    appointment_id uuid        NOT NULL,
    action         text        NOT NULL CHECK (action IN ('BOOK', 'CONFIRM', 'CANCEL', 'EXPIRE')),
    from_status    text,
    to_status      text        NOT NULL,
    actor_id       uuid,       -- null: the server itself, when a hold expires
    request_id     uuid,
    at             timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idx_appointment_audit_log_appointment_id ON appointment_audit_log (appointment_id);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;

CREATE TRIGGER appointment_audit_log_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON appointment_audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- Kinds of appointments, with a length and a colour. One that is longer than a slot takes several slots of one doctor that
-- follow each other, a place in each. How that is held together is weighed in docs/decisions/0015.

CREATE TABLE appointment_types (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> ''),
    minutes    integer     NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    colour     text        NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
    active     boolean     NOT NULL DEFAULT true,
    version    bigint      NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_appointment_types_name ON appointment_types (lower(name));

CREATE TRIGGER appointment_types_version_grows BEFORE UPDATE ON appointment_types
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();

-- Stands for a foreign key of appointments, which every booking would pay for, also one without a type.
CREATE FUNCTION appointment_types_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an appointment type is deactivated, never deleted';
END $$;

CREATE TRIGGER appointment_types_stay BEFORE DELETE OR TRUNCATE ON appointment_types
    FOR EACH STATEMENT EXECUTE FUNCTION appointment_types_stay();

-- All null for an appointment without a type, the last two also for one that fits into its slot: slot_id and ends_at are
-- always those of the first slot, which appointments_copy_their_slot holds them to.
ALTER TABLE appointments
    ADD COLUMN appointment_type_id uuid,
    ADD COLUMN needed_minutes integer CHECK (needed_minutes BETWEEN 5 AND 480), -- the type's when it was booked
    ADD COLUMN further_slot_ids uuid[],   -- in order of time; those of appointment_further_slots
    ADD COLUMN run_ends_at timestamptz,   -- where the last of them ends
    ADD CONSTRAINT appointments_typed CHECK ((appointment_type_id IS NULL) = (needed_minutes IS NULL)),
    ADD CONSTRAINT appointments_run CHECK ((further_slot_ids IS NULL) = (run_ends_at IS NULL)),
    DROP CONSTRAINT appointments_patient_in_one_place,
    ADD CONSTRAINT appointments_patient_in_one_place
        EXCLUDE USING gist (patient_id WITH =, tstzrange(starts_at, coalesce(run_ends_at, ends_at)) WITH &&)
        WHERE (status IN ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED'));

-- The slots after the first that an appointment has a place in, or had when it was called off.
CREATE TABLE appointment_further_slots (
    appointment_id uuid        NOT NULL REFERENCES appointments,
    slot_id        uuid        NOT NULL,
    doctor_id      uuid        NOT NULL,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    PRIMARY KEY (appointment_id, starts_at),
    CONSTRAINT appointment_further_slots_copy_their_slot
        FOREIGN KEY (slot_id, doctor_id, starts_at, ends_at)
        REFERENCES time_slots (id, doctor_id, starts_at, ends_at) ON UPDATE CASCADE
);

CREATE INDEX idx_appointment_further_slots_slot_id ON appointment_further_slots (slot_id);

-- An appointment and its further slots tell the same: each slot is the doctor's and begins when the one before ends, and all of
-- them are no longer than a day. Looked at when the transaction ends, as the two are written one after the other.
CREATE FUNCTION appointment_run_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    IF TG_TABLE_NAME = 'appointments' THEN
        touched := ARRAY[NEW.id];
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY[OLD.appointment_id];
    ELSIF TG_OP = 'INSERT' THEN
        touched := ARRAY[NEW.appointment_id];
    ELSE
        touched := ARRAY[OLD.appointment_id, NEW.appointment_id];
    END IF;
    PERFORM FROM appointments
    CROSS JOIN LATERAL (
        SELECT array_agg(slot_id ORDER BY starts_at) AS slot_ids, max(ends_at) AS ends_at,
            bool_and(doctor_id = appointments.doctor_id AND starts_at = before_ends_at) AS follow_each_other
        FROM (
            SELECT further.*, lag(ends_at, 1, appointments.ends_at) OVER (ORDER BY starts_at) AS before_ends_at
            FROM appointment_further_slots further
            WHERE appointment_id = appointments.id
        ) further
    ) run
    WHERE appointments.id = ANY (touched)
        AND (appointments.further_slot_ids IS DISTINCT FROM run.slot_ids
            OR appointments.run_ends_at IS DISTINCT FROM run.ends_at
            OR NOT coalesce(run.follow_each_other, true)
            OR run.ends_at > appointments.starts_at + interval '24 hours');
    IF FOUND THEN
        RAISE EXCEPTION 'an appointment takes slots of one doctor that follow each other, for at most a day'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'appointments_run_is_whole';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER appointments_new_run_is_whole AFTER INSERT ON appointments
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.further_slot_ids IS NOT NULL) EXECUTE FUNCTION appointment_run_is_whole();
CREATE CONSTRAINT TRIGGER appointments_run_is_whole AFTER UPDATE ON appointments
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.further_slot_ids IS NOT NULL OR NEW.further_slot_ids IS NOT NULL)
    EXECUTE FUNCTION appointment_run_is_whole();
CREATE CONSTRAINT TRIGGER appointment_further_slots_run_is_whole AFTER INSERT OR UPDATE OR DELETE ON appointment_further_slots
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION appointment_run_is_whole();

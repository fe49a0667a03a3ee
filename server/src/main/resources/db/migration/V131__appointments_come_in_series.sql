-- Appointments that were booked together, week after week. Each is an appointment like any other and goes its own way; the
-- series is what they have in common.

CREATE TABLE appointment_series (
    id          uuid        PRIMARY KEY,
    patient_id  uuid        NOT NULL REFERENCES patients,
    doctor_id   uuid        NOT NULL REFERENCES doctors,
    every_weeks integer     NOT NULL CHECK (every_weeks BETWEEN 1 AND 12),
    booked_by   uuid        NOT NULL, -- a user; users are disabled, never deleted
    booked_at   timestamptz NOT NULL
);

CREATE INDEX idx_appointment_series_patient_id ON appointment_series (patient_id);

-- Stands for a foreign key of appointments, which every booking would pay for, also one on its own.
CREATE FUNCTION appointment_series_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a series of appointments is never deleted';
END $$;

CREATE TRIGGER appointment_series_stay BEFORE DELETE OR TRUNCATE ON appointment_series
    FOR EACH STATEMENT EXECUTE FUNCTION appointment_series_stay();

ALTER TABLE appointments ADD COLUMN series_id uuid; -- null: booked on its own

CREATE INDEX idx_appointments_series_id ON appointments (series_id, starts_at) WHERE series_id IS NOT NULL;

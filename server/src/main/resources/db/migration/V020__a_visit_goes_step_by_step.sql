-- From arrival to the end of the visit. Every state that takes a place is named wherever the schema counts places: the
-- table of states and steps is in docs/appointments.md and in AppointmentStep.

ALTER TABLE appointments
    DROP CONSTRAINT appointments_status_check,
    ADD CONSTRAINT appointments_status_check CHECK (status IN
        ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED', 'NO_SHOW', 'CANCELLED', 'EXPIRED')),
    ADD COLUMN cancellation_code text CHECK (cancellation_code IN
        ('PATIENT_ASKED', 'PATIENT_ILL', 'DOCTOR_UNAVAILABLE', 'CLINIC_CLOSED', 'BOOKED_BY_MISTAKE', 'OTHER')),
    ADD COLUMN step_from text,       -- where the last step came from, for as long as it is the last
    ADD COLUMN stepped_at timestamptz,
    ADD CONSTRAINT appointments_code_of_a_cancelled_one CHECK (cancellation_code IS NULL OR status = 'CANCELLED'),
    ADD CONSTRAINT appointments_whole_step CHECK ((step_from IS NULL) = (stepped_at IS NULL)),
    -- A visit that is over keeps its place, as its time was used; a patient who did not come gives it back.
    DROP CONSTRAINT appointments_patient_in_one_place,
    ADD CONSTRAINT appointments_patient_in_one_place
        EXCLUDE USING gist (patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status IN ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED'));

DROP INDEX idx_appointments_slot_patient;
CREATE UNIQUE INDEX idx_appointments_slot_patient ON appointments (slot_id, patient_id)
    WHERE status IN ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED');

UPDATE appointments SET cancellation_code = 'OTHER' WHERE status = 'CANCELLED';

-- The actions are those of AuditAction, which grows with the clinic's day.
ALTER TABLE appointment_audit_log
    DROP CONSTRAINT appointment_audit_log_action_check,
    ADD CONSTRAINT appointment_audit_log_action_check CHECK (action ~ '^[A-Z_]+$'),
    ADD COLUMN note text NOT NULL DEFAULT '',   -- why, in the words of who did it
    ADD COLUMN from_slot_id uuid,               -- these four only where the appointment moved
    ADD COLUMN from_starts_at timestamptz,
    ADD COLUMN to_slot_id uuid,
    ADD COLUMN to_starts_at timestamptz;

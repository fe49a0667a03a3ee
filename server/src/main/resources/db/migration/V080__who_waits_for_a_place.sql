-- Patients who wait for an earlier or any place. An entry is offered a place by a booking that is made for it, and follows
-- that appointment: whoever changes the appointment, on whichever server, the entry changes in the same transaction.

CREATE TABLE waitlist_entries (
    id              uuid        PRIMARY KEY,
    patient_id      uuid        NOT NULL REFERENCES patients,
    doctor_id       uuid        REFERENCES doctors,
    specialization  text        CHECK (specialization <> ''),
    earliest_date   date        NOT NULL,
    latest_date     date,       -- null: however late
    from_minute     integer     NOT NULL DEFAULT 0, -- of the clinic's day: the place lies between these
    until_minute    integer     NOT NULL DEFAULT 1440,
    weekdays        integer[]   NOT NULL DEFAULT '{}', -- as in ISO 8601, 1 is Monday; empty: any
    note            text        NOT NULL DEFAULT '',
    priority        integer     NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 9),
    priority_reason text        NOT NULL DEFAULT '',
    state           text        NOT NULL DEFAULT 'WAITING'
        CHECK (state IN ('WAITING', 'OFFERED', 'SERVED', 'LEFT')),
    appointment_id  uuid        UNIQUE REFERENCES appointments,
    joined_at       timestamptz NOT NULL DEFAULT now(), -- the place in line; never changes
    joined_by       uuid        NOT NULL, -- a user; users are disabled, never deleted
    version         bigint      NOT NULL DEFAULT 1,
    CONSTRAINT waitlist_entries_for_doctor_or_specialization CHECK (num_nonnulls(doctor_id, specialization) = 1),
    CONSTRAINT waitlist_entries_latest_after_earliest CHECK (latest_date >= earliest_date),
    CONSTRAINT waitlist_entries_time_of_day CHECK (0 <= from_minute AND from_minute < until_minute AND until_minute <= 1440),
    CONSTRAINT waitlist_entries_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
    CONSTRAINT waitlist_entries_priority_has_reason CHECK (priority = 0 OR priority_reason <> ''),
    CONSTRAINT waitlist_entries_offered_has_appointment
        CHECK ((state IN ('OFFERED', 'SERVED')) = (appointment_id IS NOT NULL))
);

-- A patient waits once for the same thing.
CREATE UNIQUE INDEX idx_waitlist_entries_open_doctor ON waitlist_entries (patient_id, doctor_id)
    WHERE state IN ('WAITING', 'OFFERED') AND doctor_id IS NOT NULL;
CREATE UNIQUE INDEX idx_waitlist_entries_open_specialization ON waitlist_entries (patient_id, lower(specialization))
    WHERE state IN ('WAITING', 'OFFERED') AND specialization IS NOT NULL;
CREATE INDEX idx_waitlist_entries_patient_id ON waitlist_entries (patient_id);
-- The line: who is served first.
CREATE INDEX idx_waitlist_entries_line ON waitlist_entries (priority DESC, joined_at, id)
    WHERE state IN ('WAITING', 'OFFERED');
CREATE INDEX idx_waitlist_entries_doctor ON waitlist_entries (doctor_id, priority DESC, joined_at, id)
    WHERE doctor_id IS NOT NULL;
CREATE INDEX idx_waitlist_entries_specialization
    ON waitlist_entries (lower(specialization), priority DESC, joined_at, id) WHERE specialization IS NOT NULL;

CREATE TRIGGER waitlist_entries_version_grows BEFORE UPDATE ON waitlist_entries
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();

-- An entry that waits for an answer is not offered a second place, and the first offer is not lost from sight.
CREATE FUNCTION waitlist_entry_follows_one_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a waitlist entry follows one appointment at a time';
END $$;

CREATE TRIGGER waitlist_entries_one_offer BEFORE UPDATE ON waitlist_entries
    FOR EACH ROW
    WHEN (OLD.state IN ('OFFERED', 'SERVED') AND NEW.appointment_id IS NOT NULL
        AND NEW.appointment_id <> OLD.appointment_id)
    EXECUTE FUNCTION waitlist_entry_follows_one_appointment();

-- What was offered is answered: confirmed, the patient is served; called off or run out, they wait again, where they were
-- in line. Only an entry that is OFFERED follows: one that was served stays served, so that calling off an old
-- appointment never fails over an entry that the patient has made since.
CREATE FUNCTION waitlist_entry_follows_its_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry waitlist_entries;
BEGIN
    UPDATE waitlist_entries
    SET state = CASE WHEN NEW.status IN ('CANCELLED', 'EXPIRED') THEN 'WAITING' ELSE 'SERVED' END,
        appointment_id = CASE WHEN NEW.status IN ('CANCELLED', 'EXPIRED') THEN NULL ELSE appointment_id END
    WHERE appointment_id = NEW.id AND state = 'OFFERED'
    RETURNING * INTO entry;
    IF FOUND THEN
        INSERT INTO audit_log (action, record_kind, record_id, patient_id, detail)
        VALUES ('WAITLIST_' || entry.state, 'waitlist_entries', entry.id, entry.patient_id,
            jsonb_build_object('appointment_id', NEW.id, 'status', NEW.status));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER appointments_waitlist_follows AFTER UPDATE OF status ON appointments
    FOR EACH ROW WHEN (OLD.status = 'PENDING' AND NEW.status <> 'PENDING')
    EXECUTE FUNCTION waitlist_entry_follows_its_appointment();

ALTER PUBLICATION frontdesk_changes ADD TABLE waitlist_entries (id);

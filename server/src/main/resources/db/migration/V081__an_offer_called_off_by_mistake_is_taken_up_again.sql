-- A cancellation can be undone. The entry whose offer it was is then OFFERED again, unless it has gone on meanwhile: been
-- offered another place, or left.

ALTER TABLE waitlist_entries ADD COLUMN called_off_appointment_id uuid REFERENCES appointments;

CREATE INDEX idx_waitlist_entries_called_off ON waitlist_entries (called_off_appointment_id)
    WHERE called_off_appointment_id IS NOT NULL;

CREATE OR REPLACE FUNCTION waitlist_entry_follows_its_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry waitlist_entries;
BEGIN
    IF NEW.status = 'PENDING' THEN
        UPDATE waitlist_entries
        SET state = 'OFFERED', appointment_id = NEW.id, called_off_appointment_id = NULL
        WHERE called_off_appointment_id = NEW.id AND state = 'WAITING'
        RETURNING * INTO entry;
    ELSIF NEW.status IN ('CANCELLED', 'EXPIRED') THEN
        UPDATE waitlist_entries
        SET state = 'WAITING', appointment_id = NULL, called_off_appointment_id = NEW.id
        WHERE appointment_id = NEW.id AND state = 'OFFERED'
        RETURNING * INTO entry;
    ELSE
        UPDATE waitlist_entries
        SET state = 'SERVED'
        WHERE appointment_id = NEW.id AND state = 'OFFERED'
        RETURNING * INTO entry;
    END IF;
    IF FOUND THEN
        INSERT INTO audit_log (action, record_kind, record_id, patient_id, detail)
        VALUES ('WAITLIST_' || entry.state, 'waitlist_entries', entry.id, entry.patient_id,
            jsonb_build_object('appointment_id', NEW.id, 'status', NEW.status));
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER appointments_waitlist_follows ON appointments;
CREATE TRIGGER appointments_waitlist_follows AFTER UPDATE OF status ON appointments
    FOR EACH ROW WHEN ((OLD.status = 'PENDING') <> (NEW.status = 'PENDING'))
    EXECUTE FUNCTION waitlist_entry_follows_its_appointment();

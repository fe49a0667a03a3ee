-- What desks see live. The server reads it from the write-ahead log, so nothing changes unseen, whoever changes it.

-- A change made by plain SQL that forgets the version is given one, so that no desk takes it for something old.
CREATE FUNCTION version_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END $$;

CREATE TRIGGER time_slots_version_grows BEFORE UPDATE ON time_slots
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();
CREATE TRIGGER appointments_version_grows BEFORE UPDATE ON appointments
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();
CREATE TRIGGER doctors_version_grows BEFORE UPDATE ON doctors
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();
CREATE TRIGGER patients_version_grows BEFORE UPDATE ON patients
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();

CREATE PUBLICATION frontdesk_changes FOR TABLE
    time_slots, appointments, patients (id), users (id, display_name); -- no password hash leaves the database

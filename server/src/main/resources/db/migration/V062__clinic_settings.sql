-- What the clinic set for itself. The first start makes the one row from the server's environment; from then on the row counts.

CREATE TABLE clinic_settings (
    only_row                   boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    name                       text    NOT NULL CHECK (name <> ''),
    time_zone                  text    NOT NULL CHECK (time_zone <> ''), -- IANA, as Europe/Madrid
    confirmation_window_millis bigint  NOT NULL CHECK (confirmation_window_millis BETWEEN 1 AND 86400000),
    session_idle_millis        bigint  NOT NULL CHECK (session_idle_millis BETWEEN 1 AND 86400000),
    scheduling_horizon_days    integer NOT NULL DEFAULT 56 CHECK (scheduling_horizon_days BETWEEN 1 AND 731),
    default_language           text    NOT NULL DEFAULT 'en' CHECK (default_language IN ('en', 'es')),
    version                    bigint  NOT NULL DEFAULT 1
);

CREATE TRIGGER clinic_settings_version_grows BEFORE UPDATE ON clinic_settings
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();

-- Every server hears of a change.
ALTER PUBLICATION frontdesk_changes ADD TABLE clinic_settings;

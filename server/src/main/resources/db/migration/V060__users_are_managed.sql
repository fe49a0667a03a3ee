-- Accounts are made, changed and disabled through the API, and their sessions are listed and ended.

ALTER TABLE users
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD COLUMN must_change_password boolean NOT NULL DEFAULT false, -- until then, the account may do nothing else
    ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (folded(username || ' ' || display_name)) STORED;

CREATE INDEX idx_users_search_text ON users USING gin (search_text gin_trgm_ops);
-- Tells whether another administrator is left.
CREATE INDEX idx_users_enabled_admins ON users (id) WHERE role = 'ADMIN' AND NOT disabled;

-- A change of what an account is; a bare touch, by which servers are told to look at its sessions, is none.
CREATE TRIGGER users_version_grows
    BEFORE UPDATE OF username, display_name, role, doctor_id, patient_id, disabled, password_hash ON users
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();

-- Names a session to people, who never see its token.
ALTER TABLE sessions ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE sessions ADD CONSTRAINT sessions_id UNIQUE (id);

-- Servers hear of a disabled account from the log, too; never of a password hash.
ALTER PUBLICATION frontdesk_changes DROP TABLE users;
ALTER PUBLICATION frontdesk_changes ADD TABLE users (id, display_name, disabled, version);

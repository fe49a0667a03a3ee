-- The key of another service is a session that no password opened, with named permissions and without an idle time.

ALTER TABLE sessions ADD COLUMN permissions text[]; -- null: a person's session, with all that the role may
ALTER TABLE sessions ADD CONSTRAINT sessions_key_permits_something CHECK (cardinality(permissions) > 0);

CREATE INDEX idx_sessions_service_keys ON sessions (created_at, id) WHERE permissions IS NOT NULL;

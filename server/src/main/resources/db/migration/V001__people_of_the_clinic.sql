-- Who works in the clinic, who is treated there, and who may sign in.

-- Contains trusted extensions only: the owner of the database can create them.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Letters as a person types them in a hurry: lower case, no accents. Immutable (unaccent alone is not, as its
-- dictionary could be changed), so that indexes and generated columns may use it.
CREATE FUNCTION folded(input text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, input));

CREATE TABLE doctors (
    id             uuid        PRIMARY KEY,
    given_name     text        NOT NULL CHECK (given_name <> ''),
    family_name    text        NOT NULL CHECK (family_name <> ''),
    display_name   text        NOT NULL CHECK (display_name <> ''),
    specialization text        NOT NULL CHECK (specialization <> ''),
    email          text        NOT NULL,
    licence_number text        NOT NULL UNIQUE,
    active         boolean     NOT NULL DEFAULT true,
    version        bigint      NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX idx_doctors_email ON doctors (lower(email));
CREATE INDEX idx_doctors_name ON doctors (family_name, given_name, id);
CREATE INDEX idx_doctors_specialization ON doctors (lower(specialization));

CREATE TABLE patients (
    id             uuid        PRIMARY KEY,
    patient_number bigint      NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY (START WITH 100001),
    given_name     text        NOT NULL CHECK (given_name <> ''),
    family_name    text        NOT NULL CHECK (family_name <> ''),
    birth_date     date        NOT NULL,
    phone          text        NOT NULL DEFAULT '',
    email          text        NOT NULL DEFAULT '',
    version        bigint      NOT NULL DEFAULT 1,
    registered_at  timestamptz NOT NULL DEFAULT now(),
    search_name    text        NOT NULL GENERATED ALWAYS AS (folded(given_name || ' ' || family_name)) STORED
);

CREATE UNIQUE INDEX idx_patients_email ON patients (lower(email)) WHERE email <> '';
CREATE INDEX idx_patients_search_name ON patients USING gin (search_name gin_trgm_ops);
CREATE INDEX idx_patients_phone ON patients USING gin (phone gin_trgm_ops);
CREATE INDEX idx_patients_birth_date ON patients (birth_date);

CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    username      text        NOT NULL CHECK (username = lower(username) AND username <> ''),
    display_name  text        NOT NULL CHECK (display_name <> ''),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('RECEPTIONIST', 'DOCTOR', 'ADMIN', 'PATIENT', 'SERVICE')),
    doctor_id     uuid        REFERENCES doctors,
    patient_id    uuid        REFERENCES patients,
    disabled      boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_doctor_account CHECK ((role = 'DOCTOR') = (doctor_id IS NOT NULL)),
    CONSTRAINT users_patient_account CHECK ((role = 'PATIENT') = (patient_id IS NOT NULL))
);

CREATE UNIQUE INDEX idx_users_username ON users (username);

-- Only a hash of the token: who reads this table can't use a session.
CREATE TABLE sessions (
    token_hash   bytea       PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id      uuid        NOT NULL REFERENCES users,
    client_name  text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz
);

CREATE INDEX idx_sessions_user_id ON sessions (user_id);
CREATE INDEX idx_sessions_expires_at ON sessions (expires_at);

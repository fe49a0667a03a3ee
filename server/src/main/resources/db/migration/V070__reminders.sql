-- Patients are reminded of their appointments, unless they would rather not be.

ALTER TABLE patients
    ADD COLUMN reminders_opted_out boolean NOT NULL DEFAULT false,
    ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es'));

CREATE TABLE reminder_settings (
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    hours_before    integer NOT NULL DEFAULT 24 CHECK (hours_before BETWEEN 1 AND 336),
    email_enabled   boolean NOT NULL DEFAULT true,
    webhook_enabled boolean NOT NULL DEFAULT true,
    subject_en      text    NOT NULL DEFAULT 'Your appointment on {day} at {time}',
    body_en         text    NOT NULL DEFAULT E'Dear {given_name},\n\nwe expect you on {day} at {time} for your appointment with {doctor}.\n\n{clinic}',
    subject_es      text    NOT NULL DEFAULT 'Su cita del {day} a las {time}',
    body_es         text    NOT NULL DEFAULT E'Hola, {given_name}:\n\nle esperamos el {day} a las {time} para su cita con {doctor}.\n\n{clinic}',
    version         bigint  NOT NULL DEFAULT 1
);

INSERT INTO reminder_settings DEFAULT VALUES;

-- The outbox. The appointment's time is part of what is unique: one that is moved is reminded of again, and other hours in the
-- settings remind nobody twice.
CREATE TABLE reminders (
    id             uuid        PRIMARY KEY,
    appointment_id uuid        NOT NULL REFERENCES appointments,
    kind           text        NOT NULL CHECK (kind = 'UPCOMING'),
    channel        text        NOT NULL CHECK (channel IN ('EMAIL', 'WEBHOOK')),
    starts_at      timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    state          text        NOT NULL DEFAULT 'DUE' CHECK (state IN ('DUE', 'SENDING', 'SENT', 'SKIPPED', 'FAILED')),
    attempts       integer     NOT NULL DEFAULT 0,
    next_try_at    timestamptz NOT NULL, -- while SENDING: when whoever is sending it is taken for gone
    sent_at        timestamptz,
    last_error     text        NOT NULL DEFAULT '', -- a class of errors, never what a server said
    CONSTRAINT reminders_once UNIQUE (appointment_id, kind, channel, starts_at),
    CONSTRAINT reminders_sent CHECK ((state = 'SENT') = (sent_at IS NOT NULL))
);

-- Only what is still to be done is in it.
CREATE INDEX idx_reminders_next_try_at ON reminders (next_try_at) WHERE state IN ('DUE', 'SENDING');

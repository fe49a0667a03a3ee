-- Time in which a doctor, or the whole clinic, receives nobody. Slots in it are blocked and know by what, so that deleting
-- the closure opens those again that nobody blocked by hand.

CREATE TABLE closures (
    id         uuid        PRIMARY KEY,
    doctor_id  uuid        REFERENCES doctors, -- null: a holiday of the whole clinic
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    reason     text        NOT NULL CHECK (reason <> ''),
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT closures_end_after_start CHECK (ends_at > starts_at)
);

CREATE INDEX idx_closures_ends_at ON closures (ends_at, id);

ALTER TABLE time_slots
    ADD COLUMN closure_id uuid REFERENCES closures,
    ADD CONSTRAINT time_slots_closed_are_blocked CHECK (closure_id IS NULL OR blocked_reason IS NOT NULL);

CREATE INDEX idx_time_slots_closure_id ON time_slots (closure_id) WHERE closure_id IS NOT NULL;

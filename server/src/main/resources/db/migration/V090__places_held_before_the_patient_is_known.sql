-- A desk holds a place before it knows the patient. A held place is counted in time_slots.booked as a booked one is.

CREATE TABLE holds (
    id         uuid        PRIMARY KEY, -- there while it holds: booked, released or expired, it is gone, and audit_log tells
    slot_id    uuid        NOT NULL REFERENCES time_slots,
    held_by    uuid        NOT NULL, -- a user; users are disabled, never deleted
    held_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT holds_expire_after_they_begin CHECK (expires_at > held_at)
);

-- Finds what expires next; the order of their list, too.
CREATE INDEX idx_holds_expires_at ON holds (expires_at, id);

-- The slot's holds once more, so that whoever reads or watches a slot sees who holds it in the same row at the same moment.
-- Null where nothing is held, which is nearly everywhere; the CHECK keeps held places counted.
ALTER TABLE time_slots ADD COLUMN holds json
    CONSTRAINT time_slots_holds_are_counted CHECK (holds IS NULL OR json_array_length(holds) BETWEEN 1 AND booked);

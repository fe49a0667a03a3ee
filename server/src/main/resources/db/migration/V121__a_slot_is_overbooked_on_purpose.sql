-- Somebody who may gives a patient a place beyond the capacity. The slot's own allowance grows by that place, so that nothing
-- else gets past the capacity; who allowed it and why stands in appointment_audit_log, as OVERBOOK.

ALTER TABLE time_slots
    ADD COLUMN overbooked_places integer NOT NULL DEFAULT 0
        CONSTRAINT time_slots_overbooked_by_few CHECK (overbooked_places BETWEEN 0 AND 10),
    DROP CONSTRAINT time_slots_never_overbooked,
    ADD CONSTRAINT time_slots_never_overbooked CHECK (booked BETWEEN 0 AND capacity + overbooked_places),
    -- The first place given back is the one beyond the capacity: an allowance is never a free place.
    ADD CONSTRAINT time_slots_allowance_is_used
        CHECK (overbooked_places = 0 OR booked = capacity + overbooked_places);

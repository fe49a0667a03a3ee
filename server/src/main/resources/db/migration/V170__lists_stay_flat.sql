-- Lists of what is rare among much: found without reading what it is rare among. None of them is written by a booking.

-- Who is in the clinic at this moment, whatever days are asked for.
CREATE INDEX idx_appointments_in_the_clinic ON appointments (starts_at, id) WHERE status IN ('CHECKED_IN', 'IN_PROGRESS');

-- Reminders of one state, newest first.
CREATE INDEX idx_reminders_state ON reminders (state, id);

-- Who waits for a doctor, or for what one practises, in the order of the line: walked until enough fit a free place.
CREATE INDEX idx_waitlist_entries_waiting_doctor ON waitlist_entries (doctor_id, priority DESC, joined_at, id)
    WHERE state = 'WAITING' AND doctor_id IS NOT NULL;
CREATE INDEX idx_waitlist_entries_waiting_specialization
    ON waitlist_entries (lower(specialization), priority DESC, joined_at, id)
    WHERE state = 'WAITING' AND specialization IS NOT NULL;

-- Who waited once, in the order of the line.
CREATE INDEX idx_waitlist_entries_past_line ON waitlist_entries (priority DESC, joined_at, id)
    WHERE state IN ('SERVED', 'LEFT');

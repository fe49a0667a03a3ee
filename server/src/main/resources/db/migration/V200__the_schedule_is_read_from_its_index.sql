-- How long a doctor's schedule goes on without a gap is read from this index alone: whoever looks for eight hours in one piece
-- looks at no slot where the schedule has no such piece. The end of a slot never changes by a booking, so nothing is written more often.

DROP INDEX idx_time_slots_doctor;
CREATE INDEX idx_time_slots_doctor ON time_slots (doctor_id, starts_at) INCLUDE (ends_at);

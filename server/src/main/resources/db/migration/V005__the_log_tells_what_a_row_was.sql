-- The log also carries each row as it was before a change, so that a desk is told of a slot that left the days it shows,
-- and of one that is gone, without the server remembering what each desk has seen. Costs about 100 bytes of log a change.

ALTER TABLE time_slots REPLICA IDENTITY FULL;
ALTER TABLE appointments REPLICA IDENTITY FULL;

-- A patient who came without an appointment is put into a slot that runs, or is about to, and is in the clinic from the first
-- moment: such an appointment begins as CHECKED_IN.

ALTER TABLE appointments ADD COLUMN walk_in boolean NOT NULL DEFAULT false;

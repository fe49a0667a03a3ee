-- Patients are listed, found by one or two letters, compared with somebody new, and may turn out to be one person.

-- A record that was found to be of the same person as another; its id and number go on answering that one.
ALTER TABLE patients ADD COLUMN merged_into uuid REFERENCES patients CHECK (merged_into <> id);

CREATE INDEX idx_patients_merged_into ON patients (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX idx_patients_name ON patients (family_name, given_name, id) WHERE merged_into IS NULL;
-- One or two letters are in too many trigrams to be looked for by them.
CREATE INDEX idx_patients_family_begins ON patients (folded(family_name) text_pattern_ops);
CREATE INDEX idx_patients_given_begins ON patients (folded(given_name) text_pattern_ops);
CREATE INDEX idx_patients_same_phone ON patients (phone) WHERE phone <> '';

-- Holds nothing: whoever registers a patient locks it, so that two desks don't register one person at once, and don't
-- repeat each other's transactions over the same pages. LOCK TABLE waits before the transaction's snapshot is taken.
CREATE TABLE patient_turn (
    nothing boolean
);

-- Two records of one person become one. The merged record keeps what it said, and stands in nobody's way.

DROP INDEX idx_patients_email;
CREATE UNIQUE INDEX idx_patients_email ON patients (lower(email)) WHERE email <> '' AND merged_into IS NULL;

-- Looked for when a merge is foreseen and when a person's data are exported.
CREATE INDEX idx_users_patient_id ON users (patient_id) WHERE patient_id IS NOT NULL;

-- A clinic has hundreds of doctors, which are read whole to find one; an index would serve nobody.

ALTER TABLE doctors ADD COLUMN search_name text NOT NULL
    GENERATED ALWAYS AS (folded(given_name || ' ' || family_name)) STORED;

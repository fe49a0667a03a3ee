-- Where doctors receive. A slot may be tied to a room, and a room is not used by two slots at once, whoever made them.

CREATE TABLE locations (
    id      uuid    PRIMARY KEY,
    name    text    NOT NULL CHECK (name <> ''),
    address text    NOT NULL DEFAULT '',
    active  boolean NOT NULL DEFAULT true,
    version bigint  NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX idx_locations_name ON locations (lower(name));

CREATE TABLE rooms (
    id          uuid    PRIMARY KEY,
    location_id uuid    NOT NULL REFERENCES locations, -- for good: elsewhere it is another room
    name        text    NOT NULL CHECK (name <> ''),
    active      boolean NOT NULL DEFAULT true,
    version     bigint  NOT NULL DEFAULT 1,
    -- What a slot copies of its room, for time_slots_copy_their_room.
    CONSTRAINT rooms_copied UNIQUE (id, location_id)
);

CREATE UNIQUE INDEX idx_rooms_location_id_name ON rooms (location_id, lower(name));

CREATE TRIGGER locations_version_grows BEFORE UPDATE ON locations
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();
CREATE TRIGGER rooms_version_grows BEFORE UPDATE ON rooms
    FOR EACH ROW WHEN (NEW.version <= OLD.version) EXECUTE FUNCTION version_grows();

-- The location stands in the slot too, so that whoever reads or watches slots has it in the same row. Nothing here is over
-- `booked`: a booking writes a row of the same keys, which touches no index and asks no foreign key.
ALTER TABLE time_slots
    ADD COLUMN room_id uuid,
    ADD COLUMN location_id uuid,
    ADD CONSTRAINT time_slots_copy_their_room
        FOREIGN KEY (room_id, location_id) REFERENCES rooms (id, location_id) MATCH FULL,
    ADD CONSTRAINT time_slots_room_used_once
        EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (room_id IS NOT NULL);

-- Where the slots are that a template makes.
ALTER TABLE weekly_templates ADD COLUMN room_id uuid REFERENCES rooms;

CREATE INDEX idx_weekly_templates_room_id ON weekly_templates (room_id) WHERE room_id IS NOT NULL;

-- When a doctor receives week after week; slots are made from it some weeks ahead.

CREATE TABLE weekly_templates (
    id           uuid     PRIMARY KEY,
    doctor_id    uuid     NOT NULL REFERENCES doctors,
    weekday      smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- as in ISO 8601
    start_minute integer  NOT NULL CHECK (start_minute >= 0),       -- since the wall clocks showed 00:00
    end_minute   integer  NOT NULL CHECK (end_minute <= 1440),
    slot_minutes integer  NOT NULL CHECK (slot_minutes BETWEEN 5 AND 1440),
    breaks       text     NOT NULL DEFAULT '', -- pairs of minutes, as 720-780,900-915
    capacity     integer  NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
    valid_from   date     NOT NULL,
    valid_to     date,    -- inclusive; null: until further notice
    version      bigint   NOT NULL DEFAULT 1,
    CONSTRAINT weekly_templates_end_after_start CHECK (end_minute > start_minute)
);

CREATE INDEX idx_weekly_templates_doctor_id ON weekly_templates (doctor_id, weekday, id);

-- What was made from a template. The row outlives its slot, so that one deleted by hand is not made again.
CREATE TABLE template_slots (
    template_id uuid      NOT NULL REFERENCES weekly_templates,
    local_start timestamp NOT NULL, -- on the clinic's wall clocks, so that an hour shown twice has its slots once
    slot_id     uuid      REFERENCES time_slots ON DELETE SET NULL,
    PRIMARY KEY (template_id, local_start)
);

CREATE INDEX idx_template_slots_slot_id ON template_slots (slot_id) WHERE slot_id IS NOT NULL;

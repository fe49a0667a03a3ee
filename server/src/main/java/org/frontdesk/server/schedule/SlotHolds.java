package org.frontdesk.server.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.util.List;

/** How {@code time_slots.holds} is read and written: JSON, and null where nothing is held. */
public final class SlotHolds {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private SlotHolds() {}

    public static List<Hold> read(String column) {
        if (column == null) {
            return List.of();
        }
        try {
            return JSON.readValue(column, new TypeReference<List<Hold>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the holds of a slot can't be read", e);
        }
    }

    public static String write(List<Hold> holds) {
        if (holds.isEmpty()) {
            return null;
        }
        try {
            return JSON.writeValueAsString(holds);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the holds of a slot can't be written", e);
        }
    }
}

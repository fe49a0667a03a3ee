package org.frontdesk.server.requests;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Writes and reads the outcomes of one sealed type, each named by its record. A stored outcome outlives an upgrade of the
 * server by a week at most, so records may gain components but not lose or rename them within one release.
 */
public final class OutcomeJson<O> {

    /** Names the record inside the stored JSON. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    private interface Named {}

    private final Class<O> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    /**
     * @param type a sealed interface whose leaves are records
     */
    public OutcomeJson(Class<O> type) {
        this.type = type;
        var builder =
                JsonMapper.builder()
                        .addModule(new Jdk8Module())
                        .addModule(new JavaTimeModule())
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        // Components only: what a record tells of itself, as isFull() does, is no
                        // part of it.
                        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                        // Another server on this database may be of the next release.
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .addMixIn(type, Named.class);
        registerLeaves(type, builder);
        var mapper = builder.build();
        this.reader = mapper.readerFor(type);
        this.writer = mapper.writerFor(type);
    }

    public String write(O outcome) {
        try {
            return writer.writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an outcome can't be written: " + outcome.getClass().getSimpleName(), e);
        }
    }

    public O read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            // Without the cause, whose message would quote the JSON.
            throw new IllegalStateException("a stored outcome can't be read as " + type.getName());
        }
    }

    private static void registerLeaves(Class<?> type, JsonMapper.Builder builder) {
        if (type.isRecord()) {
            builder.registerSubtypes(new NamedType(type, type.getSimpleName()));
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            registerLeaves(permitted, builder);
        }
    }
}

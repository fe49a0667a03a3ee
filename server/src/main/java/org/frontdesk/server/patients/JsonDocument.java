package org.frontdesk.server.patients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;

import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Writes rows as JSON, each value by the name of its column: numbers and booleans as such, times in RFC 3339, what has no value as
 * null, rows within a row as an array.
 */
final class JsonDocument {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private JsonDocument(JsonGenerator json) {
        this.json = json;
    }

    /** One object, in UTF-8. */
    static ByteString write(Consumer<JsonDocument> content) {
        var bytes = ByteString.newOutput();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.accept(new JsonDocument(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory throws none
        }
        return bytes.toByteString();
    }

    void value(String name, Object value) {
        unchecked(
                () -> {
                    json.writeFieldName(name);
                    write(value);
                });
    }

    /** Read and written one after the other. */
    void rows(String name, ResultQuery<?> query) {
        unchecked(
                () -> {
                    json.writeArrayFieldStart(name);
                    try (var rows = query.fetchLazy()) {
                        for (Record row : rows) {
                            write(row);
                        }
                    }
                    json.writeEndArray();
                });
    }

    private void write(Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Record row -> writeRow(row);
            case Result<?> rows -> writeAll(rows.toArray());
            case Object[] values -> writeAll(values);
            case JSONB already -> json.writeRawValue(already.data());
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    private void writeRow(Record row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
            json.writeFieldName(row.field(i).getName());
            write(row.get(i));
        }
        json.writeEndObject();
    }

    private void writeAll(Object[] values) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            write(value);
        }
        json.writeEndArray();
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory throws none
        }
    }
}

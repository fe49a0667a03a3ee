package org.frontdesk.server.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CSV file as rows of named values. What can't be read is reported, and what can be read is read. */
final class CsvFile {

    /** One transaction that stays short; 4 MiB of usual rows are more. */
    static final int MOST_ROWS = 10_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** One row: an absent or missing value is empty. */
    record Row(int line, Map<String, String> values) {

        String get(String column) {
            return values.getOrDefault(column, "");
        }
    }

    private CsvFile() {}

    static List<Row> read(byte[] content, CsvKind kind, CsvReport report) {
        String text = decode(content, report);
        List<Row> rows = new ArrayList<>();
        int line = 1;
        List<String> columns = null;
        try (CsvReader<CsvRecord> reader = reader(text)) {
            for (CsvRecord record : reader) {
                line = Math.toIntExact(record.getStartingLineNumber());
                if (columns == null) {
                    columns = columns(record, kind, report);
                } else if (rows.size() == MOST_ROWS) {
                    report.add(
                            line, "", "is beyond the " + MOST_ROWS + " rows that a file may have");
                    break;
                } else {
                    rows.add(row(record, columns, report));
                }
            }
        } catch (CsvParseException e) {
            // Without its message, which may quote what is there.
            report.add(line, "", "is not CSV after this line; is a quotation mark left open?");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // a String throws none
        }
        if (columns == null && report.isEmpty()) {
            report.add(1, "", "names no columns; the file is empty");
        }
        return rows;
    }

    private static CsvReader<CsvRecord> reader(String text) {
        String firstLine = text.lines().findFirst().orElse("");
        boolean semicolons = count(firstLine, ';') > count(firstLine, ',');
        return CsvReader.builder()
                .fieldSeparator(semicolons ? ';' : ',')
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    private static long count(String text, char sought) {
        return text.chars().filter(one -> one == sought).count();
    }

    private static String decode(byte[] content, CsvReport report) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(bytes)
                            .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                if (content[i] == '\n') {
                    line++;
                }
            }
            report.add(line, "", "is not UTF-8");
            return "";
        }
    }

    private static List<String> columns(CsvRecord first, CsvKind kind, CsvReport report) {
        List<String> columns = first.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            // Quoted only where it is one of ours: a file without a line of columns has a person's
            // data there.
            if (!kind.columns().contains(column)) {
                report.add(
                        1, "", "has a column that is none of " + String.join(", ", kind.columns()));
            } else if (!seen.add(column)) {
                report.add(1, column, "is there twice");
            }
        }
        kind.required().stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> report.add(1, column, "is missing"));
        return columns;
    }

    private static Row row(CsvRecord record, List<String> columns, CsvReport report) {
        int line = Math.toIntExact(record.getStartingLineNumber());
        if (record.getFieldCount() != columns.size()) {
            report.add(
                    line,
                    "",
                    "has %d values for %d columns"
                            .formatted(record.getFieldCount(), columns.size()));
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
            values.put(columns.get(i), SpreadsheetText.unprotected(record.getField(i)));
        }
        return new Row(line, values);
    }
}

package org.frontdesk.server.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Rows as CSV (RFC 4180) that no spreadsheet runs as formulas. */
public final class CsvText {

    private CsvText() {}

    public static String of(List<List<String>> rows, char separator) {
        var text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder()
                        .fieldSeparator(separator)
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(text)) {
            for (List<String> row : rows) {
                writer.writeRecord(row.stream().map(SpreadsheetText::safe).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter throws none
        }
        return text.toString();
    }
}

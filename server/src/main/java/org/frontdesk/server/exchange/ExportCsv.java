package org.frontdesk.server.exchange;

import com.google.protobuf.ByteString;

import org.frontdesk.api.v1.ExportCsvResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.ClinicDays;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Writes records as CSV, read a little at a time while the caller takes what was written. */
public final class ExportCsv {

    /** What is to be written. */
    public record Asked(
            CsvKind kind,
            Optional<Fields.DateRange> dates,
            char separator,
            boolean byteOrderMark) {}

    private static final int MOST_BYTES_OF_A_PIECE = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final ClinicDays days;

    public ExportCsv(Transactions transactions, ClinicDays days) {
        this.transactions = transactions;
        this.days = days;
    }

    /** Writes down who takes it, then gives the file piece by piece; each next one may read the database. */
    public Iterator<ExportCsvResponse> open(Caller caller, Asked asked) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(db, entry(caller, asked));
                    return null;
                });
        ShownPatients.name(List.of()); // nobody yet: each page names its own
        return new Pieces(asked, ExportedPages.of(transactions, days, asked));
    }

    private static AuditEntry entry(Caller caller, Asked asked) {
        return new AuditEntry(
                        Optional.of(caller.userId()),
                        "EXPORT_" + asked.kind().name(),
                        asked.kind().table(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())
                .with("first_date", asked.dates().map(d -> d.first().toString()).orElse(null))
                .with("last_date", asked.dates().map(d -> d.last().toString()).orElse(null));
    }

    /** The file in pieces: each page of rows as CSV, cut where it is too long for one message. */
    private static final class Pieces implements Iterator<ExportCsvResponse> {

        private final char separator;
        private final Iterator<List<List<String>>> pages;
        private final Deque<ByteString> waiting = new ArrayDeque<>();

        Pieces(Asked asked, Iterator<List<List<String>>> pages) {
            this.separator = asked.separator();
            this.pages = pages;
            String columns = CsvText.of(List.of(asked.kind().columns()), separator);
            cut((asked.byteOrderMark() ? "\uFEFF" : "") + columns);
        }

        @Override
        public boolean hasNext() {
            while (waiting.isEmpty() && pages.hasNext()) {
                cut(CsvText.of(pages.next(), separator));
            }
            return !waiting.isEmpty();
        }

        @Override
        public ExportCsvResponse next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ExportCsvResponse.newBuilder().setChunk(waiting.remove()).build();
        }

        private void cut(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += MOST_BYTES_OF_A_PIECE) {
                int size = Math.min(MOST_BYTES_OF_A_PIECE, bytes.length - from);
                waiting.add(ByteString.copyFrom(bytes, from, size));
            }
        }
    }
}

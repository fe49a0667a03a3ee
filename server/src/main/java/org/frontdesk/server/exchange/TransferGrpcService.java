package org.frontdesk.server.exchange;

import com.google.protobuf.ByteString;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.api.v1.ExportCsvRequest;
import org.frontdesk.api.v1.ExportCsvResponse;
import org.frontdesk.api.v1.ImportCsvHeader;
import org.frontdesk.api.v1.ImportCsvRequest;
import org.frontdesk.api.v1.ImportCsvResponse;
import org.frontdesk.api.v1.TransferServiceGrpc.TransferServiceImplBase;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.exchange.ImportCsv.Outcome;
import org.frontdesk.server.exchange.ImportCsv.Reported;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Parts;
import org.frontdesk.server.rpc.Refusals;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The contract's TransferService. */
public final class TransferGrpcService extends TransferServiceImplBase {

    private static final int MOST_DAYS = 366;

    /** Each holds a whole file and its rows in memory. */
    private static final int MOST_IMPORTS_AT_ONCE = 4;

    private final ImportCsv imports;
    private final ExportCsv exports;
    private final Semaphore places = new Semaphore(MOST_IMPORTS_AT_ONCE);

    public TransferGrpcService(ImportCsv imports, ExportCsv exports) {
        this.imports = imports;
        this.exports = exports;
    }

    @Override
    public StreamObserver<ImportCsvRequest> importCsv(StreamObserver<ImportCsvResponse> observer) {
        return new CsvUpload(observer, places, this::importFile);
    }

    private ImportCsvResponse importFile(ImportCsvHeader header, byte[] content) {
        var fields = new Fields();
        Optional<CsvKind> kind = kind(fields, header.getKind());
        if (kind.isPresent() && !kind.get().isImported()) {
            fields.violation("kind", "is for an export only");
        }
        RequestId requestId =
                header.getDryRun() && header.getRequestId().isEmpty()
                        ? null
                        : fields.id("request_id", header.getRequestId(), RequestId::new);
        fields.check();
        if (header.getDryRun()) {
            return encode(imports.dryRun(kind.orElseThrow(), content, header.getAllowNamesakes()));
        }
        // The id belongs to the header and the whole file, as if they had come in one message.
        var whole =
                ImportCsvRequest.newBuilder()
                        .setChunk(header.toByteString().concat(ByteString.copyFrom(content)))
                        .build();
        var settled =
                imports.settle(
                        Intention.of(requestId, Caller.current().userId(), whole),
                        kind.orElseThrow(),
                        content,
                        header.getAllowNamesakes());
        return switch (settled) {
            case Settled.Reused<Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<Outcome>(Reported report) -> encode(report);
        };
    }

    @Override
    public void exportCsv(ExportCsvRequest request, StreamObserver<ExportCsvResponse> observer) {
        var fields = new Fields();
        Optional<CsvKind> kind = kind(fields, request.getKind());
        Optional<Fields.DateRange> dates = Optional.empty();
        if (kind.isPresent() && kind.get().isOfDays()) {
            dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS);
        } else if (!request.getFirstDate().isEmpty() || !request.getLastDate().isEmpty()) {
            fields.violation("first_date", "is for time slots and appointments only");
        }
        if (request.getSeparator() == CsvSeparator.UNRECOGNIZED) {
            fields.violation("separator", "is not a separator");
        }
        fields.check();
        var asked =
                new ExportCsv.Asked(
                        kind.orElseThrow(),
                        dates,
                        request.getSeparator() == CsvSeparator.CSV_SEPARATOR_SEMICOLON ? ';' : ',',
                        request.getByteOrderMark());
        Parts.send(observer, exports.open(Caller.current(), asked));
    }

    private static Optional<CsvKind> kind(Fields fields, org.frontdesk.api.v1.CsvKind asked) {
        Optional<CsvKind> kind = CsvKind.of(asked);
        if (kind.isEmpty()) {
            fields.violation("kind", "is required");
        }
        return kind;
    }

    private static ImportCsvResponse encode(Reported report) {
        var response =
                ImportCsvResponse.newBuilder()
                        .setRowCount(report.rows())
                        .setGoodRowCount(report.goodRows())
                        .setImportedCount(report.imported())
                        .setProblemCount(report.problemCount());
        report.problems()
                .forEach(
                        one ->
                                response.addProblems(
                                        org.frontdesk.api.v1.CsvProblem.newBuilder()
                                                .setLine(one.line())
                                                .setColumn(one.column())
                                                .setProblem(one.problem())));
        return response.build();
    }
}

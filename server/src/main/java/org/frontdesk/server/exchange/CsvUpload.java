package org.frontdesk.server.exchange;

import com.google.protobuf.ByteString;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.ImportCsvHeader;
import org.frontdesk.api.v1.ImportCsvRequest;
import org.frontdesk.api.v1.ImportCsvResponse;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/** Puts the pieces of a file together as they come in, up to a bound, and has it imported when all are there. */
final class CsvUpload implements StreamObserver<ImportCsvRequest> {

    /** 10,000 rows of usual length; kept in memory until the last piece is there. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Duration RETRY_BUSY = Duration.ofSeconds(5);

    private final StreamObserver<ImportCsvResponse> answer;
    private final BiFunction<ImportCsvHeader, byte[], ImportCsvResponse> importing;
    private final Semaphore places;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private ImportCsvHeader header;
    private boolean over;

    /**
     * @param places how many files may be in memory at once
     */
    CsvUpload(
            StreamObserver<ImportCsvResponse> answer,
            Semaphore places,
            BiFunction<ImportCsvHeader, byte[], ImportCsvResponse> importing) {
        if (!places.tryAcquire()) {
            throw Refusals.retryAfter(
                    Reason.SERVER_BUSY, "Other files are being imported.", RETRY_BUSY);
        }
        this.answer = answer;
        this.places = places;
        this.importing = importing;
    }

    @Override
    public void onNext(ImportCsvRequest part) {
        if (over) {
            return;
        }
        switch (part.getPartCase()) {
            case HEADER -> begin(part.getHeader());
            case CHUNK -> add(part.getChunk());
            case PART_NOT_SET -> refuse("header", "or a chunk is required");
        }
    }

    private void begin(ImportCsvHeader first) {
        if (header != null) {
            refuse("header", "may come only once");
        }
        header = first;
    }

    private void add(ByteString chunk) {
        if (header == null) {
            refuse("header", "is required first");
        }
        if (content.size() + chunk.size() > MOST_BYTES) {
            refuse("chunk", "makes the file larger than 4 MiB");
        }
        content.writeBytes(chunk.toByteArray());
    }

    private void refuse(String field, String problem) {
        leave();
        var fields = new Fields();
        fields.violation(field, problem);
        fields.check();
    }

    @Override
    public void onError(Throwable cancelled) {
        leave();
    }

    @Override
    public void onCompleted() {
        if (over) {
            return;
        }
        try {
            if (header == null) {
                refuse("header", "is required");
            }
            answer.onNext(importing.apply(header, content.toByteArray()));
            answer.onCompleted();
        } finally {
            leave();
        }
    }

    private void leave() {
        if (!over) {
            over = true;
            content.reset();
            places.release();
        }
    }
}

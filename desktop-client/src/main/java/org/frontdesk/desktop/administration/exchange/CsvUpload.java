package org.frontdesk.desktop.administration.exchange;

import com.google.protobuf.ByteString;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.frontdesk.api.v1.ImportCsvHeader;
import org.frontdesk.api.v1.ImportCsvRequest;
import org.frontdesk.api.v1.ImportCsvResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;

/** A file on its way to the server, no faster than the server takes it. */
final class CsvUpload implements ClientResponseObserver<ImportCsvRequest, ImportCsvResponse> {

    /** Small enough that progress is seen, and below what the server takes. */
    private static final int CHUNK_BYTES = 64 * 1024;

    private final ImportCsvHeader header;
    private final byte[] content;
    private final DoubleConsumer progress;
    private final Executor fx;
    private final CompletableFuture<Answer<ImportCsvResponse>> answer = new CompletableFuture<>();
    private ClientCallStreamObserver<ImportCsvRequest> request;
    private boolean headerSent;
    private int sent;
    private boolean whole;

    /**
     * @param progress hears on the JavaFX thread how much was sent, from 0 to 1
     */
    CsvUpload(ImportCsvHeader header, byte[] content, DoubleConsumer progress, Executor fx) {
        this.header = header;
        this.content = content;
        this.progress = progress;
        this.fx = fx;
    }

    /** Completes once, with the report or with why there is none. */
    CompletableFuture<Answer<ImportCsvResponse>> answer() {
        return answer;
    }

    /** Gives it up. */
    void cancel() {
        request.cancel("given up", null);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ImportCsvRequest> stream) {
        request = stream;
        stream.setOnReadyHandler(this::send);
    }

    private void send() {
        while (request.isReady() && !whole) {
            if (!headerSent) {
                headerSent = true;
                request.onNext(ImportCsvRequest.newBuilder().setHeader(header).build());
            } else if (sent < content.length) {
                int length = Math.min(CHUNK_BYTES, content.length - sent);
                request.onNext(
                        ImportCsvRequest.newBuilder()
                                .setChunk(ByteString.copyFrom(content, sent, length))
                                .build());
                sent += length;
                double part = (double) sent / content.length;
                fx.execute(() -> progress.accept(part));
            } else {
                whole = true;
                request.onCompleted();
            }
        }
    }

    @Override
    public void onNext(ImportCsvResponse report) {
        answer.complete(new Answer.Done<>(report));
    }

    @Override
    public void onError(Throwable failed) {
        answer.complete(new Answer.Failed<>(CallFailure.of(failed)));
    }

    @Override
    public void onCompleted() {
        // the report has come before
    }
}

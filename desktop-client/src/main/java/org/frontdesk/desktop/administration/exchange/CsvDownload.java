package org.frontdesk.desktop.administration.exchange;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.frontdesk.api.v1.ExportCsvRequest;
import org.frontdesk.api.v1.ExportCsvResponse;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.files.GrowingFile;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/** A file on its way from the server onto the disk, no faster than the disk takes it. */
final class CsvDownload implements ClientResponseObserver<ExportCsvRequest, ExportCsvResponse> {

    private final GrowingFile file;
    private final LongConsumer progress;
    private final Executor fx;
    private final CompletableFuture<Optional<CallFailure>> end = new CompletableFuture<>();
    private ClientCallStreamObserver<ExportCsvRequest> stream;
    private long bytes;

    /**
     * @param progress hears on the JavaFX thread how many bytes there are so far
     */
    CsvDownload(GrowingFile file, LongConsumer progress, Executor fx) {
        this.file = file;
        this.progress = progress;
        this.fx = fx;
    }

    /** Completes once, with what went wrong on the way, if anything did. */
    CompletableFuture<Optional<CallFailure>> end() {
        return end;
    }

    /** Gives it up. */
    void cancel() {
        stream.cancel("given up", null);
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ExportCsvRequest> opened) {
        stream = opened;
        opened.disableAutoRequestWithInitial(1);
    }

    @Override
    public void onNext(ExportCsvResponse part) {
        bytes += part.getChunk().size();
        long soFar = bytes;
        fx.execute(() -> progress.accept(soFar));
        file.append(part.getChunk().toByteArray())
                .whenComplete(
                        (done, failed) -> {
                            if (failed == null) {
                                stream.request(1);
                            } else {
                                stream.cancel("the disk does not take it", failed);
                            }
                        });
    }

    @Override
    public void onError(Throwable failed) {
        end.complete(Optional.of(CallFailure.of(failed)));
    }

    @Override
    public void onCompleted() {
        end.complete(Optional.empty());
    }
}

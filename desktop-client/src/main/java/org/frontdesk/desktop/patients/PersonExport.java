package org.frontdesk.desktop.patients;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.frontdesk.api.v1.ExportPatientRequest;
import org.frontdesk.api.v1.ExportPatientResponse;
import org.frontdesk.desktop.connection.CallFailure;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** One export of everything held on a person, put together piece by piece. What comes of it is told on the JavaFX thread. */
final class PersonExport
        implements ClientResponseObserver<ExportPatientRequest, ExportPatientResponse> {

    /** Longer than the record of anybody's life in a clinic; what is longer is not from a server in its right mind. */
    private static final int MOST_BYTES = 256 << 20;

    private final Executor fx;
    private final LongConsumer progress;
    private final Consumer<byte[]> done;
    private final Consumer<CallFailure> failed;
    private final ByteArrayOutputStream document = new ByteArrayOutputStream();
    private volatile ClientCallStreamObserver<ExportPatientRequest> call;
    private volatile boolean cancelled;

    /**
     * @param progress is told how many bytes are there
     */
    PersonExport(
            Executor fx,
            LongConsumer progress,
            Consumer<byte[]> done,
            Consumer<CallFailure> failed) {
        this.fx = fx;
        this.progress = progress;
        this.done = done;
        this.failed = failed;
    }

    /** Ends it; nothing more is told. */
    void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel("the person thought better of it", null);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ExportPatientRequest> opened) {
        call = opened;
    }

    @Override
    public void onNext(ExportPatientResponse piece) {
        if (document.size() + piece.getChunk().size() > MOST_BYTES) {
            call.cancel("longer than can be", null);
            return;
        }
        document.writeBytes(piece.getChunk().toByteArray());
        long bytes = document.size();
        tell(() -> progress.accept(bytes));
    }

    @Override
    public void onError(Throwable broken) {
        CallFailure failure = CallFailure.of(broken);
        tell(() -> failed.accept(failure));
    }

    @Override
    public void onCompleted() {
        byte[] whole = document.toByteArray();
        tell(() -> done.accept(whole));
    }

    private void tell(Runnable news) {
        fx.execute(
                () -> {
                    if (!cancelled) {
                        news.run();
                    }
                });
    }
}

package org.frontdesk.desktop.audit;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.AuditFault;
import org.frontdesk.api.v1.AuditServiceGrpc;
import org.frontdesk.api.v1.VerifyAuditLogRequest;
import org.frontdesk.api.v1.VerifyAuditLogResponse;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Has the server compare the logs with their seals, and says how far it is and what came of it. */
final class SealsViewModel {

    /** How far the comparison is, or how it ended. */
    enum State {
        NOT_ASKED,
        COMPARING,
        HOLDS,
        BROKEN,
        FAILED
    }

    private final SignedInServer server;
    private final ZoneId zone;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_ASKED);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
    private final List<AuditFault> faults = new ArrayList<>();
    private Comparison running;

    SealsViewModel(SignedInServer server, ZoneId zone, Executor fx, Texts texts) {
        this.server = server;
        this.zone = zone;
        this.fx = fx;
        this.texts = texts;
        comparing.bind(state.isEqualTo(State.COMPARING));
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty comparingProperty() {
        return comparing.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What a person is told first. */
    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** What else there is to know: which stretches are broken, or which seal to note down. */
    ReadOnlyStringProperty detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Has everything compared, from the beginning. */
    void compare() {
        cancel();
        faults.clear();
        progress.set(0);
        details.set("");
        sentence.set(texts.get("audit.seals.comparing"));
        state.set(State.COMPARING);
        running = new Comparison();
        server.open(
                AuditServiceGrpc.getVerifyAuditLogMethod(),
                VerifyAuditLogRequest.getDefaultInstance(),
                running);
    }

    /** Gives it up, or takes away what came of it. */
    void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        state.set(State.NOT_ASKED);
    }

    private void take(VerifyAuditLogResponse step) {
        faults.addAll(step.getFaultsList());
        if (step.getDone()) {
            running = null;
            ended(step);
        } else if (step.getSealedEntryCount() > 0) {
            progress.set((double) step.getCheckedEntryCount() / step.getSealedEntryCount());
        }
    }

    private void ended(VerifyAuditLogResponse last) {
        if (!faults.isEmpty()) {
            sentence.set(texts.get("audit.seals.broken", faults.size()));
            details.set(String.join("\n", faults.stream().map(this::words).toList()));
            state.set(State.BROKEN);
            return;
        }
        sentence.set(
                texts.get(
                        "audit.seals.hold",
                        last.getCheckedEntryCount(),
                        last.getUnsealedEntryCount()));
        details.set(
                last.getSealNumber() == 0
                        ? ""
                        : texts.get(
                                "audit.seals.newest",
                                Long.toString(last.getSealNumber()),
                                when(WireTime.at(last.getSealTime(), zone)),
                                last.getSealHash()));
        state.set(State.HOLDS);
    }

    private String words(AuditFault fault) {
        String which =
                texts.get(
                        switch (fault.getLog()) {
                            case "appointment_audit_log" -> "audit.seals.log.appointments";
                            case "read_log" -> "audit.seals.log.reads";
                            default -> "audit.seals.log.changes";
                        });
        String key =
                switch (fault.getKind()) {
                    case AUDIT_FAULT_KIND_SEAL -> "audit.seals.fault.seal";
                    case AUDIT_FAULT_KIND_GAP -> "audit.seals.fault.gap";
                    case AUDIT_FAULT_KIND_ENTRIES, AUDIT_FAULT_KIND_UNSPECIFIED, UNRECOGNIZED ->
                            "audit.seals.fault.entries";
                };
        return texts.get(
                key,
                Long.toString(fault.getSealNumber()),
                when(WireTime.at(fault.getSealTime(), zone)),
                which,
                Long.toString(fault.getFirstId()),
                Long.toString(fault.getLastId()));
    }

    private String when(ZonedDateTime time) {
        return texts.get(
                "users.when", texts.date(time.toLocalDate()), texts.time(time.toLocalTime()));
    }

    private void failed(CallFailure failure) {
        running = null;
        if (!server.endedSession(failure)) {
            sentence.set(texts.of(failure));
            state.set(State.FAILED);
        }
    }

    /** One comparison; what comes of it after it was given up is not heard. */
    private final class Comparison
            implements ClientResponseObserver<VerifyAuditLogRequest, VerifyAuditLogResponse> {

        private ClientCallStreamObserver<VerifyAuditLogRequest> stream;

        void cancel() {
            stream.cancel("given up", null);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<VerifyAuditLogRequest> opened) {
            stream = opened;
        }

        @Override
        public void onNext(VerifyAuditLogResponse step) {
            whileRunning(() -> take(step));
        }

        @Override
        public void onError(Throwable failure) {
            whileRunning(() -> failed(CallFailure.of(failure)));
        }

        @Override
        public void onCompleted() {
            // the last answer says so
        }

        private void whileRunning(Runnable work) {
            fx.execute(
                    () -> {
                        if (running == this) {
                            work.run();
                        }
                    });
        }
    }
}

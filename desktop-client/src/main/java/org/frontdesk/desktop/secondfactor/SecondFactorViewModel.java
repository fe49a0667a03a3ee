package org.frontdesk.desktop.secondfactor;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.ConfirmSecondFactorRequest;
import org.frontdesk.api.v1.ConfirmSecondFactorResponse;
import org.frontdesk.api.v1.EnrollSecondFactorRequest;
import org.frontdesk.api.v1.EnrollSecondFactorResponse;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.GetCurrentUserResponse;
import org.frontdesk.api.v1.RemoveSecondFactorRequest;
import org.frontdesk.api.v1.RemoveSecondFactorResponse;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Setting up a second factor, or removing it. Secrets are kept no longer than they are shown. */
final class SecondFactorViewModel {

    private final SignedInServer server;
    private final Intention intention;
    private final Consumer<String> onRemoved;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.LOADING);
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty code = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper secret = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper uri = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> recoveryCodes =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * @param onRemoved is told, in a sentence, that it was removed
     */
    SecondFactorViewModel(
            SignedInServer server,
            Intention intention,
            Consumer<String> onRemoved,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.onRemoved = onRemoved;
        this.fx = fx;
        this.texts = texts;
    }

    ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    StringProperty passwordProperty() {
        return password;
    }

    /** What the telephone shows, or a recovery code. */
    StringProperty codeProperty() {
        return code;
    }

    /** In groups of four, to be typed by hand. */
    ReadOnlyStringProperty secretProperty() {
        return secret.getReadOnlyProperty();
    }

    /** The secret as the telephone reads it; empty before there is one. */
    ReadOnlyStringProperty uriProperty() {
        return uri.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> recoveryCodesProperty() {
        return recoveryCodes.getReadOnlyProperty();
    }

    /** What is wrong; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Asks the server whether there is one. */
    void load() {
        face.set(Face.LOADING);
        message.set("");
        send(
                server.call(
                        SessionServiceGrpc.getGetCurrentUserMethod(),
                        GetCurrentUserRequest.getDefaultInstance()),
                (GetCurrentUserResponse response) ->
                        face.set(
                                response.getUser().getHasSecondFactor() ? Face.REMOVE : Face.BEGIN),
                failure -> {
                    face.set(Face.FAILED);
                    message.set(texts.of(failure));
                });
    }

    /** Has the server make a secret. */
    void begin() {
        if (busy.get() || isMissing(password)) {
            return;
        }
        EnrollSecondFactorRequest content =
                EnrollSecondFactorRequest.newBuilder().setCurrentPassword(password.get()).build();
        change(
                server.call(
                        SessionServiceGrpc.getEnrollSecondFactorMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build()),
                this::begun);
    }

    private void begun(EnrollSecondFactorResponse response) {
        if (response.getSecret().isEmpty()) {
            // made by a call whose answer was lost, and shown with no other
            message.set(texts.get("secondFactor.lost"));
            return;
        }
        password.set("");
        secret.set(response.getSecret().replaceAll("(.{4})(?=.)", "$1 "));
        uri.set(response.getOtpauthUri());
        face.set(Face.SCAN);
    }

    /** Shows the server that the telephone makes the right codes. */
    void confirm() {
        if (busy.get() || isMissing(code)) {
            return;
        }
        ConfirmSecondFactorRequest content =
                ConfirmSecondFactorRequest.newBuilder().setCode(code.get()).build();
        change(
                server.call(
                        SessionServiceGrpc.getConfirmSecondFactorMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build()),
                this::confirmed);
    }

    private void confirmed(ConfirmSecondFactorResponse response) {
        code.set("");
        secret.set("");
        uri.set("");
        recoveryCodes.set(List.copyOf(response.getRecoveryCodesList()));
        if (response.getRecoveryCodesCount() == 0) {
            message.set(texts.get("secondFactor.codesLost"));
        }
        face.set(Face.CODES);
    }

    /** Has signing in ask for the password only. */
    void remove() {
        if (busy.get() || isMissing(password) || isMissing(code)) {
            return;
        }
        RemoveSecondFactorRequest content =
                RemoveSecondFactorRequest.newBuilder()
                        .setCurrentPassword(password.get())
                        .setCode(code.get())
                        .build();
        change(
                server.call(
                        SessionServiceGrpc.getRemoveSecondFactorMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build()),
                (RemoveSecondFactorResponse response) -> {
                    forget();
                    onRemoved.accept(texts.get("secondFactor.removed"));
                });
    }

    /** Nothing that was typed or shown is kept. */
    void forget() {
        password.set("");
        code.set("");
        secret.set("");
        uri.set("");
        recoveryCodes.set(List.of());
    }

    private boolean isMissing(StringProperty field) {
        boolean missing = field.get().isBlank();
        if (missing) {
            message.set(
                    texts.get(
                            field == password
                                    ? "secondFactor.passwordMissing"
                                    : "signin.code.missing"));
        }
        return missing;
    }

    private <R> void change(CompletableFuture<Answer<R>> asked, Consumer<R> onDone) {
        busy.set(true);
        message.set("");
        send(
                asked.thenApplyAsync(
                        answer -> {
                            busy.set(false);
                            intention.answered(answer);
                            return answer;
                        },
                        fx),
                onDone,
                this::refused);
    }

    private <R> void send(
            CompletableFuture<Answer<R>> asked,
            Consumer<R> onDone,
            Consumer<CallFailure> onFailed) {
        asked.thenAcceptAsync(
                answer -> {
                    switch (answer) {
                        case Answer.Done<R>(R response) -> onDone.accept(response);
                        case Answer.Failed<R>(CallFailure failure) -> onFailed.accept(failure);
                    }
                },
                fx);
    }

    private void refused(CallFailure failure) {
        switch (failure.reason()) {
            case "PASSWORD_WRONG" -> password.set("");
            case "CODE_WRONG" -> code.set("");
            default -> {
                // what was typed may be right
            }
        }
        message.set(
                failure.fields().values().stream().findFirst().orElseGet(() -> texts.of(failure)));
    }
}

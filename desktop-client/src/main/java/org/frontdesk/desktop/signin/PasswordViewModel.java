package org.frontdesk.desktop.signin;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.ChangePasswordRequest;
import org.frontdesk.api.v1.ChangePasswordResponse;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Choosing another password. */
public final class PasswordViewModel {

    /** The server's own bound. */
    private static final int SHORTEST = 12;

    private final SignedInServer server;
    private final Intention intention;
    private final Consumer<String> onChanged;
    private final Executor fx;
    private final Texts texts;

    private final StringProperty current = new SimpleStringProperty("");
    private final StringProperty wanted = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * @param onChanged takes the new password
     */
    public PasswordViewModel(
            SignedInServer server,
            Intention intention,
            Consumer<String> onChanged,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.onChanged = onChanged;
        this.fx = fx;
        this.texts = texts;
    }

    public StringProperty currentProperty() {
        return current;
    }

    public StringProperty wantedProperty() {
        return wanted;
    }

    /** The wanted one, typed again. */
    public StringProperty againProperty() {
        return again;
    }

    /** What is wrong; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public void change() {
        if (busy.get()) {
            return;
        }
        if (current.get().isEmpty() || wanted.get().length() < SHORTEST) {
            message.set(texts.get("password.short", SHORTEST));
            return;
        }
        if (!wanted.get().equals(again.get())) {
            message.set(texts.get("password.differ"));
            return;
        }
        ChangePasswordRequest content =
                ChangePasswordRequest.newBuilder()
                        .setCurrentPassword(current.get())
                        .setNewPassword(wanted.get())
                        .build();
        busy.set(true);
        message.set("");
        server.call(
                        SessionServiceGrpc.getChangePasswordMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::settled, fx);
    }

    private void settled(Answer<ChangePasswordResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<ChangePasswordResponse> done -> {
                String chosen = wanted.get();
                current.set("");
                wanted.set("");
                again.set("");
                onChanged.accept(chosen);
            }
            case Answer.Failed<ChangePasswordResponse>(CallFailure failure) ->
                    message.set(
                            failure.fields().values().stream()
                                    .findFirst()
                                    .orElseGet(() -> texts.of(failure)));
        }
    }
}

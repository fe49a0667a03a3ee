package org.frontdesk.desktop.myday;

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
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** Choosing another password. */
final class PasswordViewModel {

    /** The server's own bound. */
    private static final int SHORTEST = 12;

    private final SignedInServer server;
    private final Intention intention;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;

    private final StringProperty current = new SimpleStringProperty("");
    private final StringProperty wanted = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    PasswordViewModel(
            SignedInServer server,
            Intention intention,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
    }

    StringProperty currentProperty() {
        return current;
    }

    StringProperty wantedProperty() {
        return wanted;
    }

    /** The wanted one, typed again. */
    StringProperty againProperty() {
        return again;
    }

    /** What is wrong; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void change() {
        if (busy.get()) {
            return;
        }
        if (current.get().isEmpty() || wanted.get().length() < SHORTEST) {
            message.set(texts.get("myday.password.short", SHORTEST));
            return;
        }
        if (!wanted.get().equals(again.get())) {
            message.set(texts.get("myday.password.differ"));
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
                current.set("");
                wanted.set("");
                again.set("");
                shell.done(texts.get("myday.password.done"));
            }
            case Answer.Failed<ChangePasswordResponse>(CallFailure failure) ->
                    message.set(
                            failure.fields().values().stream()
                                    .findFirst()
                                    .orElseGet(() -> texts.of(failure)));
        }
    }
}

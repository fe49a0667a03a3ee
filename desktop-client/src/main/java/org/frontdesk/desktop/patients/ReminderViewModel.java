package org.frontdesk.desktop.patients;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.frontdesk.api.v1.ReminderServiceGrpc;
import org.frontdesk.api.v1.SetReminderPreferenceRequest;
import org.frontdesk.api.v1.SetReminderPreferenceResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/**
 * Whether a patient is reminded of appointments, and in which language. What was chosen before is not to be had from the
 * server, so nothing is chosen until somebody does.
 */
final class ReminderViewModel {

    /** What a person may choose about being reminded. */
    enum Choice {
        REMIND,
        DO_NOT_REMIND
    }

    private final SignedInServer server;
    private final Intention intention;
    private final Executor fx;
    private final Texts texts;

    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<String> language = new SimpleObjectProperty<>("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SetReminderPreferenceResponse> known =
            new ReadOnlyObjectWrapper<>();
    private String patientId = "";

    ReminderViewModel(SignedInServer server, Intention intention, Executor fx, Texts texts) {
        this.server = server;
        this.intention = intention;
        this.fx = fx;
        this.texts = texts;
    }

    /** Whether the choice is on the screen. */
    BooleanProperty openProperty() {
        return open;
    }

    /** Null while nobody chose. */
    ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** {@code en} or {@code es}; empty leaves it as it is. */
    ObjectProperty<String> languageProperty() {
        return language;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why it was not saved; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What is so now; null while it is not known. */
    ReadOnlyObjectProperty<SetReminderPreferenceResponse> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Another patient. */
    void show(String shownId) {
        if (!patientId.equals(shownId)) {
            patientId = shownId;
            known.set(null);
            open.set(false);
            choice.set(null);
            language.set("");
            message.set("");
        }
    }

    void save() {
        if (busy.get() || choice.get() == null || patientId.isEmpty()) {
            return;
        }
        message.set("");
        busy.set(true);
        String asked = patientId;
        SetReminderPreferenceRequest content =
                SetReminderPreferenceRequest.newBuilder()
                        .setPatientId(asked)
                        .setOptedOut(choice.get() == Choice.DO_NOT_REMIND)
                        .setLanguage(language.get())
                        .build();
        server.call(
                        ReminderServiceGrpc.getSetReminderPreferenceMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            intention.answered(answer);
                            if (asked.equals(patientId)) {
                                answered(answer);
                            }
                        },
                        fx);
    }

    private void answered(Answer<SetReminderPreferenceResponse> answer) {
        switch (answer) {
            case Answer.Done<SetReminderPreferenceResponse>(SetReminderPreferenceResponse now) -> {
                known.set(now);
                open.set(false);
            }
            case Answer.Failed<SetReminderPreferenceResponse>(CallFailure failure) ->
                    message.set(texts.of(failure));
        }
    }
}

package org.frontdesk.desktop.booking;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.AddNoteRequest;
import org.frontdesk.api.v1.AddNoteResponse;
import org.frontdesk.api.v1.ListNotesRequest;
import org.frontdesk.api.v1.ListNotesResponse;
import org.frontdesk.api.v1.Note;
import org.frontdesk.api.v1.NoteServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** What staff wrote on one appointment, and writing more. */
public final class NotesViewModel {

    /** As many as an appointment can have. */
    private static final int MOST_NOTES = 100;

    private final SignedInServer server;
    private final Intention intention;
    private final Executor fx;
    private final Texts texts;
    private final boolean forThisPerson;

    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private String appointmentId = "";

    /**
     * @param forThisPerson whether they may read notes at all: patients may not
     */
    public NotesViewModel(
            SignedInServer server,
            Intention intention,
            boolean forThisPerson,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.forThisPerson = forThisPerson;
        this.fx = fx;
        this.texts = texts;
    }

    public boolean isForThisPerson() {
        return forThisPerson;
    }

    /** In the order they were written. */
    public ObservableList<Note> notes() {
        return notes;
    }

    /** What is being written. */
    public StringProperty draftProperty() {
        return draft;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Shows those of another appointment. */
    public void show(String shownId) {
        if (!shownId.equals(appointmentId)) {
            draft.set("");
            notes.clear();
        }
        appointmentId = shownId;
        message.set("");
        load();
    }

    /** Reads them anew. */
    public void load() {
        if (!forThisPerson) {
            return;
        }
        String asked = appointmentId;
        ListNotesRequest request =
                ListNotesRequest.newBuilder()
                        .setAppointmentId(asked)
                        .setPageSize(MOST_NOTES)
                        .build();
        server.call(NoteServiceGrpc.getListNotesMethod(), request)
                .thenAcceptAsync(
                        answer -> {
                            if (asked.equals(appointmentId)) {
                                read(answer);
                            }
                        },
                        fx);
    }

    /** Adds what was written. */
    public void add() {
        if (draft.get().isBlank() || busy.get()) {
            return;
        }
        AddNoteRequest content =
                AddNoteRequest.newBuilder()
                        .setAppointmentId(appointmentId)
                        .setText(draft.get().strip())
                        .build();
        busy.set(true);
        message.set("");
        server.call(
                        NoteServiceGrpc.getAddNoteMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(answer -> added(content.getAppointmentId(), answer), fx);
    }

    private void read(Answer<ListNotesResponse> answer) {
        switch (answer) {
            case Answer.Done<ListNotesResponse>(ListNotesResponse response) ->
                    notes.setAll(response.getNotesList());
            case Answer.Failed<ListNotesResponse>(CallFailure failure) ->
                    message.set(texts.of(failure));
        }
    }

    private void added(String to, Answer<AddNoteResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        boolean stillShown = to.equals(appointmentId);
        switch (answer) {
            case Answer.Done<AddNoteResponse>(AddNoteResponse response) -> {
                if (stillShown) {
                    notes.add(response.getNote());
                    draft.set("");
                }
            }
            case Answer.Failed<AddNoteResponse>(CallFailure failure) -> {
                if (stillShown) {
                    message.set(texts.of(failure));
                }
            }
        }
    }
}

package org.frontdesk.desktop.visits;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetAppointmentTrailResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** Who did what to one appointment: read when somebody unfolds it, and again when it changes meanwhile. */
public final class TrailViewModel {

    /** More than ever happened to one appointment. */
    private static final int MOST_ENTRIES = 200;

    private final SignedInServer server;
    private final Executor fx;
    private final Texts texts;
    private final boolean forThisPerson;

    private final ObservableList<AppointmentTrailEntry> entries =
            FXCollections.observableArrayList();
    private final BooleanProperty unfolded = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private String appointmentId = "";

    /**
     * @param forThisPerson whether they may read it at all: patients may not
     */
    public TrailViewModel(SignedInServer server, boolean forThisPerson, Executor fx, Texts texts) {
        this.server = server;
        this.forThisPerson = forThisPerson;
        this.fx = fx;
        this.texts = texts;
        unfolded.subscribe((before, after) -> changed());
    }

    public boolean isForThisPerson() {
        return forThisPerson;
    }

    /** In the order they were made. */
    public ObservableList<AppointmentTrailEntry> entries() {
        return entries;
    }

    public BooleanProperty unfoldedProperty() {
        return unfolded;
    }

    /** What went wrong; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Of another appointment. */
    public void show(String shownId) {
        appointmentId = shownId;
        entries.clear();
        changed();
    }

    /** Something was done to the appointment. */
    public void changed() {
        message.set("");
        if (!unfolded.get() || appointmentId.isEmpty()) {
            return;
        }
        String asked = appointmentId;
        GetAppointmentTrailRequest request =
                GetAppointmentTrailRequest.newBuilder()
                        .setAppointmentId(asked)
                        .setPageSize(MOST_ENTRIES)
                        .build();
        server.call(AppointmentServiceGrpc.getGetAppointmentTrailMethod(), request)
                .thenAcceptAsync(
                        answer -> {
                            if (asked.equals(appointmentId)) {
                                read(answer);
                            }
                        },
                        fx);
    }

    private void read(Answer<GetAppointmentTrailResponse> answer) {
        switch (answer) {
            case Answer.Done<GetAppointmentTrailResponse>(GetAppointmentTrailResponse response) ->
                    entries.setAll(response.getEntriesList());
            case Answer.Failed<GetAppointmentTrailResponse>(CallFailure failure) ->
                    message.set(texts.of(failure));
        }
    }
}

package org.frontdesk.desktop.kiosk;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Visits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executor;

/** The patient's own appointments: those to come, which can be called off, and those that were. */
final class OwnAppointmentsViewModel {

    /** The furthest that the server lists at once. */
    private static final int DAYS = 366;

    private static final int MOST_TO_COME = 50;
    private static final int MOST_BEFORE = 30;

    /** A place that ran out never was an appointment to a patient. */
    private static final String NEVER_CONFIRMED = "EXPIRED";

    private static final List<AppointmentStatus> TO_COME =
            List.of(
                    AppointmentStatus.APPOINTMENT_STATUS_PENDING,
                    AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED,
                    AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN,
                    AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS);

    private final String patientId;
    private final SignedInServer server;
    private final Visits visits;
    private final ShellViewModel shell;
    private final Clock clock;
    private final Texts texts;
    private final Loading loading;
    private final Loading historyLoading;

    private final ObservableList<Appointment> upcoming = FXCollections.observableArrayList();
    private final ObservableList<HistoryEntry> history = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");
    private boolean busy;

    OwnAppointmentsViewModel(
            String patientId,
            SignedInServer server,
            Visits visits,
            ShellViewModel shell,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.patientId = patientId;
        this.server = server;
        this.visits = visits;
        this.shell = shell;
        this.clock = clock;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        this.historyLoading = new Loading(fx, texts);
    }

    /** Those to come, the next first. */
    ObservableList<Appointment> upcoming() {
        return upcoming;
    }

    /** Those that were, the latest first. */
    ObservableList<HistoryEntry> history() {
        return history;
    }

    Loading loading() {
        return loading;
    }

    Loading historyLoading() {
        return historyLoading;
    }

    /** The id of the one that was asked to be cancelled, and not yet in earnest; empty for none. */
    ReadOnlyStringProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    void load() {
        LocalDate today = LocalDate.now(clock);
        loading.waitFor(
                server.call(
                        AppointmentServiceGrpc.getListAppointmentsMethod(),
                        ListAppointmentsRequest.newBuilder()
                                .setPatientId(patientId)
                                .setFirstDate(today.toString())
                                .setLastDate(today.plusDays(DAYS).toString())
                                .addAllStatuses(TO_COME)
                                .setPageSize(MOST_TO_COME)
                                .build()),
                response -> {
                    upcoming.setAll(
                            response.getAppointmentsList().stream()
                                    .filter(one -> !isBefore(one.getEndTime()))
                                    .toList());
                    return !upcoming.isEmpty();
                });
        historyLoading.waitFor(
                server.call(
                        PatientServiceGrpc.getGetPatientHistoryMethod(),
                        GetPatientHistoryRequest.newBuilder()
                                .setPatientId(patientId)
                                .setPageSize(MOST_BEFORE)
                                .build()),
                response -> {
                    history.setAll(
                            response.getEntriesList().stream()
                                    .filter(one -> isBefore(one.getEndTime()))
                                    .filter(one -> !one.getStatus().equals(NEVER_CONFIRMED))
                                    .toList());
                    return !history.isEmpty();
                });
    }

    boolean mayCancel(Appointment one) {
        return !isBefore(one.getStartTime())
                && (one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING
                        || one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
    }

    /** Asks whether it is meant. */
    void askToCancel(Appointment one) {
        asked.set(one.getAppointmentId());
    }

    void forgetQuestion() {
        asked.set("");
    }

    void cancel(Appointment one) {
        if (busy) {
            return;
        }
        busy = true;
        visits.cancel(one, CancellationCode.CANCELLATION_CODE_PATIENT_ASKED, "")
                .thenAccept(
                        answer -> {
                            busy = false;
                            asked.set("");
                            switch (answer) {
                                case Answer.Done<Appointment> done -> {
                                    shell.done(texts.get("kiosk.cancelled"));
                                    load();
                                }
                                case Answer.Failed<Appointment>(CallFailure failure) -> {
                                    shell.failed(texts.of(failure));
                                    load();
                                }
                            }
                        });
    }

    private boolean isBefore(Timestamp time) {
        return WireTime.instant(time).isBefore(clock.instant());
    }
}

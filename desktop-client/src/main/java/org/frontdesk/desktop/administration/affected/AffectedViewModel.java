package org.frontdesk.desktop.administration.affected;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListAppointmentsResponse;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** The appointments still to come that a change would not move. */
public final class AffectedViewModel {

    private static final int PAGE = 500;

    /** What the server takes in one question; later ones are asked for when their time comes. */
    private static final int MOST_DAYS = 366;

    private final SignedInServer server;
    private final Doctors doctors;
    private final Clock clock;
    private final Texts texts;
    private final Loading loading;
    private final ObservableList<Appointment> appointments = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();

    public AffectedViewModel(
            SignedInServer server, Doctors doctors, Clock clock, Executor fx, Texts texts) {
        this.server = server;
        this.doctors = doctors;
        this.clock = clock;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        loading.forget();
    }

    public Loading loading() {
        return loading;
    }

    /** In order of time. */
    public ObservableList<Appointment> appointments() {
        return appointments;
    }

    /** How many there are; empty for none, and while that is not known. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Whether it is known what is looked for. */
    public ReadOnlyBooleanProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    public String doctorOf(Appointment appointment) {
        return doctors.name(appointment.getDoctorId());
    }

    /** On the clinic's wall clock. */
    public ZonedDateTime startOf(Appointment appointment) {
        return at(appointment.getStartTime());
    }

    /** On the clinic's wall clock. */
    public ZonedDateTime endOf(Appointment appointment) {
        return at(appointment.getEndTime());
    }

    /**
     * Asks for those of some days, from today on.
     *
     * @param doctorId empty: everybody's
     * @param which those of them that are affected
     */
    public void ask(
            String doctorId, LocalDate first, LocalDate last, Predicate<Appointment> which) {
        forget();
        asked.set(true);
        LocalDate today = LocalDate.now(clock);
        LocalDate from = first.isBefore(today) ? today : first;
        LocalDate farthest = from.plusDays(MOST_DAYS);
        LocalDate until = last.isAfter(farthest) ? farthest : last;
        if (until.isBefore(from)) {
            return;
        }
        ListAppointmentsRequest request =
                ListAppointmentsRequest.newBuilder()
                        .setDoctorId(doctorId)
                        .setFirstDate(from.toString())
                        .setLastDate(until.toString())
                        .addStatuses(AppointmentStatus.APPOINTMENT_STATUS_PENDING)
                        .addStatuses(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED)
                        .setPageSize(PAGE)
                        .build();
        loading.waitFor(
                page(request, new ArrayList<>()),
                found -> {
                    appointments.setAll(found.stream().filter(which).toList());
                    boolean any = !appointments.isEmpty();
                    summary.set(any ? texts.get("affected.count", appointments.size()) : "");
                    return any;
                });
    }

    /** Nothing is asked for. */
    public void forget() {
        asked.set(false);
        loading.forget();
        appointments.clear();
        summary.set("");
    }

    private CompletableFuture<Answer<List<Appointment>>> page(
            ListAppointmentsRequest request, List<Appointment> soFar) {
        return server.call(AppointmentServiceGrpc.getListAppointmentsMethod(), request)
                .thenCompose(
                        answer ->
                                switch (answer) {
                                    case Answer.Failed<ListAppointmentsResponse>(
                                                    CallFailure failure) ->
                                            CompletableFuture.completedFuture(
                                                    new Answer.Failed<>(failure));
                                    case Answer.Done<ListAppointmentsResponse>(var response) -> {
                                        soFar.addAll(response.getAppointmentsList());
                                        yield response.getNextPageToken().isEmpty()
                                                ? CompletableFuture.completedFuture(
                                                        new Answer.Done<>(soFar))
                                                : page(
                                                        request.toBuilder()
                                                                .setPageToken(
                                                                        response.getNextPageToken())
                                                                .build(),
                                                        soFar);
                                    }
                                });
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, clock.getZone());
    }
}

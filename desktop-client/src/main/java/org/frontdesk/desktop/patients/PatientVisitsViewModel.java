package org.frontdesk.desktop.patients;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.GetPatientHistoryResponse;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListAppointmentsResponse;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The appointments of the patient on the screen, to come and past, and which of them is looked at. They are as of when they
 * were read, and read again when one of today's changes: of other days no stream tells for one patient.
 */
final class PatientVisitsViewModel {

    /** The furthest that the server lists at once. */
    private static final int DAYS = 366;

    private static final int MOST_TO_COME = 100;

    /** As many past ones as are looked through at once. */
    private static final int PAGE = 20;

    /** What the server gives in one page. */
    private static final int LARGEST_PAGE = 500;

    private final SignedInServer server;
    private final ShownDay today;
    private final Doctors doctors;
    private final ServerClock clock;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;
    private final Loading upcomingLoading;
    private final Loading pastLoading;
    private final Runnable stop;

    private final ObservableList<PatientVisit> upcoming = FXCollections.observableArrayList();
    private final ObservableList<PatientVisit> past = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<PatientVisit> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper asOf = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final List<PatientVisit> history = new ArrayList<>();
    private String patientId = "";
    private int pageSize = PAGE;
    private String nextPage = "";
    private boolean readingMore;
    private Map<String, Long> seenToday = Map.of();

    PatientVisitsViewModel(
            SignedInServer server,
            ShownDay today,
            Doctors doctors,
            ServerClock clock,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.today = today;
        this.doctors = doctors;
        this.clock = clock;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
        this.upcomingLoading = new Loading(fx, texts);
        this.pastLoading = new Loading(fx, texts);
        this.stop = today.addListener(touched -> followToday());
    }

    /** Those to come and the one that goes on, the next first. */
    ObservableList<PatientVisit> upcoming() {
        return upcoming;
    }

    /** The others, the latest first. */
    ObservableList<PatientVisit> past() {
        return past;
    }

    Loading upcomingLoading() {
        return upcomingLoading;
    }

    Loading pastLoading() {
        return pastLoading;
    }

    /** Which one is looked at; null for none. */
    ReadOnlyObjectProperty<PatientVisit> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** When the appointments were read, in words. */
    ReadOnlyStringProperty asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /** Whether there are past ones that were not read yet. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Another patient, or the same one as of now. */
    void show(String shownId) {
        if (!patientId.equals(shownId)) {
            patientId = shownId;
            pageSize = PAGE;
            history.clear();
            upcoming.clear();
            past.clear();
            more.set(false);
            asOf.set("");
            selected.set(null);
            upcomingLoading.forget();
            pastLoading.forget();
        }
        load();
    }

    /** Reads them anew, as many past ones as were shown. */
    void load() {
        if (patientId.isEmpty()) {
            return;
        }
        seenToday = ofToday();
        LocalDate date = LocalDate.now(clock);
        upcomingLoading.waitFor(
                server.call(
                        AppointmentServiceGrpc.getListAppointmentsMethod(),
                        ListAppointmentsRequest.newBuilder()
                                .setPatientId(patientId)
                                .setFirstDate(date.toString())
                                .setLastDate(date.plusDays(DAYS).toString())
                                .addAllStatuses(PatientVisit.TO_COME)
                                .setPageSize(MOST_TO_COME)
                                .build()),
                this::showUpcoming);
        pageSize = Math.clamp(history.size(), PAGE, LARGEST_PAGE);
        pastLoading.waitFor(
                server.call(PatientServiceGrpc.getGetPatientHistoryMethod(), page("")),
                response -> {
                    history.clear();
                    return showHistory(response);
                });
    }

    /** Reads the past ones before those that are shown. */
    void showMore() {
        if (readingMore || nextPage.isEmpty()) {
            return;
        }
        readingMore = true;
        String asked = patientId;
        String token = nextPage;
        server.call(PatientServiceGrpc.getGetPatientHistoryMethod(), page(token))
                .thenAcceptAsync(
                        answer -> {
                            readingMore = false;
                            if (!asked.equals(patientId) || !token.equals(nextPage)) {
                                return; // another patient, or read anew meanwhile
                            }
                            switch (answer) {
                                case Answer.Done<GetPatientHistoryResponse>(
                                                GetPatientHistoryResponse response) ->
                                        showHistory(response);
                                case Answer.Failed<GetPatientHistoryResponse>(
                                                CallFailure failure) ->
                                        shell.failed(texts.of(failure));
                            }
                        },
                        fx);
    }

    /** Looks at one, or at none if it is looked at already. */
    void toggle(PatientVisit visit) {
        boolean same = selected.get() != null && selected.get().id().equals(visit.id());
        selected.set(same ? null : visit);
    }

    void close() {
        stop.run();
    }

    private GetPatientHistoryRequest page(String token) {
        return GetPatientHistoryRequest.newBuilder()
                .setPatientId(patientId)
                .setPageSize(pageSize)
                .setPageToken(token)
                .build();
    }

    private boolean showUpcoming(ListAppointmentsResponse response) {
        ShownLists.follow(
                upcoming,
                response.getAppointmentsList().stream()
                        .map(one -> PatientVisit.of(one, doctors, clock.getZone()))
                        .filter(one -> one.isToCome(clock.instant()))
                        .toList(),
                PatientVisit::id);
        asOf.set(texts.get("patients.asOf", texts.time(LocalTime.now(clock))));
        followSelected();
        return !upcoming.isEmpty();
    }

    private boolean showHistory(GetPatientHistoryResponse response) {
        response.getEntriesList().stream()
                .map(one -> PatientVisit.of(one, clock.getZone()))
                .forEach(history::add);
        nextPage = response.getNextPageToken();
        more.set(!nextPage.isEmpty());
        ShownLists.follow(
                past,
                history.stream().filter(one -> !one.isToCome(clock.instant())).toList(),
                PatientVisit::id);
        followSelected();
        return !past.isEmpty() || more.get();
    }

    /** What is looked at is shown as it is now, also when it is no longer to come. */
    private void followSelected() {
        if (selected.get() != null) {
            String id = selected.get().id();
            Optional<PatientVisit> now =
                    Stream.concat(upcoming.stream(), past.stream())
                            .filter(one -> one.id().equals(id))
                            .findFirst();
            now.ifPresent(selected::set);
        }
    }

    private void followToday() {
        if (!patientId.isEmpty() && !ofToday().equals(seenToday)) {
            load();
        }
    }

    private Map<String, Long> ofToday() {
        return today.appointments().stream()
                .filter(one -> one.getPatient().getPatientId().equals(patientId))
                .collect(Collectors.toMap(Appointment::getAppointmentId, Appointment::getVersion));
    }
}

package org.frontdesk.desktop.kiosk;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ListAvailableSlotsResponse;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** When the doctors of a specialization are free. */
final class PlacesViewModel {

    /** As far ahead as people plan, and as the server lists at once. */
    private static final int DAYS = 92;

    /** A few screens of large lines. */
    private static final int PAGE = 30;

    /** What was free this long ago is asked for anew. */
    private static final int FRESH_SECONDS = 15;

    private final SignedInServer server;
    private final Doctors doctors;
    private final Clock clock;
    private final Executor fx;
    private final Loading specializationsLoading;
    private final Loading loading;

    private final ObservableList<String> specializations = FXCollections.observableArrayList();
    private final ObservableList<Doctor> doctorsToChoose = FXCollections.observableArrayList();
    private final ObservableList<TimeSlot> places = FXCollections.observableArrayList();
    private final ObjectProperty<Doctor> doctor = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper specialization = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private String nextPage = "";
    private int pagesShown = 1;
    private int secondsOld;

    PlacesViewModel(SignedInServer server, Doctors doctors, Clock clock, Executor fx, Texts texts) {
        this.server = server;
        this.doctors = doctors;
        this.clock = clock;
        this.fx = fx;
        this.specializationsLoading = new Loading(fx, texts);
        this.loading = new Loading(fx, texts);
        doctor.subscribe((before, after) -> searchFromTheFirst());
    }

    ObservableList<String> specializations() {
        return specializations;
    }

    Loading specializationsLoading() {
        return specializationsLoading;
    }

    ReadOnlyStringProperty specializationProperty() {
        return specialization.getReadOnlyProperty();
    }

    /** The doctors of the specialization. */
    ObservableList<Doctor> doctorsToChoose() {
        return doctorsToChoose;
    }

    /** Null: any. */
    ObjectProperty<Doctor> doctorProperty() {
        return doctor;
    }

    /** Earliest first. */
    ObservableList<TimeSlot> places() {
        return places;
    }

    Loading loading() {
        return loading;
    }

    /** Whether there are later ones. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    void start() {
        CompletableFuture<Answer<Boolean>> known =
                doctors.isEmpty()
                        ? doctors.load().thenApply(PlacesViewModel::loaded)
                        : CompletableFuture.completedFuture(new Answer.Done<>(true));
        specializationsLoading.waitFor(
                known,
                there -> {
                    specializations.setAll(doctors.specializations());
                    return !specializations.isEmpty();
                });
    }

    void choose(String wanted) {
        specialization.set(wanted);
        doctorsToChoose.setAll(
                doctors.all().stream()
                        .filter(Doctor::getActive)
                        .filter(one -> one.getSpecialization().equals(wanted))
                        .toList());
        places.clear();
        loading.forget();
        doctor.set(null);
        searchFromTheFirst();
    }

    /** Asks anew for as many as are shown. */
    void search() {
        secondsOld = 0;
        loading.waitFor(
                page("", new ArrayList<>(), pagesShown),
                found -> {
                    ShownLists.follow(places, found, TimeSlot::getSlotId);
                    more.set(!nextPage.isEmpty());
                    return !places.isEmpty();
                });
    }

    /** Later ones, too. */
    void showMore() {
        pagesShown++;
        search();
    }

    /** A second passed. */
    void tick() {
        secondsOld++;
        if (secondsOld >= FRESH_SECONDS) {
            search();
        }
    }

    private void searchFromTheFirst() {
        pagesShown = 1;
        if (!specialization.get().isEmpty()) {
            search();
        }
    }

    private CompletableFuture<Answer<List<TimeSlot>>> page(
            String token, List<TimeSlot> soFar, int pagesLeft) {
        LocalDate today = LocalDate.now(clock);
        ListAvailableSlotsRequest.Builder request =
                ListAvailableSlotsRequest.newBuilder()
                        .setSpecialization(specialization.get())
                        .setFirstDate(today.toString())
                        .setLastDate(today.plusDays(DAYS).toString())
                        .setPageSize(PAGE)
                        .setPageToken(token);
        Optional.ofNullable(doctor.get()).ifPresent(one -> request.addDoctorIds(one.getDoctorId()));
        return server.call(ScheduleServiceGrpc.getListAvailableSlotsMethod(), request.build())
                .thenComposeAsync(answer -> took(answer, soFar, pagesLeft), fx);
    }

    private CompletableFuture<Answer<List<TimeSlot>>> took(
            Answer<ListAvailableSlotsResponse> answer, List<TimeSlot> soFar, int pagesLeft) {
        return switch (answer) {
            case Answer.Failed<ListAvailableSlotsResponse>(CallFailure failure) ->
                    CompletableFuture.completedFuture(new Answer.Failed<>(failure));
            case Answer.Done<ListAvailableSlotsResponse>(ListAvailableSlotsResponse response) -> {
                soFar.addAll(response.getSlotsList());
                nextPage = response.getNextPageToken();
                yield nextPage.isEmpty() || pagesLeft == 1
                        ? CompletableFuture.completedFuture(new Answer.Done<>(soFar))
                        : page(nextPage, soFar, pagesLeft - 1);
            }
        };
    }

    private static Answer<Boolean> loaded(Optional<CallFailure> failed) {
        return failed.<Answer<Boolean>>map(Answer.Failed::new)
                .orElseGet(() -> new Answer.Done<>(true));
    }
}

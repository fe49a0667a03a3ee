package org.frontdesk.desktop.administration.templates;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.ListWeeklyTemplatesRequest;
import org.frontdesk.api.v1.ListWeeklyTemplatesResponse;
import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.administration.closures.ClosuresViewModel;
import org.frontdesk.desktop.administration.hours.Rooms;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Weekly hours and times off of one doctor at a time. */
final class TemplatesViewModel {

    /** More than any doctor has. */
    private static final int MOST = 500;

    private final SignedInServer server;
    private final Doctors doctors;
    private final Rooms rooms;
    private final ClosuresViewModel timesOff;
    private final Clock clock;
    private final Executor fx;
    private final Loading loading;
    private final ObservableList<Doctor> doctorsToChoose = FXCollections.observableArrayList();
    private final ObjectProperty<Doctor> doctor = new SimpleObjectProperty<>();
    private final ObservableList<WeeklyTemplate> templates = FXCollections.observableArrayList();
    private final BooleanProperty alsoEnded = new SimpleBooleanProperty();
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.LIST);

    TemplatesViewModel(
            SignedInServer server,
            Doctors doctors,
            Rooms rooms,
            ClosuresViewModel timesOff,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.doctors = doctors;
        this.rooms = rooms;
        this.timesOff = timesOff;
        this.clock = clock;
        this.fx = fx;
        this.loading = new Loading(fx, texts);
        doctor.subscribe((before, now) -> load());
        alsoEnded.subscribe((before, now) -> load());
    }

    Loading loading() {
        return loading;
    }

    ObservableList<Doctor> doctorsToChoose() {
        return doctorsToChoose;
    }

    /** Whose hours are looked at; null before anybody is chosen. */
    ObjectProperty<Doctor> doctorProperty() {
        return doctor;
    }

    /** In order of weekday, then of their first day. */
    ObservableList<WeeklyTemplate> templates() {
        return templates;
    }

    /** Whether those that make no more slots are listed, too. */
    BooleanProperty alsoEndedProperty() {
        return alsoEnded;
    }

    ObjectProperty<Face> faceProperty() {
        return face;
    }

    ClosuresViewModel timesOff() {
        return timesOff;
    }

    /** Reads the rooms, the doctors if nobody has, and then the hours of a doctor. */
    void start() {
        rooms.load(
                () -> {
                    if (doctors.isEmpty()) {
                        doctors.load().thenAcceptAsync(this::ready, fx);
                    } else {
                        ready(Optional.empty());
                    }
                });
    }

    /** Reads what could not be read. */
    void retry() {
        if (doctor.get() == null) {
            start();
        } else {
            load();
        }
    }

    /** Back to the list, which may be another now. */
    void showList() {
        face.set(Face.LIST);
        load();
    }

    /** Reads the doctor's hours and times off. */
    void load() {
        if (doctor.get() == null) {
            templates.clear();
            loading.forget();
            timesOff.forget();
            return;
        }
        String doctorId = doctor.get().getDoctorId();
        loading.waitFor(
                server.call(
                        AvailabilityServiceGrpc.getListWeeklyTemplatesMethod(),
                        ListWeeklyTemplatesRequest.newBuilder()
                                .addDoctorIds(doctorId)
                                .setPageSize(MOST)
                                .build()),
                this::show);
        timesOff.load(
                LocalDate.now(clock),
                List.of(doctorId),
                closure -> closure.getDoctorId().equals(doctorId));
    }

    /** Whether a template makes no more slots. */
    boolean isOver(WeeklyTemplate template) {
        return !template.getLastDate().isEmpty()
                && LocalDate.parse(template.getLastDate()).isBefore(LocalDate.now(clock));
    }

    private boolean show(ListWeeklyTemplatesResponse response) {
        templates.setAll(
                response.getTemplatesList().stream()
                        .filter(template -> alsoEnded.get() || !isOver(template))
                        .sorted(
                                Comparator.comparingInt(WeeklyTemplate::getWeekdayValue)
                                        .thenComparing(WeeklyTemplate::getFirstDate))
                        .toList());
        return !templates.isEmpty();
    }

    private void ready(Optional<CallFailure> failed) {
        if (failed.isPresent()) {
            loading.waitFor(
                    CompletableFuture.completedFuture(new Answer.Failed<>(failed.get())),
                    nothing -> false);
            return;
        }
        List<Doctor> active = doctors.all().stream().filter(Doctor::getActive).toList();
        doctorsToChoose.setAll(active);
        if (doctor.get() == null && !active.isEmpty()) {
            doctor.set(active.getFirst());
        } else {
            load();
        }
    }
}

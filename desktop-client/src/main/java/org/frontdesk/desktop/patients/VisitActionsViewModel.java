package org.frontdesk.desktop.patients;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.GetTimeSlotRequest;
import org.frontdesk.api.v1.GetTimeSlotResponse;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.Navigator;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.TrailViewModel;
import org.frontdesk.desktop.visits.Visits;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** What can be done with the appointment that is looked at, and what was done to it. */
final class VisitActionsViewModel {

    private final PatientVisitsViewModel list;
    private final SignedInServer server;
    private final Visits visits;
    private final TrailViewModel trail;
    private final Navigator navigator;
    private final ShellViewModel shell;
    private final BooleanSupplier live;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty askingToCancel = new SimpleBooleanProperty();
    private final ObjectProperty<CancellationCode> code =
            new SimpleObjectProperty<>(CancellationCode.CANCELLATION_CODE_PATIENT_ASKED);
    private final StringProperty words = new SimpleStringProperty("");
    private String shownId = "";

    VisitActionsViewModel(
            PatientVisitsViewModel list,
            SignedInServer server,
            Visits visits,
            TrailViewModel trail,
            Navigator navigator,
            ShellViewModel shell,
            BooleanSupplier live,
            Executor fx,
            Texts texts) {
        this.list = list;
        this.server = server;
        this.visits = visits;
        this.trail = trail;
        this.navigator = navigator;
        this.shell = shell;
        this.live = live;
        this.fx = fx;
        this.texts = texts;
        trail.unfoldedProperty().set(true);
        list.selectedProperty().subscribe(this::look);
    }

    TrailViewModel trail() {
        return trail;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the person is asked why it is called off. */
    BooleanProperty askingToCancelProperty() {
        return askingToCancel;
    }

    /** Why it is called off, to be counted. */
    ObjectProperty<CancellationCode> codeProperty() {
        return code;
    }

    /** Why it is called off, in words. */
    StringProperty wordsProperty() {
        return words;
    }

    boolean canBeCancelled() {
        return appointment().filter(one -> Step.CANCEL.isFrom(one.getStatus())).isPresent();
    }

    /** Goes to it on the day sheet: to the appointment itself where it has a place there, otherwise to its day. */
    void open() {
        PatientVisit visit = list.selectedProperty().get();
        if (visit == null || busy.get()) {
            return;
        }
        if (visit.appointment().isEmpty()) {
            navigator.openDay(visit.start().toLocalDate());
            return;
        }
        Appointment shown = visit.appointment().get();
        busy.set(true);
        slot(shown)
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            switch (answer) {
                                case Answer.Done<GetTimeSlotResponse>(
                                                GetTimeSlotResponse response) ->
                                        navigator.openAppointment(response.getSlot(), shown);
                                case Answer.Failed<GetTimeSlotResponse>(CallFailure failure) ->
                                        shell.failed(texts.of(failure));
                            }
                        },
                        fx);
    }

    /** Asks why it is called off; pressed again, calls it off. */
    void cancel() {
        if (!live.getAsBoolean() || !canBeCancelled() || busy.get()) {
            return;
        }
        if (!askingToCancel.get()) {
            code.set(CancellationCode.CANCELLATION_CODE_PATIENT_ASKED);
            words.set("");
            askingToCancel.set(true);
            return;
        }
        busy.set(true);
        visits.cancel(appointment().orElseThrow(), code.get(), words.get().strip())
                .thenAccept(
                        answer -> {
                            busy.set(false);
                            askingToCancel.set(false);
                            switch (answer) {
                                case Answer.Done<Appointment>(Appointment now) ->
                                        shell.done(
                                                texts.get(
                                                        "appointment.done.cancelled",
                                                        now.getPatient().getDisplayName()),
                                                () -> undo(now));
                                case Answer.Failed<Appointment>(CallFailure failure) ->
                                        shell.failed(texts.of(failure));
                            }
                            list.load();
                        });
    }

    private void undo(Appointment cancelled) {
        visits.take(Step.UNDO, cancelled)
                .thenAccept(
                        answer -> {
                            switch (answer) {
                                case Answer.Done<Appointment>(Appointment back) ->
                                        shell.done(
                                                texts.get(
                                                        "appointment.done.undone",
                                                        back.getPatient().getDisplayName()));
                                case Answer.Failed<Appointment>(CallFailure failure) ->
                                        shell.failed(texts.of(failure));
                            }
                            list.load();
                        });
    }

    private CompletableFuture<Answer<GetTimeSlotResponse>> slot(Appointment one) {
        return server.call(
                ScheduleServiceGrpc.getGetTimeSlotMethod(),
                GetTimeSlotRequest.newBuilder().setSlotId(one.getSlotId()).build());
    }

    private Optional<Appointment> appointment() {
        return Optional.ofNullable(list.selectedProperty().get())
                .flatMap(PatientVisit::appointment);
    }

    private void look(PatientVisit visit) {
        String id = visit == null ? "" : visit.id();
        if (id.equals(shownId)) {
            trail.changed();
        } else {
            shownId = id;
            askingToCancel.set(false);
            trail.show(id);
        }
        askingToCancel.set(askingToCancel.get() && canBeCancelled());
    }
}

package org.frontdesk.desktop.kiosk;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BookAppointmentResponse;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.Visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A patient takes one place for themselves, and confirms it before the time runs out. */
final class OwnBookingViewModel {

    /** How far it has come. */
    enum State {
        /** A time is chosen; nobody keeps it yet. */
        CHOSEN,
        /** It is booked, and to be confirmed. */
        WAITING,
        /** It stands. */
        CONFIRMED,
        /** It was not confirmed in time, or given back. */
        OVER
    }

    private static final Duration URGENT = Duration.ofMinutes(1);

    private final SignedInServer server;
    private final Visits visits;
    private final Intention intention;
    private final Clock clock;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CHOSEN);
    private final ReadOnlyObjectWrapper<TimeSlot> slot =
            new ReadOnlyObjectWrapper<>(TimeSlot.getDefaultInstance());
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper countdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fractionLeft = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper urgent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<TimeSlot> alternatives = FXCollections.observableArrayList();
    private Appointment appointment = Appointment.getDefaultInstance();

    OwnBookingViewModel(
            SignedInServer server,
            Visits visits,
            Intention intention,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.visits = visits;
        this.intention = intention;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The time that is taken. */
    ReadOnlyObjectProperty<TimeSlot> slotProperty() {
        return slot.getReadOnlyProperty();
    }

    /** Why the patient comes; may be empty. */
    StringProperty reasonProperty() {
        return reason;
    }

    /** Minutes and seconds left to confirm. */
    ReadOnlyStringProperty countdownProperty() {
        return countdown.getReadOnlyProperty();
    }

    /** What is left of the time, 1 to 0. */
    ReadOnlyDoubleProperty fractionLeftProperty() {
        return fractionLeft.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty urgentProperty() {
        return urgent.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What was free instead a moment ago. */
    ObservableList<TimeSlot> alternatives() {
        return alternatives;
    }

    void begin(TimeSlot chosen) {
        slot.set(chosen);
        reason.set("");
        forgetRefusal();
        state.set(State.CHOSEN);
    }

    /** Takes up what was booked and not confirmed. */
    void goOn(Appointment pending) {
        slot.set(
                TimeSlot.newBuilder()
                        .setSlotId(pending.getSlotId())
                        .setDoctorId(pending.getDoctorId())
                        .setStartTime(pending.getStartTime())
                        .setEndTime(pending.getEndTime())
                        .build());
        forgetRefusal();
        wait(pending);
    }

    void book() {
        if (busy.get() || state.get() != State.CHOSEN) {
            return;
        }
        BookAppointmentRequest content =
                BookAppointmentRequest.newBuilder()
                        .setSlotId(slot.get().getSlotId())
                        .setReason(reason.get().strip())
                        .build();
        busy.set(true);
        forgetRefusal();
        server.call(
                        AppointmentServiceGrpc.getBookAppointmentMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::booked, fx);
    }

    void confirm() {
        settle(visits.take(Step.CONFIRM, appointment), State.CONFIRMED);
    }

    /** Gives the place back. */
    void giveBack() {
        settle(
                visits.cancel(appointment, CancellationCode.CANCELLATION_CODE_PATIENT_ASKED, ""),
                State.OVER);
    }

    /** A second passed. */
    void tick() {
        if (state.get() != State.WAITING) {
            return;
        }
        Instant expires = WireTime.instant(appointment.getExpiresAt());
        Duration left = Duration.between(clock.instant(), expires);
        if (!left.isPositive()) {
            message.set(texts.get("kiosk.ranOut"));
            state.set(State.OVER);
            return;
        }
        Duration whole = Duration.between(WireTime.instant(appointment.getBookedAt()), expires);
        countdown.set(texts.countdown(left));
        urgent.set(left.compareTo(URGENT) < 0);
        fractionLeft.set(Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1));
    }

    private void booked(Answer<BookAppointmentResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<BookAppointmentResponse>(BookAppointmentResponse response) ->
                    wait(response.getAppointment());
            case Answer.Failed<BookAppointmentResponse>(CallFailure failure) -> {
                message.set(texts.of(failure));
                alternatives.setAll(failure.alternatives());
            }
        }
    }

    private void wait(Appointment pending) {
        appointment = pending;
        state.set(State.WAITING);
        tick();
    }

    private void settle(CompletableFuture<Answer<Appointment>> asked, State settled) {
        busy.set(true);
        message.set("");
        asked.thenAccept(
                answer -> {
                    busy.set(false);
                    switch (answer) {
                        case Answer.Done<Appointment> done -> state.set(settled);
                        case Answer.Failed<Appointment>(CallFailure failure) ->
                                message.set(texts.of(failure));
                    }
                });
    }

    private void forgetRefusal() {
        message.set("");
        alternatives.clear();
    }
}

package org.frontdesk.desktop.booking;

import com.google.protobuf.Timestamp;

import io.grpc.MethodDescriptor;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.CancelAppointmentResponse;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** One appointment: the countdown of its hold, confirming it, and calling it off. */
public final class AppointmentViewModel {

    private static final Duration URGENT = Duration.ofMinutes(1);

    private final SignedInServer server;
    private final ShownDay day;
    private final Intention confirmation;
    private final Intention cancellation;
    private final ServerClock clock;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<Appointment> appointment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper countdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fractionLeft = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper urgent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final BooleanProperty askingToCancel = new SimpleBooleanProperty();
    private Consumer<String> onDone = text -> {};

    public AppointmentViewModel(
            SignedInServer server,
            ShownDay day,
            Intention confirmation,
            Intention cancellation,
            ServerClock clock,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.day = day;
        this.confirmation = confirmation;
        this.cancellation = cancellation;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
        day.addListener(touched -> follow());
    }

    public ReadOnlyObjectProperty<Appointment> appointmentProperty() {
        return appointment.getReadOnlyProperty();
    }

    /** Minutes and seconds left of the hold; empty when there is none. */
    public ReadOnlyStringProperty countdownProperty() {
        return countdown.getReadOnlyProperty();
    }

    /** What is left of the hold, 1 to 0. */
    public ReadOnlyDoubleProperty fractionLeftProperty() {
        return fractionLeft.getReadOnlyProperty();
    }

    /** Whether the hold ends within a minute. */
    public ReadOnlyBooleanProperty urgentProperty() {
        return urgent.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last thing asked for was not done; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether the person is asked if they mean it. */
    public BooleanProperty askingToCancelProperty() {
        return askingToCancel;
    }

    /** Who is told, in a sentence for the person, when something was done. */
    public void onDone(Consumer<String> listener) {
        onDone = listener;
    }

    public void show(Appointment shown) {
        appointment.set(shown);
        message.set("");
        askingToCancel.set(false);
        tick();
    }

    public boolean isPending() {
        return has(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
    }

    /** A visit that has begun can't be called off. */
    public boolean canBeCancelled() {
        return isPending()
                || has(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED)
                || has(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN);
    }

    public boolean isActive() {
        return appointment.get() != null && ShownDay.isActive(appointment.get());
    }

    public void confirm() {
        if (!isPending() || busy.get()) {
            return;
        }
        String id = appointment.get().getAppointmentId();
        send(
                AppointmentServiceGrpc.getConfirmAppointmentMethod(),
                ConfirmAppointmentRequest.newBuilder()
                        .setAppointmentId(id)
                        .setRequestId(confirmation.idFor(id))
                        .build(),
                ConfirmAppointmentResponse::getAppointment,
                confirmation,
                "appointment.done.confirmed");
    }

    /** Gives a hold back at once; asks first before calling off a confirmed appointment. */
    public void cancel() {
        if (!canBeCancelled() || busy.get()) {
            return;
        }
        if (!isPending() && !askingToCancel.get()) {
            askingToCancel.set(true);
            return;
        }
        String id = appointment.get().getAppointmentId();
        send(
                AppointmentServiceGrpc.getCancelAppointmentMethod(),
                CancelAppointmentRequest.newBuilder()
                        .setAppointmentId(id)
                        .setRequestId(cancellation.idFor(id))
                        .build(),
                CancelAppointmentResponse::getAppointment,
                cancellation,
                isPending() ? "appointment.done.released" : "appointment.done.cancelled");
    }

    /** A second passed. */
    public void tick() {
        if (!isPending()) {
            countdown.set("");
            fractionLeft.set(0);
            urgent.set(false);
            return;
        }
        Instant expires = instant(appointment.get().getExpiresAt());
        Duration whole = Duration.between(instant(appointment.get().getBookedAt()), expires);
        Duration left = Duration.between(clock.instant(), expires);
        countdown.set(texts.countdown(left));
        fractionLeft.set(
                whole.isPositive()
                        ? Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1)
                        : 0);
        urgent.set(left.compareTo(URGENT) < 0);
    }

    private <Q, R> void send(
            MethodDescriptor<Q, R> method,
            Q request,
            Function<R, Appointment> changed,
            Intention intention,
            String doneKey) {
        message.set("");
        busy.set(true);
        server.call(method, request)
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            intention.answered(answer);
                            switch (answer) {
                                case Answer.Done<R>(R response) -> {
                                    askingToCancel.set(false);
                                    Appointment now = changed.apply(response);
                                    day.answered(now);
                                    takeIfNewer(now);
                                    onDone.accept(
                                            texts.get(doneKey, now.getPatient().getDisplayName()));
                                }
                                case Answer.Failed<R>(CallFailure failure) ->
                                        message.set(texts.of(failure));
                            }
                        },
                        fx);
    }

    private void follow() {
        if (appointment.get() != null) {
            day.appointment(appointment.get().getAppointmentId()).ifPresent(this::takeIfNewer);
        }
    }

    private void takeIfNewer(Appointment now) {
        Appointment known = appointment.get();
        boolean same = known != null && known.getAppointmentId().equals(now.getAppointmentId());
        if (same && now.getVersion() > known.getVersion()) {
            appointment.set(now);
            tick();
        }
    }

    private boolean has(AppointmentStatus status) {
        return appointment.get() != null && appointment.get().getStatus() == status;
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}

package org.frontdesk.desktop.booking;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.TrailViewModel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** One appointment: the countdown until it is confirmed, its steps, and calling it off with a reason. */
public final class AppointmentViewModel {

    private static final Duration URGENT = Duration.ofMinutes(1);

    private final ShownDay day;
    private final VisitSteps steps;
    private final NotesViewModel notes;
    private final TrailViewModel trail;
    private final ServerClock clock;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<Appointment> appointment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper countdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fractionLeft = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper urgent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final BooleanProperty askingToCancel = new SimpleBooleanProperty();
    private final ObjectProperty<CancellationCode> cancellationCode =
            new SimpleObjectProperty<>(CancellationCode.CANCELLATION_CODE_PATIENT_ASKED);
    private final StringProperty cancellationWords = new SimpleStringProperty("");

    public AppointmentViewModel(
            ShownDay day,
            VisitSteps steps,
            NotesViewModel notes,
            TrailViewModel trail,
            ServerClock clock,
            Texts texts) {
        this.day = day;
        this.steps = steps;
        this.notes = notes;
        this.trail = trail;
        this.clock = clock;
        this.texts = texts;
        day.addListener(touched -> follow());
    }

    public NotesViewModel notes() {
        return notes;
    }

    public TrailViewModel trail() {
        return trail;
    }

    public ReadOnlyObjectProperty<Appointment> appointmentProperty() {
        return appointment.getReadOnlyProperty();
    }

    /** Minutes and seconds left to confirm; empty when there is nothing to confirm. */
    public ReadOnlyStringProperty countdownProperty() {
        return countdown.getReadOnlyProperty();
    }

    /** What is left of that time, 1 to 0. */
    public ReadOnlyDoubleProperty fractionLeftProperty() {
        return fractionLeft.getReadOnlyProperty();
    }

    /** Whether that time ends within a minute. */
    public ReadOnlyBooleanProperty urgentProperty() {
        return urgent.getReadOnlyProperty();
    }

    /** Why the last thing asked for was not done; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether the person is asked why it is called off. */
    public BooleanProperty askingToCancelProperty() {
        return askingToCancel;
    }

    /** Why it is called off, to be counted. */
    public ObjectProperty<CancellationCode> cancellationCodeProperty() {
        return cancellationCode;
    }

    /** Why it is called off, in words. */
    public StringProperty cancellationWordsProperty() {
        return cancellationWords;
    }

    public void show(Appointment shown) {
        appointment.set(shown);
        message.set("");
        askingToCancel.set(false);
        notes.show(shown.getAppointmentId());
        trail.show(shown.getAppointmentId());
        tick();
    }

    public boolean isPending() {
        return has(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
    }

    /** Whether a step is worth a button now: nobody arrives before the day, or stays away before the hour. */
    public boolean offers(Step step) {
        if (appointment.get() == null || !step.isFrom(appointment.get().getStatus())) {
            return false;
        }
        Instant start = WireTime.instant(appointment.get().getStartTime());
        return switch (step) {
            case CHECK_IN, START, COMPLETE ->
                    !LocalDate.ofInstant(start, clock.getZone()).isAfter(LocalDate.now(clock));
            case NO_SHOW -> !start.isAfter(clock.instant());
            case CONFIRM, CANCEL, UNDO -> true;
        };
    }

    /** Whether it can go to another place. */
    public boolean canBeMoved() {
        return isPending() || has(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
    }

    public boolean canBeCancelled() {
        return offers(Step.CANCEL);
    }

    /** Takes a step; calling off asks why first. */
    public void take(Step step) {
        if (step == Step.CANCEL) {
            cancel();
        } else if (appointment.get() != null) {
            message.set("");
            steps.take(step, appointment.get(), message::set);
        }
    }

    public void confirm() {
        take(Step.CONFIRM);
    }

    /** Gives a hold back at once; asks first why a standing appointment is called off. */
    public void cancel() {
        if (!canBeCancelled()) {
            return;
        }
        message.set("");
        if (isPending()) {
            steps.take(Step.CANCEL, appointment.get(), message::set);
        } else if (askingToCancel.get()) {
            steps.cancel(
                    appointment.get(),
                    cancellationCode.get(),
                    cancellationWords.get().strip(),
                    message::set);
        } else {
            cancellationCode.set(CancellationCode.CANCELLATION_CODE_PATIENT_ASKED);
            cancellationWords.set("");
            askingToCancel.set(true);
        }
    }

    /** A second passed. */
    public void tick() {
        if (!isPending()) {
            countdown.set("");
            fractionLeft.set(0);
            urgent.set(false);
            return;
        }
        Instant expires = WireTime.instant(appointment.get().getExpiresAt());
        Duration whole =
                Duration.between(WireTime.instant(appointment.get().getBookedAt()), expires);
        Duration left = Duration.between(clock.instant(), expires);
        countdown.set(texts.countdown(left));
        fractionLeft.set(
                whole.isPositive()
                        ? Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1)
                        : 0);
        urgent.set(left.compareTo(URGENT) < 0);
    }

    private void follow() {
        if (appointment.get() != null) {
            day.appointment(appointment.get().getAppointmentId()).ifPresent(this::takeIfNewer);
        }
    }

    private void takeIfNewer(Appointment now) {
        Appointment known = appointment.get();
        if (now.getVersion() > known.getVersion()) {
            appointment.set(now);
            askingToCancel.set(askingToCancel.get() && canBeCancelled());
            trail.changed();
            tick();
        }
    }

    private boolean has(AppointmentStatus status) {
        return appointment.get() != null && appointment.get().getStatus() == status;
    }
}

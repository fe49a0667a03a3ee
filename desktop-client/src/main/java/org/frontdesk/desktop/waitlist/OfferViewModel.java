package org.frontdesk.desktop.waitlist;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A place that is held for somebody while they are called. */
final class OfferViewModel {

    private static final Duration URGENT = Duration.ofMinutes(1);

    private final WaitingEntry entry;
    private final Appointment appointment;
    private final String when;
    private final String doctor;
    private final boolean isOwn;
    private final Clock clock;
    private final Texts texts;
    private final ReadOnlyStringWrapper countdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fractionLeft = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper urgent = new ReadOnlyBooleanWrapper();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    /**
     * @param when day and time, in words
     * @param isOwn whether this person offered it
     */
    OfferViewModel(
            WaitingEntry entry,
            Appointment appointment,
            String when,
            String doctor,
            boolean isOwn,
            Clock clock,
            Texts texts) {
        this.entry = entry;
        this.appointment = appointment;
        this.when = when;
        this.doctor = doctor;
        this.isOwn = isOwn;
        this.clock = clock;
        this.texts = texts;
        tick();
    }

    /** Whom it is offered to. */
    WaitingEntry entry() {
        return entry;
    }

    /** The place, PENDING. */
    Appointment appointment() {
        return appointment;
    }

    String when() {
        return when;
    }

    String doctor() {
        return doctor;
    }

    boolean isOwn() {
        return isOwn;
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

    /** Whether an answer is awaited. */
    BooleanProperty busyProperty() {
        return busy;
    }

    /** A second passed; says whether there is time left. */
    boolean tick() {
        Instant expires = WireTime.instant(appointment.getExpiresAt());
        Instant booked = WireTime.instant(appointment.getBookedAt());
        Duration left = Duration.between(clock.instant(), expires);
        double whole = Math.max(1, Duration.between(booked, expires).toMillis());
        countdown.set(texts.countdown(left));
        urgent.set(left.compareTo(URGENT) < 0);
        fractionLeft.set(Math.clamp(left.toMillis() / whole, 0, 1));
        return left.isPositive();
    }
}

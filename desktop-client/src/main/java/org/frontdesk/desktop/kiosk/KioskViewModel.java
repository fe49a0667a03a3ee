package org.frontdesk.desktop.kiosk;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Which face is up, and for how long nobody has touched it. */
final class KioskViewModel {

    /** Longer than anybody thinks about a time, shorter than the next patient waits behind them. */
    private static final Duration HOME_AFTER = Duration.ofSeconds(60);

    /** Whoever left without saying so leaves nothing of theirs on the screen. */
    private static final Duration SIGNED_OUT_AFTER = Duration.ofMinutes(2);

    private final PlacesViewModel places;
    private final OwnBookingViewModel booking;
    private final OwnAppointmentsViewModel own;
    private final Clock clock;
    private final Runnable signOut;

    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.HOME);
    private Instant lastTouched;

    /**
     * @param signOut ends the session of whoever is no longer there
     */
    KioskViewModel(
            PlacesViewModel places,
            OwnBookingViewModel booking,
            OwnAppointmentsViewModel own,
            Clock clock,
            Runnable signOut) {
        this.places = places;
        this.booking = booking;
        this.own = own;
        this.clock = clock;
        this.signOut = signOut;
        touched();
    }

    ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    void start() {
        places.start();
        own.load();
    }

    /** Somebody is there. */
    void touched() {
        lastTouched = clock.instant();
    }

    void home() {
        own.forgetQuestion();
        own.load();
        face.set(Face.HOME);
    }

    /** Looks for free times of a specialization. */
    void look(String specialization) {
        places.choose(specialization);
        face.set(Face.PLACES);
    }

    /** Back to the times, as they are now. */
    void lookAgain() {
        places.search();
        face.set(Face.PLACES);
    }

    void take(TimeSlot slot) {
        booking.begin(slot);
        face.set(Face.BOOK);
    }

    /** Goes on where a place was booked and not confirmed. */
    void goOn(Appointment pending) {
        booking.goOn(pending);
        face.set(Face.BOOK);
    }

    /** One face back. */
    void back() {
        switch (face.get()) {
            case HOME -> {}
            case PLACES -> home();
            case BOOK -> {
                if (booking.stateProperty().get() == OwnBookingViewModel.State.CHOSEN) {
                    lookAgain();
                } else {
                    home();
                }
            }
        }
    }

    void resync() {
        switch (face.get()) {
            case HOME -> own.load();
            case PLACES -> places.search();
            case BOOK -> {}
        }
    }

    /** A second passed. */
    void tick() {
        booking.tick();
        Duration untouched = Duration.between(lastTouched, clock.instant());
        if (untouched.compareTo(SIGNED_OUT_AFTER) >= 0) {
            signOut.run();
        } else if (untouched.compareTo(HOME_AFTER) >= 0 && face.get() != Face.HOME) {
            home();
        } else if (face.get() == Face.PLACES) {
            places.tick();
        }
    }
}

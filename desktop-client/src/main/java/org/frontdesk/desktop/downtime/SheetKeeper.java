package org.frontdesk.desktop.downtime;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Session;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ShownDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Keeps the sheet on the disk true while somebody is signed in who may see every patient: within a minute of a change, and
 * every ten minutes, so that its stamp tells until when it was true. Used on the JavaFX thread; the disk has its own.
 */
public final class SheetKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SheetKeeper.class);
    private static final Duration LEAST_BETWEEN = Duration.ofMinutes(1);
    private static final Duration MOST_BETWEEN = Duration.ofMinutes(10);

    private final SheetStore store;
    private final CompletableFuture<SheetKey> key;
    private final Session session;
    private final ShownDay today;
    private final ShownDay tomorrow;
    private final DayWatch tomorrowWatch;
    private final Doctors doctors;
    private final Clock clock;
    private final BooleanSupplier live;
    private final Executor disk;
    private final Executor fx;
    private final List<Runnable> stop = new ArrayList<>();

    private final ReadOnlyObjectWrapper<Sheet> written = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper failing = new ReadOnlyBooleanWrapper();
    private Instant lastTry = Instant.EPOCH;
    private boolean todayWhole;
    private boolean tomorrowWhole;
    private boolean changed;
    private boolean writing;
    private boolean closed;

    /**
     * @param key the key of whoever is signed in, once it is derived
     * @param today today's slots and appointments, which somebody else watches
     * @param tomorrow filled by {@code tomorrowWatch}
     * @param clock the server's
     * @param live whether what is known is true
     */
    public SheetKeeper(
            SheetStore store,
            CompletableFuture<SheetKey> key,
            Session session,
            ShownDay today,
            ShownDay tomorrow,
            DayWatch tomorrowWatch,
            Doctors doctors,
            Clock clock,
            BooleanSupplier live,
            Executor disk,
            Executor fx) {
        this.store = store;
        this.key = key;
        this.session = session;
        this.today = today;
        this.tomorrow = tomorrow;
        this.tomorrowWatch = tomorrowWatch;
        this.doctors = doctors;
        this.clock = clock;
        this.live = live;
        this.disk = disk;
        this.fx = fx;
        stop.add(today.addListener(touched -> changed = true));
        stop.add(tomorrow.addListener(touched -> changed = true));
    }

    /** Whether a role may see every patient: of the others nothing is ever written. */
    public static boolean isFor(Role role) {
        return switch (role) {
            case ROLE_RECEPTIONIST, ROLE_ADMIN -> true;
            case ROLE_DOCTOR, ROLE_PATIENT, ROLE_SERVICE, ROLE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    /** The sheet that lies on the disk; null before one was written. */
    public ReadOnlyObjectProperty<Sheet> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** Whether the last one could not be written. */
    public ReadOnlyBooleanProperty failingProperty() {
        return failing.getReadOnlyProperty();
    }

    /** Another day begins. */
    public void begin(LocalDate day) {
        todayWhole = false;
        tomorrowWhole = false;
        changed = true;
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(failed -> changed = true, fx);
        }
        tomorrowWatch.show(day.plusDays(1), () -> tomorrowWhole = true);
    }

    /** All of today is there. */
    public void todayIsWhole() {
        todayWhole = true;
        tick();
    }

    /** A second passed. */
    public void tick() {
        Duration since = Duration.between(lastTry, clock.instant());
        boolean due =
                since.compareTo(MOST_BETWEEN) >= 0
                        || changed && since.compareTo(LEAST_BETWEEN) >= 0;
        boolean known = todayWhole && tomorrowWhole && !doctors.isEmpty() && live.getAsBoolean();
        if (due && known && !writing && !closed) {
            write();
        }
    }

    private void write() {
        lastTry = clock.instant();
        changed = false;
        writing = true;
        List<TimeSlot> slots = new ArrayList<>(today.slots());
        slots.addAll(tomorrow.slots());
        List<Appointment> appointments = new ArrayList<>(today.appointments());
        appointments.addAll(tomorrow.appointments());
        Sheet sheet = new Sheet(lastTry, session.clinic(), doctors.all(), slots, appointments);
        key.thenApplyAsync(derived -> isWritten(derived, sheet), disk)
                .exceptionally(failed -> false)
                .thenAcceptAsync(
                        done -> {
                            writing = false;
                            failing.set(!done);
                            if (done) {
                                written.set(sheet);
                            } else {
                                changed = true;
                            }
                        },
                        fx);
    }

    private boolean isWritten(SheetKey derived, Sheet sheet) {
        try {
            store.deleteOld();
            store.write(session.user().getUsername(), derived, sheet);
            return true;
        } catch (IOException failed) {
            LOG.warn("The downtime sheet can't be written", failed);
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        stop.forEach(Runnable::run);
        tomorrowWatch.close();
    }
}

package org.frontdesk.desktop.live;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.ConnectionMonitor;
import org.frontdesk.desktop.connection.SignedInServer;

import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * Keeps {@link ShownDay} true: the two streams of the days that are shown, closed and opened anew for others. Once it is closed it opens
 * none: the answer that a screen waited for may come after the screen is gone.
 */
public final class DayWatch implements AutoCloseable {

    private final SignedInServer server;
    private final ConnectionMonitor monitor;
    private final ScheduledExecutorService live;
    private final Executor fx;
    private final RandomGenerator random;
    private final ServerClock clock;
    private final ShownDay shown;
    private Streams streams; // on the live thread
    private long shows; // on the JavaFX thread: which day's news is wanted
    private boolean closed; // on the JavaFX thread

    public DayWatch(
            SignedInServer server,
            ConnectionMonitor monitor,
            ScheduledExecutorService live,
            Executor fx,
            RandomGenerator random,
            ServerClock clock,
            ShownDay shown) {
        this.server = server;
        this.monitor = monitor;
        this.live = live;
        this.fx = fx;
        this.random = random;
        this.clock = clock;
        this.shown = shown;
    }

    /** Shows another day; {@code whenWhole} runs once all of it is there. Called on the JavaFX thread. */
    public void show(LocalDate day, Runnable whenWhole) {
        show(Watched.day(day), whenWhole);
    }

    /** Shows other days, or other doctors; {@code whenWhole} runs once all of it is there. */
    public void show(Watched watched, Runnable whenWhole) {
        if (closed) {
            return;
        }
        shown.clear();
        long mine = ++shows;
        live.execute(
                () -> {
                    closeStreams();
                    streams = new Streams(watched, mine, whenWhole);
                    streams.start();
                });
    }

    /** Asks for everything anew, on the person's wish. */
    public void resync() {
        live.execute(
                () -> {
                    if (streams != null) {
                        streams.resync();
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        live.execute(this::closeStreams);
    }

    private void closeStreams() {
        if (streams != null) {
            streams.close();
            streams = null;
        }
    }

    private final class Streams {

        private final long show;
        private final Runnable whenWhole;
        private final LiveStore<TimeSlot> slots;
        private final LiveStore<Appointment> appointments;
        private final ResumingStream<?, ?, TimeSlot> slotStream;
        private final ResumingStream<?, ?, Appointment> appointmentStream;
        private boolean slotsWhole;
        private boolean appointmentsWhole;
        private boolean told;

        Streams(Watched watched, long show, Runnable whenWhole) {
            this.show = show;
            this.whenWhole = whenWhole;
            slots =
                    new LiveStore<>(
                            TimeSlot::getSlotId,
                            TimeSlot::getVersion,
                            new Handover<>(
                                    fx, changes -> ifWanted(() -> shown.applySlots(changes))));
            appointments =
                    new LiveStore<>(
                            Appointment::getAppointmentId,
                            Appointment::getVersion,
                            new Handover<>(
                                    fx,
                                    changes -> ifWanted(() -> shown.applyAppointments(changes))));
            slotStream =
                    new ResumingStream<>(
                            server, monitor, live, random, Feed.slots(watched), this::slotEvent);
            appointmentStream =
                    new ResumingStream<>(
                            server,
                            monitor,
                            live,
                            random,
                            Feed.appointments(watched),
                            this::appointmentEvent);
        }

        void start() {
            slotStream.start();
            appointmentStream.start();
        }

        void resync() {
            slotStream.resync();
            appointmentStream.resync();
        }

        void close() {
            slotStream.close();
            appointmentStream.close();
        }

        private void slotEvent(FeedEvent<TimeSlot> event) {
            slots.apply(event);
            slotsWhole |= event instanceof FeedEvent.CaughtUp;
            timeAndWholeness(event);
        }

        private void appointmentEvent(FeedEvent<Appointment> event) {
            appointments.apply(event);
            appointmentsWhole |= event instanceof FeedEvent.CaughtUp;
            timeAndWholeness(event);
        }

        private void timeAndWholeness(FeedEvent<?> event) {
            if (event instanceof FeedEvent.CaughtUp<?>(var serverTime)) {
                clock.serverSays(serverTime);
            } else if (event instanceof FeedEvent.Heartbeat<?>(var serverTime)) {
                clock.serverSays(serverTime);
            }
            if (slotsWhole && appointmentsWhole && !told) {
                told = true;
                fx.execute(() -> ifWanted(whenWhole));
            }
        }

        private void ifWanted(Runnable work) {
            if (show == shows) {
                work.run();
            }
        }
    }
}

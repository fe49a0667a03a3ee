package org.frontdesk.desktop.shell;

import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.ConnectionMonitor;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.files.FileSaver;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.live.ProposalWatch;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.live.ShownProposals;
import org.frontdesk.desktop.printing.Papers;
import org.frontdesk.desktop.texts.Texts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What every screen is made of while one person is signed in.
 *
 * @param server who is signed in, and every call
 * @param clock the server's time in the clinic's zone
 * @param live the thread on which answers and events come in
 * @param fx the way to the JavaFX thread
 * @param monitor is told of every stream, so that the state of the connection is true
 * @param connection the state of the connection, for whatever shows or changes something
 * @param today today's slots and appointments, kept true for as long as somebody is signed in
 * @param doctors the clinic's doctors
 * @param shell says what was done or went wrong, and how wide the window is
 * @param navigator goes to another screen
 * @param session what the person can do about being signed in
 * @param directory where this desk keeps files of its own
 * @param files that a person saves or opens
 * @param papers prints documents, and saves them as PDF
 */
public record Workplace(
        SignedInServer server,
        ServerClock clock,
        ScheduledExecutorService live,
        Executor fx,
        RandomGenerator random,
        ConnectionMonitor monitor,
        ConnectionViewModel connection,
        ShownDay today,
        Doctors doctors,
        ShellViewModel shell,
        Navigator navigator,
        Texts texts,
        Views views,
        ShellController.Session session,
        Path directory,
        FileSaver files,
        Papers papers) {

    /** A pause in typing that people don't notice, and that keeps most half-typed names from the server. */
    private static final Duration TYPING_PAUSE = Duration.ofMillis(180);

    /** A new intention of the person. */
    public Intention intention() {
        return new Intention(UUID::randomUUID);
    }

    /** Waits until typing pauses. */
    public Later afterTyping() {
        return new Later(live, fx, TYPING_PAUSE);
    }

    /** A watch over some days of the sheet, to be closed with its screen. */
    public DayWatch watch(ShownDay shown) {
        return new DayWatch(server, monitor, live, fx, random, clock, shown);
    }

    /** A watch over the free places that somebody waits for, to be closed with its screen. */
    public ProposalWatch watch(ShownProposals shown) {
        return new ProposalWatch(server, monitor, live, fx, random, clock, shown);
    }
}

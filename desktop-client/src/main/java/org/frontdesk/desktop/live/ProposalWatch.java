package org.frontdesk.desktop.live;

import org.frontdesk.api.v1.WaitlistProposal;
import org.frontdesk.desktop.connection.ConnectionMonitor;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** Keeps {@link ShownProposals} true: the stream of the days that are watched. */
public final class ProposalWatch implements AutoCloseable {

    private final SignedInServer server;
    private final ConnectionMonitor monitor;
    private final ScheduledExecutorService live;
    private final Executor fx;
    private final RandomGenerator random;
    private final ServerClock clock;
    private final ShownProposals shown;
    private ResumingStream<?, ?, WaitlistProposal> stream; // on the live thread
    private long shows; // on the JavaFX thread: which days' news is wanted
    private boolean closed; // on the JavaFX thread

    public ProposalWatch(
            SignedInServer server,
            ConnectionMonitor monitor,
            ScheduledExecutorService live,
            Executor fx,
            RandomGenerator random,
            ServerClock clock,
            ShownProposals shown) {
        this.server = server;
        this.monitor = monitor;
        this.live = live;
        this.fx = fx;
        this.random = random;
        this.clock = clock;
        this.shown = shown;
    }

    /** Watches other days, or other doctors. Called on the JavaFX thread. */
    public void show(Watched watched) {
        if (closed) {
            return;
        }
        shown.clear();
        long mine = ++shows;
        live.execute(
                () -> {
                    closeStream();
                    // who waits changes without a new version of the slot
                    LiveStore<WaitlistProposal> store =
                            LiveStore.unversioned(
                                    one -> one.getSlot().getSlotId(),
                                    new Handover<>(
                                            fx,
                                            changes -> ifWanted(mine, () -> shown.apply(changes))));
                    stream =
                            new ResumingStream<>(
                                    server,
                                    monitor,
                                    live,
                                    random,
                                    Feed.proposals(watched),
                                    event -> heard(event, store, mine));
                    stream.start();
                });
    }

    /** Asks for everything anew, on the person's wish. */
    public void resync() {
        live.execute(
                () -> {
                    if (stream != null) {
                        stream.resync();
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
        shows++;
        live.execute(this::closeStream);
    }

    private void heard(
            FeedEvent<WaitlistProposal> event, LiveStore<WaitlistProposal> store, long mine) {
        store.apply(event);
        switch (event) {
            case FeedEvent.CaughtUp<WaitlistProposal>(var serverTime) -> {
                clock.serverSays(serverTime);
                fx.execute(() -> ifWanted(mine, shown::isWholeNow));
            }
            case FeedEvent.Heartbeat<WaitlistProposal>(var serverTime) ->
                    clock.serverSays(serverTime);
            case FeedEvent.Reset<WaitlistProposal> reset -> {}
            case FeedEvent.Batch<WaitlistProposal> batch -> {}
        }
    }

    private void ifWanted(long mine, Runnable work) {
        if (mine == shows) {
            work.run();
        }
    }

    private void closeStream() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}

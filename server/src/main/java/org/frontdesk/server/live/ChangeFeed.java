package org.frontdesk.server.live;

import org.frontdesk.server.database.DatabaseSettings;
import org.frontdesk.server.rpc.SafeTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Reads every committed change from PostgreSQL's write-ahead log and tells its listeners, on one thread, in commit order,
 * once the tables show it.
 *
 * <p>It holds a temporary replication slot, which is gone with the connection. When the connection is lost, the feed tells
 * {@code interrupted}, connects again with growing pauses, and tells {@code began} once the new slot exists: what is read
 * from the tables after that misses nothing.
 *
 * <p>The user needs the REPLICATION attribute and the database {@code wal_level = logical}.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    private static final long FIRST_BACKOFF_MILLIS = 50;

    /** Most are visible at the first look; where a standby has to confirm each commit, it takes milliseconds. */
    private static final long FIRST_LOOK_AGAIN_MICROS = 100;

    private static final long LAST_LOOK_AGAIN_MICROS = 10_000;

    /** A database that is back should not wait long for its desks. */
    private static final long MAX_BACKOFF_MILLIS = 2_000;

    private final DatabaseSettings database;
    private final List<ChangeListener> listeners;
    private final Clock clock;
    private final LagMeter lag = new LagMeter();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private volatile ReplicationConnection connection;
    private volatile boolean live;
    private volatile long interruptions;

    /**
     * @param listeners told in this order
     */
    public ChangeFeed(DatabaseSettings database, List<ChangeListener> listeners, Clock clock) {
        this.database = database;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("change-feed").unstarted(this::run);
    }

    /** Starts to connect; returns at once. */
    public void start() {
        thread.start();
    }

    /** Whether changes are being heard. */
    public boolean isLive() {
        return live;
    }

    /** How often the feed lost its connection since the start. */
    public long interruptions() {
        return interruptions;
    }

    /** From commit, by the database's clock, to the streams, by this machine's; of the last thousand commits. */
    public Duration lag(double percent) {
        return lag.percentile(percent);
    }

    private void run() {
        int failures = 0;
        while (!isClosed()) {
            try (ReplicationConnection opened = ReplicationConnection.open(database)) {
                connection = opened;
                if (isClosed()) {
                    return;
                }
                failures = 0;
                listen(opened);
            } catch (SQLException | RuntimeException e) {
                if (isClosed()) {
                    return;
                }
                failures++;
                interrupted(e);
                pause(failures);
            }
        }
    }

    private void listen(ReplicationConnection opened) throws SQLException {
        began(opened.start());
        TransactionReader reader = new TransactionReader();
        VisibleTransactions visible = opened.visible();
        while (true) {
            Optional<TransactionReader.Transaction> transaction = reader.read(opened.read());
            if (transaction.isPresent()) {
                visible = untilVisible(transaction.get().id(), visible, opened);
                tell(opened, transaction.get());
            }
        }
    }

    /**
     * Waits until the tables show a transaction. PostgreSQL writes a commit into the log before anybody can see it: whoever
     * was told at once, and read, would take the old for the new.
     *
     * @param before what the tables showed when they were last looked at; where that is enough, nothing is asked
     */
    private VisibleTransactions untilVisible(
            int transaction, VisibleTransactions before, ReplicationConnection opened)
            throws SQLException {
        VisibleTransactions visible = before.show(transaction) ? before : opened.visible();
        long pause = FIRST_LOOK_AGAIN_MICROS;
        while (!visible.show(transaction) && !isClosed()) {
            pauseUnlessClosed(pause, TimeUnit.MICROSECONDS);
            pause = Math.min(2 * pause, LAST_LOOK_AGAIN_MICROS);
            visible = opened.visible();
        }
        return visible;
    }

    private void began(FeedPosition position) {
        listeners.forEach(listener -> listener.began(position));
        live = true;
        LOG.info("The change feed is live.");
    }

    private void tell(ReplicationConnection opened, TransactionReader.Transaction transaction) {
        Commit commit = transaction.commit();
        if (transaction.untold()) {
            FeedPosition here = opened.start().at(commit.lsn());
            listeners.forEach(listener -> listener.began(here));
        } else {
            listeners.forEach(listener -> listener.committed(commit));
        }
        opened.confirm(commit.lsn());
        lag.add(Duration.between(commit.at(), clock.instant()));
    }

    private void interrupted(Exception why) {
        if (live) {
            live = false;
            interruptions++;
            listeners.forEach(ChangeListener::interrupted);
        }
        LOG.warn("The change feed is interrupted and connects again: {}", SafeTrace.line(why));
    }

    private void pause(int failures) {
        long most = Math.min(MAX_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(failures, 10));
        pauseUnlessClosed(
                ThreadLocalRandom.current().nextLong(most / 2, most + 1), TimeUnit.MILLISECONDS);
    }

    private void pauseUnlessClosed(long time, TimeUnit unit) {
        try {
            closed.await(time, unit);
        } catch (InterruptedException e) {
            closed.countDown(); // nobody else interrupts this thread: it is to end
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        ReplicationConnection opened = connection;
        if (opened != null) {
            opened.close();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

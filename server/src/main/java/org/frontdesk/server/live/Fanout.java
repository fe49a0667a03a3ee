package org.frontdesk.server.live;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.SafeTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the changes of one table to the streams they matter to. Noting a change touches only memory, so the feed never
 * waits for a client or the database. One lock orders what decides whether a stream misses something: changes, the
 * position they reach, and streams that come and go.
 */
final class Fanout<K, V, M, R> implements ChangeListener, AutoCloseable {

    /** Ten times the desks of a large hospital; each costs a few kilobytes while its client keeps up. */
    static final int MAX_STREAMS = 5_000;

    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Fanout.class);

    private final StreamKind<K, V, M, R> kind;
    private final Transactions transactions;
    private final Clock clock;
    private final StreamWorkers workers;

    private final Set<LiveStream<K, V, M, R>> streams = new LinkedHashSet<>();
    private final Set<LiveStream<K, V, M, R>> ofEveryDoctor = new LinkedHashSet<>();
    private final Map<DoctorId, Set<LiveStream<K, V, M, R>>> byDoctor = new HashMap<>();
    private final ChangeJournal journal = new ChangeJournal();
    private boolean closed;

    /** Every change up to here has been noted in its streams; null before the feed first began. */
    private volatile FeedPosition position;

    private volatile boolean live;

    Fanout(
            StreamKind<K, V, M, R> kind,
            Transactions transactions,
            Clock clock,
            StreamWorkers workers) {
        this.kind = kind;
        this.transactions = transactions;
        this.clock = clock;
        this.workers = workers;
        workers.onHeartbeat(this::heartbeat);
    }

    /** Opens a stream; it begins where the token says, or anew. */
    void open(
            Caller caller,
            WatchedSchedule schedule,
            String resumeToken,
            ServerCallStreamObserver<R> observer) {
        LiveStream<K, V, M, R> stream =
                new LiveStream<>(
                        this, kind, transactions, clock, workers, caller, schedule, observer);
        observer.setOnReadyHandler(stream::signal);
        observer.setOnCancelHandler(() -> unregister(stream));
        register(stream, resumeToken);
        if (observer.isCancelled()) {
            unregister(
                    stream); // the cancel handler may have run before there was something to remove
        }
        stream.signal();
    }

    private synchronized void register(LiveStream<K, V, M, R> stream, String resumeToken) {
        if (closed) {
            throw goingAway();
        }
        if (streams.size() >= MAX_STREAMS) {
            throw Refusals.retryAfter(
                    Reason.SERVER_BUSY, "Too many streams are open.", RETRY_WHEN_FULL);
        }
        missedSince(resumeToken).ifPresent(changes -> stream.resume(resumeToken, changes));
        streams.add(stream);
        if (stream.schedule().doctors().isEmpty()) {
            ofEveryDoctor.add(stream);
        }
        for (DoctorId doctor : stream.schedule().doctors()) {
            byDoctor.computeIfAbsent(doctor, any -> new LinkedHashSet<>()).add(stream);
        }
    }

    private Optional<List<Change<V>>> missedSince(String resumeToken) {
        return live
                ? ResumeTokens.read(resumeToken)
                        .filter(position::isSameHistory)
                        .flatMap(token -> journal.since(token.lsn()))
                        .map(this::decode)
                : Optional.empty();
    }

    synchronized void unregister(LiveStream<K, V, M, R> stream) {
        streams.remove(stream);
        ofEveryDoctor.remove(stream);
        for (DoctorId doctor : stream.schedule().doctors()) {
            byDoctor.computeIfPresent(
                    doctor,
                    (any, watching) -> {
                        watching.remove(stream);
                        return watching.isEmpty() ? null : watching;
                    });
        }
    }

    /** All streams begin anew from here. */
    @Override
    public synchronized void began(FeedPosition from) {
        journal.beginAt(from.lsn());
        streams.forEach(LiveStream::beginAnew);
        // Last: a sender that sees this position must also see that its stream begins anew.
        position = from;
        live = true;
        streams.forEach(LiveStream::signal);
    }

    /** Streams fall silent, so that their clients do not take them for live. */
    @Override
    public void interrupted() {
        live = false;
    }

    /** Notes a transaction's changes. */
    @Override
    public void committed(Commit commit) {
        List<RowChange> rows =
                commit.changes().stream().filter(row -> row.table().equals(kind.table())).toList();
        List<Change<V>> changes;
        try {
            changes = decode(rows);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A change of {} can't be read ({}); its streams begin anew. Is its REPLICA"
                            + " IDENTITY FULL?",
                    kind.table(),
                    SafeTrace.line(e));
            began(position.at(commit.lsn()));
            return;
        }
        note(commit.lsn(), rows, changes);
    }

    private List<Change<V>> decode(List<RowChange> rows) {
        List<Change<V>> changes = new ArrayList<>(rows.size());
        for (RowChange row : rows) {
            changes.add(
                    new Change<>(row.before().map(kind::decode), row.after().map(kind::decode)));
        }
        return changes;
    }

    private synchronized void note(long lsn, List<RowChange> rows, List<Change<V>> changes) {
        journal.add(lsn, rows);
        Set<LiveStream<K, V, M, R>> concerned = new LinkedHashSet<>();
        for (Change<V> change : changes) {
            offer(change, concerned);
        }
        position = position.at(lsn); // last, as above
        concerned.forEach(LiveStream::signal);
    }

    private void offer(Change<V> change, Set<LiveStream<K, V, M, R>> concerned) {
        Shown<V, M> shown = new Shown<>(change.latest());
        DoctorId doctor = kind.doctor(change.latest());
        offer(change, shown, ofEveryDoctor, concerned);
        offer(change, shown, byDoctor.getOrDefault(doctor, Set.of()), concerned);
        change.before()
                .map(kind::doctor)
                .filter(other -> !other.equals(doctor))
                .ifPresent(
                        other ->
                                offer(
                                        change,
                                        shown,
                                        byDoctor.getOrDefault(other, Set.of()),
                                        concerned));
    }

    private void offer(
            Change<V> change,
            Shown<V, M> shown,
            Set<LiveStream<K, V, M, R>> watching,
            Set<LiveStream<K, V, M, R>> concerned) {
        for (LiveStream<K, V, M, R> stream : watching) {
            if (stream.offer(change, shown)) {
                concerned.add(stream);
            }
        }
    }

    /**
     * Lets a stream begin its snapshot: it gets every change after the position returned. Empty while the feed is
     * interrupted, as changes would be missed.
     */
    synchronized Optional<FeedPosition> begin(LiveStream<K, V, M, R> stream) {
        if (!live) {
            return Optional.empty();
        }
        stream.begun();
        return Optional.of(position);
    }

    FeedPosition position() {
        return position;
    }

    boolean isLive() {
        return live;
    }

    synchronized int openStreams() {
        return streams.size();
    }

    private void heartbeat() {
        for (LiveStream<K, V, M, R> stream : snapshotOfStreams()) {
            stream.heartbeat();
        }
    }

    private synchronized List<LiveStream<K, V, M, R>> snapshotOfStreams() {
        return List.copyOf(streams);
    }

    /** Ends all streams; their clients come back, to this server or another. */
    @Override
    public void close() {
        List<LiveStream<K, V, M, R>> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(streams);
        }
        for (LiveStream<K, V, M, R> stream : ending) {
            stream.end(goingAway());
        }
    }

    private static RuntimeException goingAway() {
        return Status.UNAVAILABLE.withDescription("The server is going away.").asRuntimeException();
    }
}

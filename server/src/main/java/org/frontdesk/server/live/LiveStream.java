package org.frontdesk.server.live;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.database.Transactions;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One client's stream. The feed's thread notes changes in it, and a {@link StreamSender} takes them out. What waits is kept
 * as the newest state per row, and when even that is too much, the stream begins anew once the client reads again.
 */
final class LiveStream<K, V, M, R> implements StreamSender.Source {

    /** Rows that wait for a slow reader, about 4 MB at most; a snapshot is cheaper than more of them. */
    static final int MAX_WAITING = 10_000;

    /** Rows in one message: about 75 kB, far below gRPC's limit of 4 MB, with little to repeat after a loss. */
    static final int MAX_BATCH = 500;

    private final Fanout<K, V, M, R> fanout;
    private final StreamKind<K, V, M, R> kind;
    private final Transactions transactions;
    private final Clock clock;
    private final StreamWorkers workers;
    private final Caller caller;
    private final WatchedSchedule schedule;
    private final StreamSender<R> sender;

    // guarded by this
    private final Map<K, Waiting<V, M>> waiting = new LinkedHashMap<>();
    private boolean anew = true;

    // used by the sender only
    private Snapshot<K, V> snapshot;
    private boolean caughtUpDue;
    private String resumeToken = ResumeTokens.BEGIN_ANEW;

    LiveStream(
            Fanout<K, V, M, R> fanout,
            StreamKind<K, V, M, R> kind,
            Transactions transactions,
            Clock clock,
            StreamWorkers workers,
            Caller caller,
            WatchedSchedule schedule,
            ServerCallStreamObserver<R> observer) {
        this.fanout = fanout;
        this.kind = kind;
        this.transactions = transactions;
        this.clock = clock;
        this.workers = workers;
        this.caller = caller;
        this.schedule = schedule;
        this.sender = new StreamSender<>(this, workers, observer);
    }

    WatchedSchedule schedule() {
        return schedule;
    }

    // ---- what the fan-out says, holding its lock; nothing here waits

    /** Goes on after a cut, instead of beginning anew. Called before anything is sent. */
    synchronized void resume(String token, List<Change<V>> missed) {
        anew = false;
        caughtUpDue = true;
        resumeToken = token;
        for (Change<V> change : missed) {
            offer(change, new Shown<>(change.latest()));
        }
    }

    /** Notes a change, if it matters to this stream. */
    boolean offer(Change<V> change, Shown<V, M> shown) {
        boolean was = change.before().filter(this::isHeld).isPresent();
        boolean is =
                change.after().filter(this::covers).isPresent()
                        && (kind.isShown(shown.value()) || change.before().isEmpty() || was);
        if (!was && !is) {
            return false;
        }
        synchronized (this) {
            if (anew) {
                return false; // the snapshot will hold it
            }
            waiting.merge(
                    kind.key(shown.value()),
                    is ? Waiting.present(shown) : Waiting.gone(shown),
                    Waiting::followedBy);
            if (waiting.size() > MAX_WAITING) {
                beginAnew();
            }
            return true;
        }
    }

    /** Forgets what waits: the client will be sent a snapshot. */
    synchronized void beginAnew() {
        anew = true;
        waiting.clear();
    }

    /** From here on changes are noted again. */
    synchronized void begun() {
        anew = false;
    }

    void heartbeat() {
        sender.heartbeat();
    }

    void end(RuntimeException with) {
        sender.end(with);
    }

    /** There may be something to send, or the client reads again. */
    void signal() {
        sender.signal();
    }

    // ---- what the sender asks, one at a time

    @Override
    public void interrupted() {
        beginAnew();
    }

    @Override
    public void over() {
        fanout.unregister(this);
    }

    @Override
    public boolean sendNext() {
        if (isAnew()) {
            return sendReset();
        }
        if (snapshot != null && !snapshot.isRead()) {
            return sendSnapshotBatch();
        }
        if (caughtUpDue && nothingWaits()) {
            caughtUpDue = false;
            tell(new StreamEvent.CaughtUp<>(clock.instant()));
            return true;
        }
        return sendChanges();
    }

    private synchronized boolean isAnew() {
        return anew;
    }

    private synchronized boolean nothingWaits() {
        return waiting.isEmpty() || snapshot != null;
    }

    private boolean sendReset() {
        Optional<FeedPosition> from = fanout.begin(this);
        if (from.isEmpty()) {
            return false;
        }
        snapshot = new Snapshot<>(schedule, from.get());
        caughtUpDue = false;
        resumeToken = ResumeTokens.BEGIN_ANEW;
        tell(new StreamEvent.Reset<>());
        return true;
    }

    private boolean sendSnapshotBatch() {
        List<V> rows =
                snapshot.next(
                        MAX_BATCH,
                        part ->
                                workers.snapshot(
                                        () ->
                                                transactions.readOnly(
                                                        db ->
                                                                Snapshot.Part.read(
                                                                        db, kind, caller, part))));
        rows.forEach(row -> snapshot.sent(kind.key(row), kind.version(row)));
        if (!rows.isEmpty()) {
            tell(new StreamEvent.Batch<>(kind.encode(rows, role()), List.of()));
        }
        if (snapshot.isRead()) {
            resumeToken = ResumeTokens.of(snapshot.from());
            caughtUpDue = true;
        }
        return true;
    }

    /** Sends up to a batch of what waits. */
    private boolean sendChanges() {
        FeedPosition reached =
                fanout.position(); // before taking: what is taken is at least this far
        List<Waiting<V, M>> taken = new ArrayList<>();
        boolean all;
        synchronized (this) {
            if (anew) {
                return true;
            }
            Iterator<Waiting<V, M>> oldestFirst = waiting.values().iterator();
            while (oldestFirst.hasNext() && taken.size() < MAX_BATCH) {
                taken.add(oldestFirst.next());
                oldestFirst.remove();
            }
            all = waiting.isEmpty();
        }
        if (taken.isEmpty()) {
            return false;
        }
        taken.removeIf(this::isOlderThanSnapshot);
        List<K> removed =
                taken.stream().filter(Waiting::wasGone).map(one -> key(one.latest())).toList();
        if (snapshot != null) {
            removed.forEach(snapshot::forget);
        }
        List<Shown<V, M>> present =
                taken.stream().filter(Waiting::isPresent).map(Waiting::latest).toList();
        List<M> states = encode(present);
        // Removals first and apart: a row may be gone and there again under the same key.
        if (!removed.isEmpty()) {
            if (states.isEmpty()) {
                reached(all, reached);
            }
            tell(new StreamEvent.Batch<>(List.of(), removed));
        }
        reached(all, reached);
        if (!states.isEmpty()) {
            tell(new StreamEvent.Batch<>(states, List.of()));
        }
        return true;
    }

    private void reached(boolean all, FeedPosition position) {
        if (all) {
            resumeToken = ResumeTokens.of(position);
            if (snapshot != null && snapshot.isOlderThan(position)) {
                snapshot = null;
            }
        }
    }

    @Override
    public boolean sendHeartbeat() {
        FeedPosition reached = fanout.position();
        synchronized (this) {
            if (!waiting.isEmpty() || anew || !fanout.isLive()) {
                return false;
            }
        }
        reached(true, reached);
        tell(new StreamEvent.Heartbeat<>(clock.instant()));
        return true;
    }

    private boolean isOlderThanSnapshot(Waiting<V, M> change) {
        return snapshot != null
                && !(change.isPresent()
                        && change.wasGone()) // perhaps made again: versions start anew
                && snapshot.holdsNewer(
                        key(change.latest()),
                        kind.version(change.latest().value()),
                        change.isPresent());
    }

    private List<M> encode(List<Shown<V, M>> rows) {
        List<Shown<V, M>> fresh = rows.stream().filter(row -> row.encoded(role()) == null).toList();
        if (!fresh.isEmpty()) {
            List<M> messages = kind.encode(fresh.stream().map(Shown::value).toList(), role());
            for (int i = 0; i < messages.size(); i++) {
                fresh.get(i).encoded(role(), messages.get(i));
            }
        }
        return rows.stream().map(row -> row.encoded(role())).toList();
    }

    private void tell(StreamEvent<K, M> event) {
        sender.send(kind.response(event, resumeToken));
    }

    private K key(Shown<V, M> shown) {
        return kind.key(shown.value());
    }

    private Role role() {
        return caller.role();
    }

    private boolean covers(V value) {
        return schedule.covers(kind.doctor(value), kind.startsAt(value))
                && kind.maySee(caller, value);
    }

    private boolean isHeld(V value) {
        return kind.isShown(value) && covers(value);
    }
}

package org.frontdesk.server.live;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.SafeTrace;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.waitlist.ProposalWatch;
import org.frontdesk.server.waitlist.WaitlistMatches;
import org.frontdesk.server.waitlist.WaitlistMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open streams of {@code WaitlistService.WatchWaitlistProposals}. What the feed tells is only a reason to look: the
 * proposals are read from the tables again, and what is different is sent. So nothing can be missed for good, and a
 * thousand bookings a second cost no look at all: only a place that becomes free, a proposed place and an entry do.
 */
public final class ProposalStreams implements ProposalWatch, ChangeListener, AutoCloseable {

    /** Ten desks for each of a hundred receptions; each look is a query. */
    private static final int MAX_STREAMS = 1_000;

    private static final Duration RETRY_WHEN_FULL = Duration.ofSeconds(5);

    /** Heartbeats between two looks without a reason: time passes, and places that have begun are free no more. */
    private static final int HEARTBEATS_PER_LOOK = 6;

    private static final Logger LOG = LoggerFactory.getLogger(ProposalStreams.class);

    private final WaitlistMatches matches;
    private final WaitlistMessages messages;
    private final Clock clock;
    private final StreamWorkers workers;
    private final SlotStreamKind slots = new SlotStreamKind();
    private final Set<ProposalStream> streams = ConcurrentHashMap.newKeySet();
    private int heartbeats;
    private volatile boolean live;
    private volatile boolean closed;

    public ProposalStreams(
            WaitlistMatches matches,
            WaitlistMessages messages,
            Clock clock,
            StreamWorkers workers) {
        this.matches = matches;
        this.messages = messages;
        this.clock = clock;
        this.workers = workers;
        workers.onHeartbeat(this::heartbeat);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.grpc.StatusRuntimeException SERVER_BUSY when too many streams are open, UNAVAILABLE when closed
     */
    @Override
    public void open(
            Caller caller,
            List<DoctorId> doctors,
            TimeRange time,
            ServerCallStreamObserver<WatchWaitlistProposalsResponse> observer) {
        if (streams.size() >= MAX_STREAMS) {
            throw Refusals.retryAfter(
                    Reason.SERVER_BUSY, "Too many streams are open.", RETRY_WHEN_FULL);
        }
        var stream =
                new ProposalStream(
                        this,
                        new WatchedSchedule(Set.copyOf(doctors), time),
                        () ->
                                messages.encodeProposals(
                                        matches.proposals(doctors, time), caller.role()),
                        clock,
                        workers,
                        observer);
        observer.setOnReadyHandler(stream::signal);
        observer.setOnCancelHandler(() -> streams.remove(stream));
        streams.add(stream);
        if (closed) {
            streams.remove(stream);
            throw goingAway();
        }
        if (observer.isCancelled()) {
            streams.remove(stream); // the handler may have run before there was something to remove
        }
        stream.signal();
    }

    @Override
    public void began(FeedPosition position) {
        live = true;
        streams.forEach(ProposalStream::lookSoon);
    }

    /** Streams fall silent, so that their clients do not take them for live. */
    @Override
    public void interrupted() {
        live = false;
    }

    @Override
    public void committed(Commit commit) {
        if (streams.isEmpty()) {
            return;
        }
        for (RowChange change : commit.changes()) {
            if (change.table().equals(WAITLIST_ENTRIES.getName())) {
                streams.forEach(ProposalStream::lookSoon);
            } else if (change.table().equals(TIME_SLOTS.getName())) {
                tell(change);
            }
        }
    }

    private void tell(RowChange row) {
        try {
            var change =
                    new Change<>(row.before().map(slots::decode), row.after().map(slots::decode));
            TimeSlot slot = change.latest();
            boolean freed =
                    change.after().filter(ProposalStreams::isFree).isPresent()
                            && change.before()
                                    .filter(before -> isFree(before) && isSamePlace(before, slot))
                                    .isEmpty();
            for (ProposalStream stream : streams) {
                if (stream.isProposed(slot.id()) || (freed && stream.covers(slot))) {
                    stream.lookSoon();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("A change of a slot can't be read: {}", SafeTrace.line(e));
            streams.forEach(ProposalStream::lookSoon);
        }
    }

    private static boolean isFree(TimeSlot slot) {
        return !slot.isBlocked() && !slot.isFull();
    }

    private static boolean isSamePlace(TimeSlot one, TimeSlot other) {
        return one.doctor().equals(other.doctor()) && one.time().equals(other.time());
    }

    private void heartbeat() {
        heartbeats++;
        for (ProposalStream stream : streams) {
            if (heartbeats % HEARTBEATS_PER_LOOK == 0) {
                stream.lookSoon();
            }
            stream.heartbeat();
        }
    }

    boolean isLive() {
        return live;
    }

    void unregister(ProposalStream stream) {
        streams.remove(stream);
    }

    /** Ends all streams with UNAVAILABLE. */
    @Override
    public void close() {
        closed = true;
        streams.forEach(stream -> stream.end(goingAway()));
    }

    private static RuntimeException goingAway() {
        return Status.UNAVAILABLE.withDescription("The server is going away.").asRuntimeException();
    }
}

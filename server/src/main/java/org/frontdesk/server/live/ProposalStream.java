package org.frontdesk.server.live;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.StreamCaughtUp;
import org.frontdesk.api.v1.StreamHeartbeat;
import org.frontdesk.api.v1.StreamReset;
import org.frontdesk.api.v1.WaitlistProposal;
import org.frontdesk.api.v1.WaitlistProposalBatch;
import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.SafeTrace;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One desk's stream of proposals. At most one virtual thread at a time looks and sends, and only while the client reads;
 * any number of reasons to look that come meanwhile are one look.
 */
final class ProposalStream {

    private static final Logger LOG = LoggerFactory.getLogger(ProposalStream.class);

    private final ProposalStreams streams;
    private final WatchedSchedule schedule;
    private final Supplier<List<WaitlistProposal>> proposals;
    private final Clock clock;
    private final StreamWorkers workers;
    private final ServerCallStreamObserver<WatchWaitlistProposalsResponse> observer;

    private final OneAtATime sender;

    private final AtomicBoolean lookPlanned = new AtomicBoolean();
    private final AtomicBoolean lookDue = new AtomicBoolean(true);
    private final AtomicBoolean heartbeatDue = new AtomicBoolean();
    private final AtomicReference<RuntimeException> ending = new AtomicReference<>();

    /** What the client was told; written by the sender, asked by the feed. */
    private final Map<String, WaitlistProposal> told = new ConcurrentHashMap<>();

    // used by the sender only
    private boolean begun;
    private boolean caughtUp;
    private boolean ended;

    ProposalStream(
            ProposalStreams streams,
            WatchedSchedule schedule,
            Supplier<List<WaitlistProposal>> proposals,
            Clock clock,
            StreamWorkers workers,
            ServerCallStreamObserver<WatchWaitlistProposalsResponse> observer) {
        this.streams = streams;
        this.schedule = schedule;
        this.proposals = proposals;
        this.clock = clock;
        this.workers = workers;
        this.observer = observer;
        this.sender = new OneAtATime(workers::execute, this::sendWhatIsThere);
    }

    boolean covers(TimeSlot slot) {
        return (schedule.doctors().isEmpty() || schedule.doctors().contains(slot.doctor()))
                && !slot.time().start().isBefore(schedule.time().start())
                && slot.time().start().isBefore(schedule.time().end());
    }

    boolean isProposed(SlotId slot) {
        return told.containsKey(slot.toString());
    }

    /** Looks in a moment: changes come in bursts, and the log may be read before the tables show what it says. */
    void lookSoon() {
        if (!lookPlanned.getAndSet(true)) {
            workers.soon(
                    () -> {
                        lookPlanned.set(false);
                        lookDue.set(true);
                        signal();
                    });
        }
    }

    void heartbeat() {
        heartbeatDue.set(true);
        signal();
    }

    void end(RuntimeException with) {
        ending.set(with);
        signal();
    }

    /** There may be something to send, or the client reads again. */
    void signal() {
        sender.signal();
    }

    private void sendWhatIsThere() {
        try {
            while (!isOver() && observer.isReady() && sendNext()) {
                // until nothing is left or the client does not keep up
            }
        } catch (StatusRuntimeException refused) {
            finish(refused); // what was to be sent could not be recorded; the client comes back
        } catch (DataAccessException e) {
            LOG.warn(
                    "A stream of proposals could not use the database (SQL state {}) and begins"
                            + " anew.",
                    e.sqlState());
            beginAnew();
            workers.retry(this::signal);
        } catch (RuntimeException e) {
            LOG.error("A stream of proposals failed: {}", SafeTrace.of(e));
            finish(Refusals.status(Reason.INTERNAL_ERROR, "The stream failed.", Map.of()));
        }
    }

    /** The client may not have been told what is noted as told. */
    private void beginAnew() {
        begun = false;
        caughtUp = false;
        told.clear();
        lookDue.set(true);
    }

    private boolean isOver() {
        if (!ended && ending.get() != null) {
            finish(ending.get());
        } else if (!ended && observer.isCancelled()) {
            ended = true;
            streams.unregister(this);
        }
        return ended;
    }

    private void finish(RuntimeException with) {
        ended = true;
        streams.unregister(this);
        if (!observer.isCancelled()) {
            observer.onError(with);
        }
    }

    /** Sends one thing; false when there is nothing to send. */
    private boolean sendNext() {
        if (!streams.isLive()) {
            return false;
        }
        if (!begun) {
            begun = true;
            tell(response().setReset(StreamReset.getDefaultInstance()));
            return true;
        }
        if (lookDue.getAndSet(false)) {
            look();
            return true;
        }
        if (!caughtUp) {
            caughtUp = true;
            tell(
                    response()
                            .setCaughtUp(
                                    StreamCaughtUp.newBuilder()
                                            .setServerTime(timestamp(clock.instant()))));
            return true;
        }
        if (heartbeatDue.getAndSet(false)) {
            tell(
                    response()
                            .setHeartbeat(
                                    StreamHeartbeat.newBuilder()
                                            .setServerTime(timestamp(clock.instant()))));
            return true;
        }
        return false;
    }

    private void look() {
        Map<String, WaitlistProposal> now = new LinkedHashMap<>();
        workers.snapshot(proposals).forEach(one -> now.put(one.getSlot().getSlotId(), one));
        var batch = WaitlistProposalBatch.newBuilder();
        now.forEach(
                (slot, proposal) -> {
                    if (!proposal.equals(told.get(slot))) {
                        batch.addProposals(proposal);
                    }
                });
        told.keySet().stream()
                .filter(slot -> !now.containsKey(slot))
                .forEach(batch::addRemovedSlotIds);
        told.keySet().retainAll(now.keySet());
        told.putAll(now);
        if (batch.getProposalsCount() + batch.getRemovedSlotIdsCount() > 0) {
            tell(response().setProposals(batch));
        }
    }

    private static WatchWaitlistProposalsResponse.Builder response() {
        return WatchWaitlistProposalsResponse.newBuilder();
    }

    private void tell(WatchWaitlistProposalsResponse.Builder response) {
        observer.onNext(response.build());
    }
}

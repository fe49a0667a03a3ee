package org.frontdesk.server.live;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.StreamCaughtUp;
import org.frontdesk.api.v1.StreamHeartbeat;
import org.frontdesk.api.v1.StreamReset;
import org.frontdesk.api.v1.WaitlistProposal;
import org.frontdesk.api.v1.WaitlistProposalBatch;
import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One desk's stream of proposals. It looks when a {@link StreamSender} asks; any number of reasons to look that come
 * meanwhile are one look.
 */
final class ProposalStream implements StreamSender.Source {

    private final ProposalStreams streams;
    private final WatchedSchedule schedule;
    private final Supplier<List<WaitlistProposal>> proposals;
    private final Clock clock;
    private final StreamWorkers workers;
    private final StreamSender<WatchWaitlistProposalsResponse> sender;

    private final AtomicBoolean lookPlanned = new AtomicBoolean();
    private final AtomicBoolean lookDue = new AtomicBoolean(true);

    /** What the client was told; written by the sender, asked by the feed. */
    private final Map<String, WaitlistProposal> told = new ConcurrentHashMap<>();

    // used by the sender only
    private boolean begun;
    private boolean caughtUp;

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
        this.sender = new StreamSender<>(this, workers, observer);
    }

    boolean covers(TimeSlot slot) {
        return (schedule.doctors().isEmpty() || schedule.doctors().contains(slot.doctor()))
                && !slot.time().start().isBefore(schedule.time().start())
                && slot.time().start().isBefore(schedule.time().end());
    }

    boolean isProposed(SlotId slot) {
        return told.containsKey(slot.toString());
    }

    /** Looks in a moment: changes come in bursts. */
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

    /** The client may not have been told what is noted as told. */
    @Override
    public void interrupted() {
        begun = false;
        caughtUp = false;
        told.clear();
        lookDue.set(true);
    }

    @Override
    public void over() {
        streams.unregister(this);
    }

    @Override
    public boolean sendNext() {
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
        return false;
    }

    @Override
    public boolean sendHeartbeat() {
        if (!streams.isLive()) {
            return false;
        }
        tell(
                response()
                        .setHeartbeat(
                                StreamHeartbeat.newBuilder()
                                        .setServerTime(timestamp(clock.instant()))));
        return true;
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
        sender.send(response.build());
    }
}

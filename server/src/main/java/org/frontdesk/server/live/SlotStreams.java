package org.frontdesk.server.live;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Clock;

/** The open streams of {@code ScheduleService.WatchSlots}. */
public final class SlotStreams implements AutoCloseable {

    private final Fanout<SlotId, TimeSlot, org.frontdesk.api.v1.TimeSlot, WatchSlotsResponse>
            fanout;

    public SlotStreams(Transactions transactions, Clock clock, StreamWorkers workers) {
        this.fanout = new Fanout<>(new SlotStreamKind(), transactions, clock, workers);
    }

    /** What the change feed tells. */
    public ChangeListener changes() {
        return fanout;
    }

    /**
     * Answers a call with a stream, as the contract says. Returns at once.
     *
     * @param resumeToken as the client sent it; may be empty or anything else
     * @throws io.grpc.StatusRuntimeException SERVER_BUSY when too many streams are open, UNAVAILABLE when closed
     */
    public void open(
            Caller caller,
            WatchedSchedule schedule,
            String resumeToken,
            ServerCallStreamObserver<WatchSlotsResponse> observer) {
        fanout.open(caller, schedule, resumeToken, observer);
    }

    public int openStreams() {
        return fanout.openStreams();
    }

    /** Ends all streams with UNAVAILABLE. */
    @Override
    public void close() {
        fanout.close();
    }
}

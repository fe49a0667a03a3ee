package org.frontdesk.server.live;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotWatch;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The open streams of {@code ScheduleService.WatchSlots}. */
public final class SlotStreams implements SlotWatch, AutoCloseable {

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
     * {@inheritDoc}
     *
     * <p>What is sent is what the contract says.
     *
     * @throws io.grpc.StatusRuntimeException SERVER_BUSY when too many streams are open, UNAVAILABLE when closed
     */
    @Override
    public void open(
            Caller caller,
            List<DoctorId> doctors,
            TimeRange time,
            String resumeToken,
            ServerCallStreamObserver<WatchSlotsResponse> stream) {
        fanout.open(caller, new WatchedSchedule(Set.copyOf(doctors), time), resumeToken, stream);
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

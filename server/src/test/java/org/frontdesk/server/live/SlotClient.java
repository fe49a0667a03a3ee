package org.frontdesk.server.live;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;

import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A desk's model of slots, kept as the contract tells a client to; it also notes what a stream must never do. */
final class SlotClient implements ClientResponseObserver<WatchSlotsRequest, WatchSlotsResponse> {

    final Map<String, TimeSlot> slots = new ConcurrentHashMap<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final List<String> backwards = new CopyOnWriteArrayList<>();
    volatile int resets;
    volatile int heartbeats;
    volatile boolean caughtUp;
    volatile String resumeToken = "";
    volatile Throwable error;

    private final boolean readsByItself;
    private ClientCallStreamObserver<WatchSlotsRequest> call;

    SlotClient() {
        this(true);
    }

    SlotClient(boolean readsByItself) {
        this.readsByItself = readsByItself;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchSlotsRequest> starting) {
        call = starting;
        if (!readsByItself) {
            starting.disableAutoRequestWithInitial(1);
        }
    }

    @Override
    public void onNext(WatchSlotsResponse response) {
        switch (response.getEventCase()) {
            case RESET -> {
                slots.clear();
                caughtUp = false;
                resets++;
            }
            case SLOTS -> {
                batches.add(response.getSlots().getSlotsCount());
                response.getSlots().getRemovedSlotIdsList().forEach(slots::remove);
                response.getSlots().getSlotsList().forEach(this::apply);
            }
            case CAUGHT_UP -> caughtUp = true;
            case HEARTBEAT -> heartbeats++;
            case EVENT_NOT_SET -> throw new IllegalStateException();
        }
        if (!response.hasHeartbeat()) {
            events.add(response.getEventCase().name());
        }
        resumeToken = response.getResumeToken();
    }

    private void apply(TimeSlot slot) {
        TimeSlot had = slots.get(slot.getSlotId());
        if (had != null && had.getVersion() > slot.getVersion()) {
            backwards.add(slot.getSlotId());
        } else {
            slots.put(slot.getSlotId(), slot);
        }
    }

    void read(int messages) {
        call.request(messages);
    }

    void cancel() {
        call.cancel("the cable was pulled", null);
    }

    /** Slots as the table's rows are told by {@link #TABLE}. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        slots.forEach(
                (id, slot) -> rows.add(id + " " + slot.getBooked() + " " + slot.getVersion()));
        return rows.stream().sorted().toList();
    }

    static final String TABLE =
            "SELECT coalesce(string_agg(id || ' ' || booked || ' ' || version, ',' ORDER BY id),"
                    + " '') FROM time_slots";

    @Override
    public void onError(Throwable failure) {
        error = failure;
    }

    @Override
    public void onCompleted() {
        error = new IllegalStateException("a stream of changes does not complete");
    }
}

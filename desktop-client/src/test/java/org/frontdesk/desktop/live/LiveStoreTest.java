package org.frontdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.api.v1.TimeSlot;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

class LiveStoreTest {

    private final Queue<Runnable> hops = new ArrayDeque<>();
    private final List<Changes<TimeSlot>> taken = new ArrayList<>();
    private final LiveStore<TimeSlot> store =
            new LiveStore<>(
                    TimeSlot::getSlotId,
                    TimeSlot::getVersion,
                    new Handover<>(hops::add, taken::add));

    @Test
    void manyChangesMakeOneHopWithTheNewestOfEach() {
        for (int version = 1; version <= 1000; version++) {
            batch(slot("a", version, 0), slot("b", version, 0));
        }
        assertThat(hops).hasSize(1);
        land();
        assertThat(taken.getFirst().changed())
                .containsExactlyInAnyOrder(slot("a", 1000, 0), slot("b", 1000, 0));
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        batch(slot("a", 5, 1));
        land();
        batch(slot("a", 4, 0), slot("a", 5, 0));
        assertThat(hops).isEmpty();
    }

    @Test
    void afterAResetWhatTheSnapshotDoesNotMentionIsGoneAndNothingGoesBlankBefore() {
        batch(slot("a", 5, 1), slot("b", 5, 1));
        land();
        store.apply(new FeedEvent.Reset<>());
        assertThat(hops).as("still shown").isEmpty();
        batch(slot("a", 3, 0)); // a restored database may know older versions
        store.apply(new FeedEvent.CaughtUp<>(Instant.EPOCH));
        land();
        assertThat(taken.getLast().changed()).containsExactly(slot("a", 3, 0));
        assertThat(taken.getLast().removedIds()).containsExactly("b");
    }

    @Test
    void whatWasRemovedAndMadeAgainIsThere() {
        batch(slot("a", 1, 0));
        store.apply(new FeedEvent.Batch<>(List.of(), List.of("a")));
        batch(slot("a", 2, 0));
        land();
        assertThat(taken.getFirst().changed()).containsExactly(slot("a", 2, 0));
        assertThat(taken.getFirst().removedIds()).isEmpty();
    }

    private void batch(TimeSlot... slots) {
        store.apply(new FeedEvent.Batch<>(List.of(slots), List.of()));
    }

    private void land() {
        while (!hops.isEmpty()) {
            hops.poll().run();
        }
    }

    private static TimeSlot slot(String id, long version, int booked) {
        return TimeSlot.newBuilder().setSlotId(id).setVersion(version).setBooked(booked).build();
    }
}

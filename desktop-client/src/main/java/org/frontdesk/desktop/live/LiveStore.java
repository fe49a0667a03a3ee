package org.frontdesk.desktop.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The newest version of each record that a stream told of. After a reset the old records stay until the new snapshot is
 * whole, so the screen never goes blank in between; those it did not mention are then gone. Used on the live thread.
 */
final class LiveStore<T> {

    private final Function<T, String> idOf;
    private final ToLongFunction<T> versionOf;
    private final Handover<T> handover;
    private final Map<String, T> records = new HashMap<>();
    private final Set<String> notYetConfirmed = new HashSet<>();

    LiveStore(Function<T, String> idOf, ToLongFunction<T> versionOf, Handover<T> handover) {
        this.idOf = idOf;
        this.versionOf = versionOf;
        this.handover = handover;
    }

    void apply(FeedEvent<T> event) {
        switch (event) {
            case FeedEvent.Reset<T>() -> notYetConfirmed.addAll(records.keySet());
            case FeedEvent.Batch<T> batch -> {
                batch.records().forEach(this::put);
                batch.removedIds().forEach(this::remove);
            }
            case FeedEvent.CaughtUp<T> caughtUp -> {
                Set.copyOf(notYetConfirmed).forEach(this::remove);
                notYetConfirmed.clear();
            }
            case FeedEvent.Heartbeat<T> alive -> {}
        }
    }

    private void put(T record) {
        String id = idOf.apply(record);
        T known = records.get(id);
        // What a reset made doubtful is replaced whatever its version: the database may be an older
        // one, restored.
        boolean doubtful = notYetConfirmed.remove(id);
        boolean newer =
                known == null
                        || versionOf.applyAsLong(record) > versionOf.applyAsLong(known)
                        || doubtful;
        if (newer && !record.equals(known)) {
            records.put(id, record);
            handover.changed(id, record);
        }
    }

    private void remove(String id) {
        notYetConfirmed.remove(id);
        if (records.remove(id) != null) {
            handover.removed(id);
        }
    }
}

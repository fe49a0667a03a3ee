package org.frontdesk.desktop.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The newest version of each record that a stream told of. After a reset the old records stay until the new snapshot is
 * whole, so the screen never goes blank in between; those it did not mention are then gone. Used on the live thread.
 */
final class LiveStore<T> {

    private final Function<T, String> idOf;
    private final BiPredicate<T, T> isNewer;
    private final Handover<T> handover;
    private final Map<String, T> records = new HashMap<>();
    private final Set<String> notYetConfirmed = new HashSet<>();

    /**
     * @param versionOf grows with every change of a record
     */
    LiveStore(Function<T, String> idOf, ToLongFunction<T> versionOf, Handover<T> handover) {
        this(
                idOf,
                (told, known) -> versionOf.applyAsLong(told) > versionOf.applyAsLong(known),
                handover);
    }

    private LiveStore(Function<T, String> idOf, BiPredicate<T, T> isNewer, Handover<T> handover) {
        this.idOf = idOf;
        this.isNewer = isNewer;
        this.handover = handover;
    }

    /** Of records without a version: what was told last is what is true. */
    static <T> LiveStore<T> unversioned(Function<T, String> idOf, Handover<T> handover) {
        return new LiveStore<>(idOf, (told, known) -> true, handover);
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
        boolean newer = known == null || isNewer.test(record, known) || doubtful;
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

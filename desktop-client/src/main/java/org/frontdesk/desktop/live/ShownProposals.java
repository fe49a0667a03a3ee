package org.frontdesk.desktop.live;

import org.frontdesk.api.v1.WaitlistProposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The free places that somebody waits for, as they are now. Used on the JavaFX thread only, but knows nothing of it. */
public final class ShownProposals {

    private final Map<String, WaitlistProposal> bySlot = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean whole;

    /**
     * The listener runs after every change.
     *
     * @return ends it
     */
    public Runnable addListener(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** All of them, in no order. */
    public Collection<WaitlistProposal> all() {
        return bySlot.values();
    }

    /** Whether everything up to now has been told. */
    public boolean isWhole() {
        return whole;
    }

    void clear() {
        bySlot.clear();
        whole = false;
        tell();
    }

    void apply(Changes<WaitlistProposal> changes) {
        changes.removedIds().forEach(bySlot::remove);
        changes.changed().forEach(one -> bySlot.put(one.getSlot().getSlotId(), one));
        tell();
    }

    void isWholeNow() {
        whole = true;
        tell();
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}

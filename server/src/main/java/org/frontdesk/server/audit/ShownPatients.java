package org.frontdesk.server.audit;

import io.grpc.Context;

import org.frontdesk.server.patients.PatientId;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whom the answers of the current call show, where they don't say so themselves: a file, a text, a history. The service names
 * them before it answers; {@link ReadRecorder} writes them down before the answer leaves, and lets none leave for which
 * nobody was named.
 */
public final class ShownPatients {

    static final Context.Key<ShownPatients> KEY = Context.key("shown patients");

    private final Set<PatientId> waiting = new LinkedHashSet<>();
    private boolean named;

    ShownPatients() {}

    /** Names whom the next answer of this call shows; an empty collection says that it shows nobody. */
    public static void name(Collection<PatientId> patients) {
        ShownPatients shown = KEY.get();
        if (shown == null) {
            throw new IllegalStateException("the call's method is not tabled as one that names");
        }
        shown.add(patients);
    }

    private synchronized void add(Collection<PatientId> patients) {
        named = true;
        waiting.addAll(patients);
    }

    /** Whether the service has said whom it shows, be it nobody. */
    synchronized boolean isNamed() {
        return named;
    }

    /** Those named since the last time. */
    synchronized Set<PatientId> take() {
        Set<PatientId> taken = new LinkedHashSet<>(waiting);
        waiting.clear();
        return taken;
    }
}

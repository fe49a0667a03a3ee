package org.frontdesk.desktop.connection;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The id of something a person wants, made before it is first sent and kept while nobody knows whether it was done: pressing
 * again sends the same id, so it is done once. Other content, or a settled one, is a new intention.
 */
public final class Intention {

    private final Supplier<UUID> ids;
    private Object content;
    private String id;

    public Intention(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** The id to send this content with. */
    public String idFor(Object wanted) {
        if (id == null || !Objects.equals(content, wanted)) {
            content = wanted;
            id = ids.get().toString();
        }
        return id;
    }

    /** An answer came; the next time is a new intention, unless the answer leaves open what happened. */
    public void answered(Answer<?> answer) {
        boolean open =
                answer instanceof Answer.Failed<?>(CallFailure failure) && failure.outcomeUnknown();
        if (!open) {
            id = null;
            content = null;
        }
    }

    /** Whether it is known what became of it. */
    public boolean isSettled() {
        return id == null;
    }
}

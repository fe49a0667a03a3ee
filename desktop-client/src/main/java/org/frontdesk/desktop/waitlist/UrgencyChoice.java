package org.frontdesk.desktop.waitlist;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.PrioritizeWaitlistEntryRequest;
import org.frontdesk.api.v1.PrioritizeWaitlistEntryResponse;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** How urgent an entry is to be, and why; who comes before others has a reason that others can read. */
final class UrgencyChoice {

    private final SignedInServer server;
    private final Intention intention;
    private final Executor fx;
    private final ObjectProperty<Urgency> urgency = new SimpleObjectProperty<>(Urgency.NORMAL);
    private final StringProperty reason = new SimpleStringProperty("");

    UrgencyChoice(SignedInServer server, Intention intention, Executor fx) {
        this.server = server;
        this.intention = intention;
        this.fx = fx;
    }

    ObjectProperty<Urgency> urgencyProperty() {
        return urgency;
    }

    /** Why it is more than normal. */
    StringProperty reasonProperty() {
        return reason;
    }

    boolean lacksReason() {
        return urgency.get() != Urgency.NORMAL && reason.get().isBlank();
    }

    void begin(WaitlistEntry entry) {
        urgency.set(Urgency.of(entry.getPriority()));
        reason.set(entry.getPriorityReason());
    }

    void clear() {
        begin(WaitlistEntry.getDefaultInstance());
    }

    /** Whether it is another than the entry's. */
    boolean differsFrom(WaitlistEntry entry) {
        boolean otherReason =
                urgency.get() != Urgency.NORMAL
                        && !reason.get().strip().equals(entry.getPriorityReason());
        return urgency.get() != Urgency.of(entry.getPriority()) || otherReason;
    }

    /** Gives it to an entry; completes on the JavaFX thread. */
    CompletableFuture<Answer<WaitlistEntry>> give(WaitlistEntry entry) {
        PrioritizeWaitlistEntryRequest content =
                PrioritizeWaitlistEntryRequest.newBuilder()
                        .setEntryId(entry.getEntryId())
                        .setEtag(entry.getEtag())
                        .setPriority(priorityFor(entry))
                        .setReason(urgency.get() == Urgency.NORMAL ? "" : reason.get().strip())
                        .build();
        return server.call(
                        WaitlistServiceGrpc.getPrioritizeWaitlistEntryMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenApplyAsync(
                        answer -> {
                            intention.answered(answer);
                            return answer.map(PrioritizeWaitlistEntryResponse::getEntry);
                        },
                        fx);
    }

    /** Another reason for the same step leaves the exact priority as it is. */
    private int priorityFor(WaitlistEntry entry) {
        return urgency.get() == Urgency.of(entry.getPriority())
                ? entry.getPriority()
                : urgency.get().priority();
    }
}

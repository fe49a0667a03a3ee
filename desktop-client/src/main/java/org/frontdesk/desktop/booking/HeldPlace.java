package org.frontdesk.desktop.booking;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.Hold;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldPlaceResponse;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.ReleaseHoldRequest;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.texts.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The place that is held for whoever is being looked up: asked for when a slot is opened, given back when the pane closes or
 * goes to another slot. An answer that comes when the place is wanted no more gives it back at once.
 */
public final class HeldPlace {

    /** Where the hold stands. */
    public enum State {
        /** There is none. */
        NONE,
        /** It was asked for. */
        ASKED,
        /** Nobody else gets the place until its time is over. */
        HELD,
        /** Its time is over while the pane was open. */
        RAN_OUT
    }

    private final SignedInServer server;
    private final Supplier<Intention> intentions;
    private final ServerClock clock;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private final ReadOnlyStringWrapper countdown = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fractionLeft = new ReadOnlyDoubleWrapper();
    private final List<Runnable> whenSettled = new ArrayList<>();
    private String slotId = "";
    private Hold hold = Hold.getDefaultInstance();
    private long asked;

    HeldPlace(
            SignedInServer server,
            Supplier<Intention> intentions,
            ServerClock clock,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intentions = intentions;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Minutes and seconds left; empty when nothing is held. */
    public ReadOnlyStringProperty countdownProperty() {
        return countdown.getReadOnlyProperty();
    }

    /** What is left of the time, 1 to 0. */
    public ReadOnlyDoubleProperty fractionLeftProperty() {
        return fractionLeft.getReadOnlyProperty();
    }

    /** The id of the hold in a slot, to book with; empty when nothing is held there. */
    String holdIdIn(String wantedSlotId) {
        boolean there = state.get() == State.HELD && hold.getSlotId().equals(wantedSlotId);
        return there ? hold.getHoldId() : "";
    }

    /** Asks for a place of a slot, unless one is held there already. */
    void hold(String wantedSlotId, Consumer<CallFailure> refused) {
        boolean there = state.get() == State.ASKED || state.get() == State.HELD;
        if (there && slotId.equals(wantedSlotId)) {
            return;
        }
        release();
        slotId = wantedSlotId;
        long mine = ++asked;
        state.set(State.ASKED);
        HoldPlaceRequest content = HoldPlaceRequest.newBuilder().setSlotId(slotId).build();
        String id = intentions.get().idFor(content);
        server.call(
                        HoldServiceGrpc.getHoldPlaceMethod(),
                        content.toBuilder().setRequestId(id).build())
                .thenAcceptAsync(answer -> answered(answer, mine == asked, refused), fx);
    }

    /** Gives the place back; completes on the JavaFX thread when that is settled. */
    CompletableFuture<Void> release() {
        asked++;
        boolean held = state.get() == State.HELD;
        forget();
        return held ? giveBack(hold) : CompletableFuture.completedFuture(null);
    }

    /** The place became an appointment's. */
    void booked() {
        forget();
    }

    /** The server says that there is no such hold any more. */
    void ranOut() {
        forget();
        state.set(State.RAN_OUT);
    }

    /** Runs at once, or when it is known whether the place is held: a booking must not overtake its own hold. */
    void whenSettled(Runnable work) {
        if (state.get() == State.ASKED) {
            whenSettled.add(work);
        } else {
            work.run();
        }
    }

    /** A second passed. */
    void tick() {
        if (state.get() != State.HELD) {
            return;
        }
        Instant expires = WireTime.instant(hold.getExpiresAt());
        Duration whole = Duration.between(WireTime.instant(hold.getHeldAt()), expires);
        Duration left = Duration.between(clock.instant(), expires);
        if (!left.isPositive()) {
            ranOut();
            return;
        }
        countdown.set(texts.countdown(left));
        fractionLeft.set(Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1));
    }

    private void answered(
            Answer<HoldPlaceResponse> answer, boolean wanted, Consumer<CallFailure> refused) {
        switch (answer) {
            case Answer.Done<HoldPlaceResponse>(HoldPlaceResponse response) -> {
                if (!wanted) {
                    giveBack(response.getHold()).thenRun(this::goOn);
                    return;
                }
                hold = response.getHold();
                state.set(State.HELD);
                tick();
            }
            case Answer.Failed<HoldPlaceResponse>(CallFailure failure) -> {
                if (wanted) {
                    state.set(State.NONE);
                    refused.accept(failure);
                }
            }
        }
        goOn();
    }

    private void goOn() {
        List<Runnable> waiting = List.copyOf(whenSettled);
        whenSettled.clear();
        waiting.forEach(Runnable::run);
    }

    private CompletableFuture<Void> giveBack(Hold held) {
        ReleaseHoldRequest content =
                ReleaseHoldRequest.newBuilder().setHoldId(held.getHoldId()).build();
        String id = intentions.get().idFor(content);
        return server.call(
                        HoldServiceGrpc.getReleaseHoldMethod(),
                        content.toBuilder().setRequestId(id).build())
                .thenAcceptAsync(answer -> {}, fx); // refused: it had run out, which is as well
    }

    private void forget() {
        state.set(State.NONE);
        countdown.set("");
        fractionLeft.set(0);
    }
}

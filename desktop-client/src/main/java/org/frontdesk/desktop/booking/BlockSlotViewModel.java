package org.frontdesk.desktop.booking;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.BlockTimeSlotsRequest;
import org.frontdesk.api.v1.ReopenTimeSlotsRequest;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Blocking a slot so that nobody books it, and opening it again; both want a reason. */
public final class BlockSlotViewModel {

    private final SignedInServer server;
    private final Intention intention;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;

    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper reopens = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private TimeSlot slot = TimeSlot.getDefaultInstance();
    private Runnable done = () -> {};

    public BlockSlotViewModel(
            SignedInServer server,
            Intention intention,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
    }

    /** Why. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** Whether the slot is blocked and to be opened again. */
    public ReadOnlyBooleanProperty reopensProperty() {
        return reopens.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why it was not done; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    void onDone(Runnable listener) {
        done = listener;
    }

    void begin(TimeSlot opened) {
        slot = opened;
        reopens.set(opened.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED);
        reason.set("");
        message.set("");
    }

    public void submit() {
        if (busy.get() || reason.get().isBlank()) {
            return;
        }
        busy.set(true);
        message.set("");
        boolean reopening = reopens.get();
        send(reopening, reason.get().strip())
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            answered(answer, reopening);
                        },
                        fx);
    }

    private CompletableFuture<? extends Answer<?>> send(boolean reopening, String why) {
        SlotSelection selection = SlotSelection.newBuilder().addSlotIds(slot.getSlotId()).build();
        if (reopening) {
            ReopenTimeSlotsRequest content =
                    ReopenTimeSlotsRequest.newBuilder()
                            .setSelection(selection)
                            .setReason(why)
                            .build();
            return server.call(
                    ScheduleServiceGrpc.getReopenTimeSlotsMethod(),
                    content.toBuilder().setRequestId(intention.idFor(content)).build());
        }
        BlockTimeSlotsRequest content =
                BlockTimeSlotsRequest.newBuilder().setSelection(selection).setReason(why).build();
        return server.call(
                ScheduleServiceGrpc.getBlockTimeSlotsMethod(),
                content.toBuilder().setRequestId(intention.idFor(content)).build());
    }

    private void answered(Answer<?> answer, boolean reopening) {
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<?> settled -> {
                shell.done(texts.get(reopening ? "block.done.reopened" : "block.done.blocked"));
                done.run();
            }
            case Answer.Failed<?>(CallFailure failure) -> message.set(texts.of(failure));
        }
    }
}

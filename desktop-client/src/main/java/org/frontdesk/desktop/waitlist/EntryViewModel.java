package org.frontdesk.desktop.waitlist;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.LeaveWaitlistRequest;
import org.frontdesk.api.v1.LeaveWaitlistResponse;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.util.Optional;
import java.util.concurrent.Executor;

/** One who waits, looked at closely: their urgency is changed here, and they leave the waitlist here. */
final class EntryViewModel {

    private final SignedInServer server;
    private final WaitlistViewModel waitlist;
    private final WishesInWords words;
    private final UrgencyChoice choice;
    private final Intention leaving;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<WaitingEntry> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper reasonError = new ReadOnlyStringWrapper("");

    EntryViewModel(
            SignedInServer server,
            WaitlistViewModel waitlist,
            WishesInWords words,
            UrgencyChoice choice,
            Intention leaving,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.waitlist = waitlist;
        this.words = words;
        this.choice = choice;
        this.leaving = leaving;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
        choice.urgencyProperty().subscribe(urgency -> compare());
        choice.reasonProperty().subscribe(reason -> compare());
        shown.subscribe(entry -> compare());
        waitlist.onChange(this::follow);
    }

    /** Who is looked at; null for nobody. */
    ReadOnlyObjectProperty<WaitingEntry> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    UrgencyChoice choice() {
        return choice;
    }

    /** Whether another urgency is chosen than the entry has. */
    ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether it was asked if they really leave. */
    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What is wrong with the reason; empty for nothing. */
    ReadOnlyStringProperty reasonErrorProperty() {
        return reasonError.getReadOnlyProperty();
    }

    void open(WaitlistEntry entry) {
        shown.set(words.line(entry));
        asking.set(false);
        choice.begin(entry);
        forgetRefusal();
    }

    void close() {
        shown.set(null);
    }

    /** Gives the entry the urgency that was chosen. */
    void prioritize() {
        forgetRefusal();
        if (busy.get()) {
            return;
        }
        if (choice.lacksReason()) {
            reasonError.set(texts.get("waitlist.reason.missing"));
            return;
        }
        busy.set(true);
        choice.give(shown.get().entry())
                .thenAccept(
                        answer -> {
                            busy.set(false);
                            switch (answer) {
                                case Answer.Done<WaitlistEntry>(WaitlistEntry now) -> {
                                    open(now);
                                    waitlist.answered(now);
                                    shell.done(
                                            texts.get(
                                                    "waitlist.prioritized",
                                                    shown.get().patient(),
                                                    shown.get().urgencyWords()));
                                }
                                case Answer.Failed<WaitlistEntry>(CallFailure failure) ->
                                        refused(failure);
                            }
                        });
    }

    /** Asks whether they really leave. */
    void askToLeave() {
        asking.set(true);
    }

    void stay() {
        asking.set(false);
    }

    /** Takes them off the waitlist. */
    void leave() {
        if (busy.get()) {
            return;
        }
        LeaveWaitlistRequest content =
                LeaveWaitlistRequest.newBuilder().setEntryId(shown.get().id()).build();
        busy.set(true);
        forgetRefusal();
        server.call(
                        WaitlistServiceGrpc.getLeaveWaitlistMethod(),
                        content.toBuilder().setRequestId(leaving.idFor(content)).build())
                .thenAcceptAsync(this::left, fx);
    }

    private void left(Answer<LeaveWaitlistResponse> answer) {
        busy.set(false);
        leaving.answered(answer);
        asking.set(false);
        switch (answer) {
            case Answer.Done<LeaveWaitlistResponse>(LeaveWaitlistResponse response) -> {
                shell.done(
                        texts.get(
                                "waitlist.left",
                                response.getEntry().getPatient().getDisplayName()));
                close();
                waitlist.answered(response.getEntry());
            }
            case Answer.Failed<LeaveWaitlistResponse>(CallFailure failure) -> refused(failure);
        }
    }

    private void refused(CallFailure failure) {
        Optional.ofNullable(failure.fields().get("reason")).ifPresent(reasonError::set);
        if (reasonError.get().isEmpty()) {
            message.set(texts.of(failure));
        }
        waitlist.readSoon();
    }

    /** The line is another: what is looked at is what it is now, and what was being chosen stays. */
    private void follow() {
        if (shown.get() == null) {
            return;
        }
        WaitlistEntry before = shown.get().entry();
        boolean untouched = !choice.differsFrom(before);
        waitlist.all().stream()
                .filter(one -> one.getEntryId().equals(before.getEntryId()))
                .findFirst()
                .ifPresentOrElse(
                        now -> {
                            shown.set(words.line(now));
                            if (untouched) {
                                choice.begin(now);
                            }
                        },
                        this::close);
    }

    private void compare() {
        changed.set(shown.get() != null && choice.differsFrom(shown.get().entry()));
    }

    private void forgetRefusal() {
        message.set("");
        reasonError.set("");
    }
}

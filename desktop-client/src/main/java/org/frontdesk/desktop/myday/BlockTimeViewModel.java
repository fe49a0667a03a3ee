package org.frontdesk.desktop.myday;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.BlockTimeSlotsRequest;
import org.frontdesk.api.v1.BlockTimeSlotsResponse;
import org.frontdesk.api.v1.ReopenTimeSlotsRequest;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Blocking a stretch of the doctor's own day, and opening it again. */
final class BlockTimeViewModel {

    /** {@code 9:30} is as good as {@code 09:30}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final String doctorId;
    private final SignedInServer server;
    private final Intention intention;
    private final ShellViewModel shell;
    private final ZoneId zone;
    private final Executor fx;
    private final Texts texts;

    private final ObjectProperty<LocalDate> date = new SimpleObjectProperty<>();
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    BlockTimeViewModel(
            String doctorId,
            SignedInServer server,
            Intention intention,
            ShellViewModel shell,
            ZoneId zone,
            Executor fx,
            Texts texts) {
        this.doctorId = doctorId;
        this.server = server;
        this.intention = intention;
        this.shell = shell;
        this.zone = zone;
        this.fx = fx;
        this.texts = texts;
    }

    ObjectProperty<LocalDate> dateProperty() {
        return date;
    }

    StringProperty fromProperty() {
        return from;
    }

    StringProperty toProperty() {
        return to;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    /** What is wrong; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Fills in the time of a slot. */
    void take(WeekEntry entry) {
        date.set(entry.day());
        from.set(texts.time(entry.start()));
        to.set(texts.time(entry.end()));
        message.set("");
    }

    void block() {
        selection()
                .ifPresent(
                        selection -> {
                            BlockTimeSlotsRequest content =
                                    BlockTimeSlotsRequest.newBuilder()
                                            .setSelection(selection)
                                            .setReason(reason.get().strip())
                                            .build();
                            busy.set(true);
                            server.call(
                                            ScheduleServiceGrpc.getBlockTimeSlotsMethod(),
                                            content.toBuilder()
                                                    .setRequestId(intention.idFor(content))
                                                    .build())
                                    .thenAcceptAsync(
                                            answer ->
                                                    settled(
                                                            answer.map(
                                                                    BlockTimeViewModel.this
                                                                            ::blocked)),
                                            fx);
                        });
    }

    void reopen() {
        selection()
                .ifPresent(
                        selection -> {
                            ReopenTimeSlotsRequest content =
                                    ReopenTimeSlotsRequest.newBuilder()
                                            .setSelection(selection)
                                            .setReason(reason.get().strip())
                                            .build();
                            busy.set(true);
                            server.call(
                                            ScheduleServiceGrpc.getReopenTimeSlotsMethod(),
                                            content.toBuilder()
                                                    .setRequestId(intention.idFor(content))
                                                    .build())
                                    .thenAcceptAsync(
                                            answer ->
                                                    settled(
                                                            answer.map(
                                                                    done ->
                                                                            texts.get(
                                                                                    "myday.reopened",
                                                                                    done
                                                                                            .getReopenedCount()))),
                                            fx);
                        });
    }

    private String blocked(BlockTimeSlotsResponse response) {
        return response.getBusySlotCount() == 0
                ? texts.get("myday.blocked", response.getBlockedCount())
                : texts.get(
                        "myday.blockedBusy",
                        response.getBlockedCount(),
                        response.getBusySlotCount());
    }

    private void settled(Answer<String> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<String>(String sentence) -> {
                reason.set("");
                shell.done(sentence);
            }
            case Answer.Failed<String>(CallFailure failure) -> message.set(texts.of(failure));
        }
    }

    /** The stretch that is meant; empty, and said so, where it is none. */
    private Optional<SlotSelection> selection() {
        message.set("");
        Optional<LocalTime> start = time(from.get());
        Optional<LocalTime> end = time(to.get());
        if (busy.get()) {
            return Optional.empty();
        }
        if (date.get() == null
                || start.isEmpty()
                || end.isEmpty()
                || !start.get().isBefore(end.get())) {
            message.set(texts.get("myday.block.badTime"));
            return Optional.empty();
        }
        if (reason.get().isBlank()) {
            message.set(texts.get("myday.block.noReason"));
            return Optional.empty();
        }
        return Optional.of(
                SlotSelection.newBuilder()
                        .setDoctorId(doctorId)
                        .setStartTime(at(start.get()))
                        .setEndTime(at(end.get()))
                        .build());
    }

    private Timestamp at(LocalTime time) {
        return Timestamp.newBuilder()
                .setSeconds(date.get().atTime(time).atZone(zone).toEpochSecond())
                .build();
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.strip(), TIME));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}

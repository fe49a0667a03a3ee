package org.frontdesk.desktop.administration.closures;

import com.google.protobuf.Timestamp;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.CreateClosureRequest;
import org.frontdesk.api.v1.CreateClosureResponse;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.affected.AffectedViewModel;
import org.frontdesk.desktop.administration.hours.TimesOfDay;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Closes a time of a doctor or of the clinic; whose appointments are in it is seen while it is typed. */
public final class ClosureFormViewModel {

    private final SignedInServer server;
    private final Intention intention;
    private final AffectedViewModel affected;
    private final FieldErrors errors;
    private final ShellViewModel shell;
    private final Clock clock;
    private final Later later;
    private final Executor fx;
    private final Texts texts;
    private final ObjectProperty<LocalDate> first = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> last = new SimpleObjectProperty<>();
    private final BooleanProperty wholeDays = new SimpleBooleanProperty(true);
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private String doctorId = "";
    private Runnable finished = () -> {};

    /** A stretch of time. */
    private record Range(Instant start, Instant end) {}

    public ClosureFormViewModel(
            SignedInServer server,
            Intention intention,
            AffectedViewModel affected,
            FieldErrors errors,
            ShellViewModel shell,
            Clock clock,
            Later later,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.affected = affected;
        this.errors = errors;
        this.shell = shell;
        this.clock = clock;
        this.later = later;
        this.fx = fx;
        this.texts = texts;
        first.subscribe(
                day -> {
                    if (day != null && (last.get() == null || last.get().isBefore(day))) {
                        last.set(day);
                    }
                });
        first.subscribe((before, after) -> changed());
        last.subscribe((before, after) -> changed());
        wholeDays.subscribe((before, after) -> changed());
        from.subscribe((before, after) -> changed());
        to.subscribe((before, after) -> changed());
    }

    public ObjectProperty<LocalDate> firstProperty() {
        return first;
    }

    public ObjectProperty<LocalDate> lastProperty() {
        return last;
    }

    /** Otherwise it begins and ends at a time of day. */
    public BooleanProperty wholeDaysProperty() {
        return wholeDays;
    }

    public StringProperty fromProperty() {
        return from;
    }

    public StringProperty toProperty() {
        return to;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What was done, while there are people to be called; empty before. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public FieldErrors errors() {
        return errors;
    }

    /** Called when it is closed and nobody has to be called. */
    public void onFinished(Runnable listener) {
        finished = listener;
    }

    /**
     * An empty form.
     *
     * @param ofDoctor whose time it is; empty: the clinic's
     */
    public void begin(String ofDoctor) {
        doctorId = ofDoctor;
        first.set(LocalDate.now(clock).plusDays(1));
        last.set(first.get());
        wholeDays.set(true);
        from.set("09:00");
        to.set("17:00");
        reason.set("");
        errors.clear();
        message.set("");
        outcome.set("");
        look();
    }

    /** Asks for the appointments in it once more. */
    public void look() {
        read(false)
                .ifPresentOrElse(
                        range ->
                                affected.ask(
                                        doctorId,
                                        first.get(),
                                        last.get(),
                                        one ->
                                                one.getStartTime().getSeconds()
                                                                < range.end().getEpochSecond()
                                                        && range.start().getEpochSecond()
                                                                < one.getEndTime().getSeconds()),
                        affected::forget);
    }

    /** Closes the time. */
    public void close() {
        if (busy.get() || !outcome.get().isEmpty()) {
            return;
        }
        errors.clear();
        message.set("");
        Optional<Range> range = read(true);
        if (reason.get().isBlank()) {
            errors.put("reason", texts.get("wrong.required"));
        }
        errors.told();
        if (range.isEmpty() || !errors.isEmpty()) {
            return;
        }
        CreateClosureRequest content =
                CreateClosureRequest.newBuilder()
                        .setDoctorId(doctorId)
                        .setStartTime(timestamp(range.get().start()))
                        .setEndTime(timestamp(range.get().end()))
                        .setReason(reason.get().strip())
                        .build();
        busy.set(true);
        server.call(
                        AvailabilityServiceGrpc.getCreateClosureMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::answered, fx);
    }

    private void answered(Answer<CreateClosureResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<CreateClosureResponse>(CreateClosureResponse response) -> {
                String sentence =
                        texts.get(
                                "closure.done",
                                response.getBlockedCount(),
                                response.getBusySlotCount());
                shell.done(sentence);
                if (response.getBusySlotCount() == 0) {
                    finished.run();
                } else {
                    outcome.set(sentence);
                    look(); // somebody may have booked meanwhile
                }
            }
            case Answer.Failed<CreateClosureResponse>(CallFailure failure) ->
                    message.set(errors.take(failure));
        }
    }

    private void changed() {
        errors.clear();
        message.set("");
        later.run(this::look);
    }

    /** The stretch that is meant; empty where it is none. */
    private Optional<Range> read(boolean tell) {
        if (first.get() == null || last.get() == null) {
            tell(tell, "start_time", "wrong.required");
            return Optional.empty();
        }
        if (last.get().isBefore(first.get())) {
            tell(tell, "end_time", "wrong.endsBefore");
            return Optional.empty();
        }
        if (wholeDays.get()) {
            return Optional.of(
                    new Range(
                            first.get().atStartOfDay(clock.getZone()).toInstant(),
                            last.get().plusDays(1).atStartOfDay(clock.getZone()).toInstant()));
        }
        Optional<TimeOfDay> start = TimesOfDay.parse(from.get());
        Optional<TimeOfDay> end = TimesOfDay.parse(to.get());
        if (start.isEmpty() || end.isEmpty()) {
            tell(tell, start.isEmpty() ? "start_time" : "end_time", "wrong.time");
            return Optional.empty();
        }
        Range range = new Range(at(first.get(), start.get()), at(last.get(), end.get()));
        if (!range.start().isBefore(range.end())) {
            tell(tell, "end_time", "wrong.notAfter");
            return Optional.empty();
        }
        return Optional.of(range);
    }

    private void tell(boolean really, String field, String textKey) {
        if (really) {
            errors.put(field, texts.get(textKey));
        }
    }

    private Instant at(LocalDate day, TimeOfDay time) {
        return day.atStartOfDay()
                .plusMinutes(TimesOfDay.minuteOf(time))
                .atZone(clock.getZone())
                .toInstant();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}

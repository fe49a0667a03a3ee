package org.frontdesk.desktop.administration.closures;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.DeleteClosureRequest;
import org.frontdesk.api.v1.DeleteClosureResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** A list of times off or holidays, and the removing of one of them. */
public final class ClosuresViewModel {

    private final SignedInServer server;
    private final Closures closures;
    private final Intention intention;
    private final ShellViewModel shell;
    private final ZoneId zone;
    private final Executor fx;
    private final Texts texts;
    private final Loading loading;
    private final ObservableList<Closure> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");
    private Runnable again = () -> {};

    public ClosuresViewModel(
            SignedInServer server,
            Intention intention,
            ShellViewModel shell,
            ZoneId zone,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.closures = new Closures(server);
        this.intention = intention;
        this.shell = shell;
        this.zone = zone;
        this.fx = fx;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
    }

    public Loading loading() {
        return loading;
    }

    /** In order of their beginning. */
    public ObservableList<Closure> shown() {
        return shown;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Id of the one that somebody is asked about: whether it is really to be removed; empty for none. */
    public ReadOnlyStringProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Reads those that end on a day or later. */
    public void load(LocalDate from, List<String> doctorIds, Predicate<Closure> which) {
        again = () -> load(from, doctorIds, which);
        asked.set("");
        loading.waitFor(
                closures.from(from, doctorIds),
                found -> {
                    shown.setAll(
                            found.stream()
                                    .filter(which)
                                    .sorted(
                                            Comparator.comparing(
                                                    one -> one.getStartTime().getSeconds()))
                                    .toList());
                    return !shown.isEmpty();
                });
    }

    /** Nothing is listed. */
    public void forget() {
        again = () -> {};
        loading.forget();
        shown.clear();
    }

    /** Reads the same once more. */
    public void reload() {
        again.run();
    }

    /** Asks whether it is really to be removed. */
    public void askToRemove(Closure closure) {
        asked.set(closure.getClosureId());
    }

    public void keep() {
        asked.set("");
    }

    /** Removes it: its slots are open again. */
    public void remove(Closure closure) {
        if (busy.get()) {
            return;
        }
        DeleteClosureRequest content =
                DeleteClosureRequest.newBuilder().setClosureId(closure.getClosureId()).build();
        busy.set(true);
        server.call(
                        AvailabilityServiceGrpc.getDeleteClosureMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::removed, fx);
    }

    private void removed(Answer<DeleteClosureResponse> answer) {
        busy.set(false);
        asked.set("");
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<DeleteClosureResponse>(DeleteClosureResponse response) ->
                    shell.done(texts.get("closure.removed", response.getReopenedCount()));
            case Answer.Failed<DeleteClosureResponse>(CallFailure failure) ->
                    shell.failed(texts.of(failure));
        }
        reload();
    }

    /** {@code Mon, Dec 1, 2026}, {@code Dec 1 – Dec 5}, or with times where it does not take whole days. */
    public String when(Closure closure) {
        ZonedDateTime start = at(closure.getStartTime());
        ZonedDateTime end = at(closure.getEndTime());
        boolean wholeDays =
                start.toLocalTime().equals(LocalTime.MIDNIGHT)
                        && end.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate last = wholeDays ? end.toLocalDate().minusDays(1) : end.toLocalDate();
        String first = texts.dayAndDate(start.toLocalDate());
        if (wholeDays) {
            return last.equals(start.toLocalDate())
                    ? first
                    : texts.get("booking.time", first, texts.dayAndDate(last));
        }
        String from = first + " " + texts.time(start.toLocalTime());
        String to =
                last.equals(start.toLocalDate())
                        ? texts.time(end.toLocalTime())
                        : texts.dayAndDate(last) + " " + texts.time(end.toLocalTime());
        return texts.get("booking.time", from, to);
    }

    /** Whether it starts in a year, on the clinic's calendar. */
    public boolean isOf(int year, Closure closure) {
        return at(closure.getStartTime()).getYear() == year;
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, zone);
    }
}

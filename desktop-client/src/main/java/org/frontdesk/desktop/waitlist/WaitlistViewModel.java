package org.frontdesk.desktop.waitlist;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistState;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The line of those who wait. No stream tells of it, so it is read again when a proposal changed, after everything that was
 * done here, and now and then; how old it is stands beside it.
 */
final class WaitlistViewModel {

    /** Each reading is written down by the server as patients who were shown, so not more often than it is worth. */
    private static final Duration READ_EVERY = Duration.ofMinutes(1);

    /** While somebody is on the telephone, what another desk does with the offer is worth knowing sooner. */
    private static final Duration READ_EVERY_WHILE_OFFERED = Duration.ofSeconds(20);

    private final WaitlistPages pages;
    private final WishesInWords words;
    private final WaitlistFilter filter;
    private final Doctors doctors;
    private final Clock clock;
    private final BooleanSupplier live;
    private final Later later;
    private final Executor fx;
    private final Texts texts;
    private final Loading loading;

    private final ObservableList<String> specializations = FXCollections.observableArrayList();
    private final ObservableList<Doctor> doctorsToChoose = FXCollections.observableArrayList();
    private final ObservableList<WaitingEntry> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper asOf = new ReadOnlyStringWrapper("");
    private final List<Runnable> listeners = new ArrayList<>();
    private List<WaitlistEntry> all = List.of();
    private boolean isAll = true;
    private Instant readAt = Instant.EPOCH;
    private long newest;
    private boolean closed;

    /**
     * @param live whether the server can be asked without being wanted to
     * @param later waits until changes pause
     */
    WaitlistViewModel(
            WaitlistPages pages,
            WishesInWords words,
            WaitlistFilter filter,
            Doctors doctors,
            Clock clock,
            BooleanSupplier live,
            Later later,
            Executor fx,
            Texts texts) {
        this.pages = pages;
        this.words = words;
        this.filter = filter;
        this.doctors = doctors;
        this.clock = clock;
        this.live = live;
        this.later = later;
        this.fx = fx;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        filter.onChange(this::arrange);
    }

    Loading loading() {
        return loading;
    }

    WaitlistFilter filter() {
        return filter;
    }

    ObservableList<String> specializations() {
        return specializations;
    }

    /** The doctors who receive patients. */
    ObservableList<Doctor> doctorsToChoose() {
        return doctorsToChoose;
    }

    /** Those who are looked at, first served first. */
    ObservableList<WaitingEntry> shown() {
        return shown;
    }

    /** How many wait and are offered a place. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** When it was read. */
    ReadOnlyStringProperty asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /** Everybody, whoever is looked at. */
    List<WaitlistEntry> all() {
        return all;
    }

    /** Those who are offered a place that is not confirmed yet. */
    List<WaitlistEntry> offered() {
        return all.stream()
                .filter(one -> one.getState() == WaitlistState.WAITLIST_STATE_OFFERED)
                .toList();
    }

    /** Runs when the line is another. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void start() {
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(failed -> ready(), fx);
        } else {
            ready();
        }
    }

    /** Reads it anew, on the person's wish. */
    void read() {
        newest++; // what is on its way is older than this
        CompletableFuture<Answer<WaitlistPages.Line>> asked = pages.read();
        loading.waitFor(asked, this::take);
    }

    /** Reads it again in a moment, without a word: what is shown stays if that fails. */
    void readSoon() {
        if (!closed) {
            later.run(this::readQuietly);
        }
    }

    /** The answer to an own request is shown at once, and an older reading that is on its way is not. */
    void answered(WaitlistEntry entry) {
        newest++;
        List<WaitlistEntry> next = new ArrayList<>(all);
        next.replaceAll(one -> one.getEntryId().equals(entry.getEntryId()) ? entry : one);
        if (!next.contains(entry)) {
            next.add(entry);
        }
        all = next.stream().filter(WaitlistViewModel::isOpen).toList();
        changed();
        readSoon();
    }

    /** A second passed. */
    void tick() {
        Duration every = offered().isEmpty() ? READ_EVERY : READ_EVERY_WHILE_OFFERED;
        boolean isRead = loading.stateProperty().get() != ListState.LOADING;
        if (isRead && Duration.between(readAt, clock.instant()).compareTo(every) >= 0) {
            readAt = clock.instant(); // the next try is due after as long again
            readQuietly();
        }
    }

    void close() {
        closed = true;
        later.cancel();
    }

    private void ready() {
        specializations.setAll(doctors.specializations());
        doctorsToChoose.setAll(doctors.all().stream().filter(Doctor::getActive).toList());
        read();
    }

    private void readQuietly() {
        if (!live.getAsBoolean()) {
            return; // the frame says that what is shown is old
        }
        long mine = ++newest;
        pages.read()
                .thenAcceptAsync(
                        answer -> {
                            if (mine == newest
                                    && answer
                                            instanceof
                                            Answer.Done<WaitlistPages.Line>(
                                                    WaitlistPages.Line line)) {
                                loading.waitFor(
                                        CompletableFuture.completedFuture(answer), this::take);
                            }
                        },
                        fx);
    }

    private boolean take(WaitlistPages.Line line) {
        all = line.entries();
        isAll = line.isAll();
        readAt = clock.instant();
        asOf.set(
                texts.get(
                        isAll ? "waitlist.asOf" : "waitlist.asOf.notAll",
                        texts.time(LocalTime.ofInstant(readAt, clock.getZone())),
                        all.size()));
        changed();
        return !shown.isEmpty();
    }

    private void changed() {
        arrange();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void arrange() {
        ShownLists.follow(
                shown,
                all.stream().filter(filter::wants).map(words::line).toList(),
                WaitingEntry::id);
        long offered = offered().size();
        summary.set(
                offered == 0
                        ? texts.get("waitlist.summary", all.size())
                        : texts.get("waitlist.summary.offered", all.size() - offered, offered));
        if (loading.stateProperty().get() == ListState.READY
                || loading.stateProperty().get() == ListState.EMPTY) {
            loading.waitFor(
                    CompletableFuture.completedFuture(new Answer.Done<>(shown.size())),
                    count -> count > 0);
        }
    }

    private static boolean isOpen(WaitlistEntry entry) {
        return entry.getState() == WaitlistState.WAITLIST_STATE_WAITING
                || entry.getState() == WaitlistState.WAITLIST_STATE_OFFERED;
    }
}

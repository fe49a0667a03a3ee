package org.frontdesk.desktop.waitlist;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistProposal;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ProposalWatch;
import org.frontdesk.desktop.live.ShownProposals;
import org.frontdesk.desktop.live.Watched;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The free places that somebody waits for, those that have just become free first, then by time. */
final class ProposalsViewModel {

    /** What the server watches at most. */
    private static final int DAYS_AHEAD = 31;

    /** What the server proposes at most. */
    private static final int MOST = 100;

    private final ShownProposals told;
    private final ProposalWatch watch;
    private final WishesInWords words;
    private final WaitlistFilter filter;
    private final Doctors doctors;
    private final Clock clock;
    private final Texts texts;
    private final Loading loading;
    private final Runnable stop;

    private final ObservableList<Proposal> shown = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("0");
    private final Set<String> everProposed = new HashSet<>();
    private final Set<String> newSlots = new HashSet<>();
    private Instant wholeSince;
    private LocalDate watchedFrom;

    ProposalsViewModel(
            ShownProposals told,
            ProposalWatch watch,
            WishesInWords words,
            WaitlistFilter filter,
            Doctors doctors,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.told = told;
        this.watch = watch;
        this.words = words;
        this.filter = filter;
        this.doctors = doctors;
        this.clock = clock;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        this.stop = told.addListener(this::heard);
        filter.onChange(this::arrange);
    }

    Loading loading() {
        return loading;
    }

    ObservableList<Proposal> shown() {
        return shown;
    }

    /** How many there are. */
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    void start() {
        watchedFrom = LocalDate.now(clock);
        wholeSince = null;
        everProposed.clear();
        newSlots.clear();
        // until everything was told, the list is on its way
        loading.waitFor(new CompletableFuture<Answer<Integer>>(), count -> count > 0);
        watch.show(new Watched(watchedFrom, watchedFrom.plusDays(DAYS_AHEAD), List.of()));
    }

    void resync() {
        watch.resync();
    }

    /** A second passed; after midnight, other days are ahead. */
    void tick() {
        if (watchedFrom != null && !watchedFrom.equals(LocalDate.now(clock))) {
            start();
        }
    }

    /** The doctors' names are known now. */
    void arrange() {
        if (wholeSince == null) {
            return;
        }
        List<Proposal> next =
                told.all().stream()
                        .filter(one -> filter.wants(one.getSlot(), one.getEntriesList()))
                        .map(this::line)
                        .sorted(
                                Comparator.comparing((Proposal one) -> !one.isNew())
                                        .thenComparing(
                                                one -> one.slot().getStartTime().getSeconds())
                                        .thenComparing(Proposal::doctor)
                                        .thenComparing(Proposal::id))
                        .toList();
        ShownLists.follow(shown, next, Proposal::id);
        count.set(told.all().size() >= MOST ? next.size() + "+" : Integer.toString(next.size()));
        loading.waitFor(
                CompletableFuture.completedFuture(new Answer.Done<>(shown.size())),
                count -> count > 0);
    }

    void close() {
        stop.run();
        watch.close();
    }

    private void heard() {
        if (!told.isWhole()) {
            return;
        }
        if (wholeSince == null) {
            wholeSince = clock.instant();
        } else {
            told.all().stream()
                    .filter(one -> !everProposed.contains(one.getSlot().getSlotId()))
                    .filter(this::wasWaitedForBefore)
                    .forEach(one -> newSlots.add(one.getSlot().getSlotId()));
        }
        told.all().forEach(one -> everProposed.add(one.getSlot().getSlotId()));
        arrange();
    }

    /** Otherwise the place was free before, and it is its patient who is new. */
    private boolean wasWaitedForBefore(WaitlistProposal one) {
        return one.getEntriesList().stream()
                .map(WaitlistEntry::getJoinedAt)
                .anyMatch(joined -> WireTime.instant(joined).isBefore(wholeSince));
    }

    private Proposal line(WaitlistProposal one) {
        ZonedDateTime start = at(one.getSlot().getStartTime());
        return new Proposal(
                one.getSlot(),
                texts.dayAndDate(start.toLocalDate()),
                texts.get(
                        "booking.time",
                        texts.time(start.toLocalTime()),
                        texts.time(at(one.getSlot().getEndTime()).toLocalTime())),
                doctors.name(one.getSlot().getDoctorId()),
                doctors.specialization(one.getSlot().getDoctorId()),
                newSlots.contains(one.getSlot().getSlotId()),
                one.getEntriesList().stream().map(words::line).toList());
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, clock.getZone());
    }
}

package org.frontdesk.desktop.myday;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.live.Watched;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Waiting;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** The doctor's list of a day, and which of its patients is looked at. */
final class MyDayViewModel {

    static final int DAYS_A_WEEK = 7;

    private static final Set<AppointmentStatus> NOT_LISTED =
            EnumSet.of(
                    AppointmentStatus.APPOINTMENT_STATUS_CANCELLED,
                    AppointmentStatus.APPOINTMENT_STATUS_EXPIRED);

    private static final Set<AppointmentStatus> TO_COME =
            EnumSet.of(
                    AppointmentStatus.APPOINTMENT_STATUS_PENDING,
                    AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);

    private final String doctorId;
    private final ShownDay shown;
    private final DayWatch watch;
    private final Waiting waiting;
    private final Clock clock;
    private final Texts texts;
    private final Loading loading;
    private final Runnable stop;

    private final ObjectProperty<LocalDate> date = new SimpleObjectProperty<>();
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.DAY);
    private final ObservableList<DayVisit> visits = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<DayVisit> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private BooleanSupplier busyWriting = () -> false;
    private LocalDate watchedMonday;
    private boolean whole;
    private boolean chosen; // by hand, and not over yet
    private boolean arranging;
    private LocalTime shownAt = LocalTime.MIN;

    MyDayViewModel(
            String doctorId,
            ShownDay shown,
            DayWatch watch,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.doctorId = doctorId;
        this.shown = shown;
        this.watch = watch;
        this.clock = clock;
        this.texts = texts;
        this.waiting = new Waiting(clock, texts);
        this.loading = new Loading(fx, texts);
        this.stop = shown.addListener(touched -> arrange());
        date.set(LocalDate.now(clock));
        date.subscribe((before, after) -> look());
    }

    /** The day that is shown; its week is what the week's page shows. */
    ObjectProperty<LocalDate> dateProperty() {
        return date;
    }

    ObjectProperty<Page> pageProperty() {
        return page;
    }

    /** The patients of the day, in the order in which they are due. */
    ObservableList<DayVisit> visits() {
        return visits;
    }

    /** Who is looked at; null for nobody. */
    ReadOnlyObjectProperty<DayVisit> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** How many were seen, wait and are still to come. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    Loading loading() {
        return loading;
    }

    ShownDay shown() {
        return shown;
    }

    LocalDate monday() {
        return date.get().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    boolean isToday() {
        return date.get().equals(LocalDate.now(clock));
    }

    /** While somebody is writing about the patient, no other one takes their place. */
    void stayWhile(BooleanSupplier writing) {
        busyWriting = writing;
    }

    void start() {
        look();
    }

    /** A day, or on the week's page a week, forward or back. */
    void move(int steps) {
        date.set(date.get().plusDays(page.get() == Page.WEEK ? steps * DAYS_A_WEEK : steps));
    }

    void today() {
        date.set(LocalDate.now(clock));
    }

    /** Looks at a patient. */
    void select(DayVisit visit) {
        chosen = true;
        selected.set(visit);
    }

    /** The list's own selection moved: a wish, unless it only moved because the list changed. */
    void selectedInList(DayVisit visit) {
        boolean other = selected.get() != null && !visit.id().equals(selected.get().id());
        if (other && !arranging) {
            select(visit);
        }
    }

    /** Looks at a patient of any day of the week. */
    void show(Appointment appointment) {
        page.set(Page.DAY);
        date.set(dateOf(appointment));
        select(appointment.getAppointmentId());
    }

    void select(String appointmentId) {
        visits.stream()
                .filter(one -> one.id().equals(appointmentId))
                .findFirst()
                .ifPresent(this::select);
    }

    /** The patient above or below. */
    void moveSelection(int steps) {
        if (!visits.isEmpty()) {
            int from = selected.get() == null ? -1 : indexOf(selected.get().id());
            select(visits.get(Math.clamp(from + steps, 0, visits.size() - 1)));
        }
    }

    /** The visit is over: whoever is next has the place. */
    void goOn() {
        chosen = false;
    }

    /** A second passed; minutes are what is shown. */
    void tick() {
        LocalTime minute = LocalTime.now(clock).withSecond(0).withNano(0);
        if (!minute.equals(shownAt)) {
            shownAt = minute;
            arrange();
        }
    }

    void resync() {
        watch.resync();
    }

    void close() {
        stop.run();
        watch.close();
    }

    LocalDate dateOf(Appointment one) {
        return LocalDate.ofInstant(startOf(one), clock.getZone());
    }

    private void look() {
        chosen = false;
        if (monday().equals(watchedMonday)) {
            arrange();
            return;
        }
        watchedMonday = monday();
        whole = false;
        visits.clear();
        selected.set(null);
        CompletableFuture<Answer<Integer>> there = new CompletableFuture<>();
        loading.waitFor(there, count -> count > 0);
        watch.show(
                new Watched(
                        watchedMonday, watchedMonday.plusDays(DAYS_A_WEEK - 1), List.of(doctorId)),
                () -> {
                    whole = true;
                    arrange();
                    there.complete(new Answer.Done<>(visits.size()));
                });
    }

    private void arrange() {
        List<Appointment> ofDay =
                shown.appointments().stream()
                        .filter(one -> one.getDoctorId().equals(doctorId))
                        .filter(one -> !NOT_LISTED.contains(one.getStatus()))
                        .filter(one -> dateOf(one).equals(date.get()))
                        .sorted(
                                Comparator.comparing(MyDayViewModel::startOf)
                                        .thenComparing(one -> one.getBookedAt().getSeconds())
                                        .thenComparing(Appointment::getAppointmentId))
                        .toList();
        Optional<Appointment> now = first(ofDay, AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS);
        Optional<Appointment> next =
                first(ofDay, AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN)
                        .or(
                                () ->
                                        ofDay.stream()
                                                .filter(one -> TO_COME.contains(one.getStatus()))
                                                .findFirst());
        boolean wasEmpty = visits.isEmpty();
        ShownLists.follow(
                visits, ofDay.stream().map(one -> line(one, now, next)).toList(), DayVisit::id);
        if (whole && wasEmpty != visits.isEmpty()) {
            loading.waitFor(
                    CompletableFuture.completedFuture(new Answer.Done<>(visits.size())),
                    count -> count > 0);
        }
        summarize(ofDay);
        selectAnew(now.or(() -> next).map(Appointment::getAppointmentId));
    }

    private DayVisit line(Appointment one, Optional<Appointment> now, Optional<Appointment> next) {
        Waiting.Told told = isToday() ? waiting.of(one) : new Waiting.Told("", false);
        DayVisit.Turn turn =
                !isToday()
                        ? DayVisit.Turn.ANOTHER_TIME
                        : now.filter(one::equals).isPresent()
                                ? DayVisit.Turn.NOW
                                : next.filter(one::equals).isPresent()
                                        ? DayVisit.Turn.NEXT
                                        : DayVisit.Turn.ANOTHER_TIME;
        return new DayVisit(
                one,
                texts.time(LocalTime.ofInstant(startOf(one), clock.getZone())),
                told.words(),
                told.tooLong(),
                turn);
    }

    /** What was chosen by hand stays; else whoever's turn it is has the place beside the list. */
    private void selectAnew(Optional<String> turn) {
        String kept = selected.get() == null ? "" : selected.get().id();
        boolean stays = (chosen || busyWriting.getAsBoolean()) && indexOf(kept) >= 0;
        String wanted = stays ? kept : turn.filter(id -> isToday()).orElse(kept);
        int index = indexOf(wanted);
        if (index < 0 && !visits.isEmpty()) {
            index = 0;
        }
        DayVisit now = index < 0 ? null : visits.get(index);
        if (now == null || !now.equals(selected.get())) {
            selected.set(now);
        }
    }

    private int indexOf(String id) {
        for (int i = 0; i < visits.size(); i++) {
            if (visits.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void summarize(List<Appointment> ofDay) {
        long seen = count(ofDay, EnumSet.of(AppointmentStatus.APPOINTMENT_STATUS_COMPLETED));
        long here = count(ofDay, EnumSet.of(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN));
        summary.set(texts.get("myday.summary", seen, here, count(ofDay, TO_COME)));
    }

    private static long count(List<Appointment> ofDay, Set<AppointmentStatus> statuses) {
        return ofDay.stream().filter(one -> statuses.contains(one.getStatus())).count();
    }

    private static Optional<Appointment> first(List<Appointment> ofDay, AppointmentStatus status) {
        return ofDay.stream().filter(one -> one.getStatus() == status).findFirst();
    }

    private static Instant startOf(Appointment one) {
        return WireTime.instant(one.getStartTime());
    }
}

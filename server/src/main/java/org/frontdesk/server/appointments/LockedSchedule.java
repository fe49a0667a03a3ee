package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The part of the schedule that one transaction has locked, as the commands decided so far leave it. What they change is
 * collected here and written by {@link BatchWrites}. Lives within one attempt of one transaction, on one thread.
 */
final class LockedSchedule {

    /** One row of the trail. */
    record AuditEntry(
            AppointmentId appointment,
            AuditAction action,
            Optional<AppointmentStatus> from,
            AppointmentStatus to,
            Optional<Intention> intention,
            String note,
            Optional<Move> move) {}

    /** From where to where an appointment was moved. */
    record Move(SlotId from, Instant fromStart, SlotId to, Instant toStart) {}

    /** Appointments that are booked together. */
    record BegunSeries(Series series, Intention intention) {}

    /** A slot after the first that an appointment takes. */
    record FurtherSlot(AppointmentId appointment, TimeSlot slot) {}

    /** A place that was taken for an entry of the waitlist. */
    record PlaceOffer(WaitingPatient to, AppointmentId appointment, Intention intention) {}

    /**
     * One row of the trail of holds.
     *
     * @param appointment that took the place over
     */
    record HoldAudit(
            Hold hold,
            HoldStep step,
            Optional<Intention> intention,
            Optional<AppointmentId> appointment) {}

    /**
     * A doctor's day, or the rest of it, that was moved to others.
     *
     * @param before the appointments as they were
     * @param after the same, in the same order, as they are now
     * @param blocked the doctor's slots that are not to be booked from now on
     */
    record DayMove(
            Intention intention,
            DoctorId doctor,
            List<Appointment> before,
            List<Appointment> after,
            List<TimeSlot> blocked) {}

    private final Instant now;
    private final Duration confirmationWindow;
    private final Supplier<UUID> newIds;

    private final Map<SlotId, TimeSlot> slots = new HashMap<>();
    private final Map<AppointmentId, Appointment> appointments = new HashMap<>();
    private final Map<PatientId, List<AppointmentId>> agendas = new HashMap<>();
    private final Set<PatientId> patients = new HashSet<>();
    private final Map<WaitlistEntryId, WaitingPatient> waiting = new HashMap<>();
    private final Map<AppointmentTypeId, AppointmentType> types = new HashMap<>();

    /** The slots by when they begin, for each doctor; made when somebody first asks what follows a slot. */
    private Map<DoctorId, Map<Instant, SlotId>> begins = Map.of();

    private final Set<SlotId> changedSlots = new LinkedHashSet<>();
    private final Set<AppointmentId> changedAppointments = new LinkedHashSet<>();
    private final Map<AppointmentId, Appointment> newAppointments = new LinkedHashMap<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<PlaceOffer> offers = new ArrayList<>();
    private final List<DayMove> dayMoves = new ArrayList<>();

    private final Map<HoldId, Hold> newHolds = new LinkedHashMap<>();
    private final Set<HoldId> goneHolds = new LinkedHashSet<>();
    private final List<HoldAudit> holdAudit = new ArrayList<>();
    private final Set<AppointmentId> movedTyped = new LinkedHashSet<>();
    private final List<BegunSeries> newSeries = new ArrayList<>();
    private boolean touchesTyped;

    /**
     * @param now the transaction's time in the database: the one clock for expiry
     */
    LockedSchedule(Instant now, Duration confirmationWindow, Supplier<UUID> newIds) {
        this.now = now;
        this.confirmationWindow = confirmationWindow;
        this.newIds = newIds;
    }

    // --- what was read

    void read(TimeSlot slot) {
        slots.put(slot.id(), slot);
    }

    void read(Appointment appointment) {
        if (appointments.put(appointment.id(), appointment) == null) {
            agendas.computeIfAbsent(appointment.patient(), patient -> new ArrayList<>())
                    .add(appointment.id());
        }
    }

    void read(PatientId patient) {
        patients.add(patient);
    }

    void read(WaitingPatient patient) {
        waiting.put(patient.entry(), patient);
    }

    void read(AppointmentType type) {
        types.put(type.id(), type);
    }

    // --- what commands look at

    Instant now() {
        return now;
    }

    Optional<TimeSlot> slot(SlotId id) {
        return Optional.ofNullable(slots.get(id));
    }

    /** The doctor's slots that were locked and start within the time. */
    List<TimeSlot> slotsOf(DoctorId doctor, TimeRange time) {
        return slots.values().stream()
                .filter(slot -> slot.doctor().equals(doctor))
                .filter(slot -> time.includes(slot.time().start()))
                .toList();
    }

    Optional<AppointmentType> type(AppointmentTypeId id) {
        return Optional.ofNullable(types.get(id));
    }

    /** The slot and those that follow it, until they reach the time that is needed or no other follows. */
    SlotRun run(TimeSlot first, Duration needed) {
        SlotRun run = SlotRun.of(first);
        while (!run.reaches(needed)) {
            Optional<SlotRun> longer = following(run.last()).flatMap(run::followedBy);
            if (longer.isEmpty()) {
                return run;
            }
            run = longer.get();
        }
        return run;
    }

    private Optional<TimeSlot> following(TimeSlot slot) {
        if (begins.isEmpty()) {
            begins = new HashMap<>();
            slots.values()
                    .forEach(
                            one ->
                                    begins.computeIfAbsent(one.doctor(), doctor -> new HashMap<>())
                                            .put(one.time().start(), one.id()));
        }
        return Optional.ofNullable(begins.get(slot.doctor()).get(slot.time().end()))
                .map(slots::get);
    }

    /** The hold, if its slot was locked and it is still there. */
    Optional<Hold> hold(HoldId id) {
        return slots.values().stream().flatMap(slot -> slot.hold(id).stream()).findFirst();
    }

    boolean knows(PatientId patient) {
        return patients.contains(patient);
    }

    Optional<Appointment> appointment(AppointmentId id) {
        return Optional.ofNullable(appointments.get(id));
    }

    /** The appointment, if the caller may see it. */
    Optional<Appointment> appointmentFor(Caller caller, AppointmentId id) {
        return appointment(id)
                .filter(found -> caller.mayActFor(found.patient()))
                .filter(found -> caller.mayActIn(found.doctor()));
    }

    /** Those of the appointments that are of the series and that the caller may see, in order of time. */
    List<Appointment> ofSeries(Caller caller, SeriesId series, List<AppointmentId> appointments) {
        return appointments.stream()
                .flatMap(id -> appointmentFor(caller, id).stream())
                .filter(one -> one.series().filter(series::equals).isPresent())
                .sorted(Comparator.comparing(one -> one.time().start()))
                .toList();
    }

    Optional<WaitingPatient> waiting(WaitlistEntryId id) {
        return Optional.ofNullable(waiting.get(id));
    }

    /** The patient's active appointment that shares time with this range, if there is one. */
    Optional<Appointment> activeAt(PatientId patient, TimeRange time) {
        return activeAt(patient, time, Set.of());
    }

    /** The same, if it is none of these. */
    Optional<Appointment> activeAt(
            PatientId patient, TimeRange time, Set<AppointmentId> leavingOut) {
        return agendas.getOrDefault(patient, List.of()).stream()
                .filter(id -> !leavingOut.contains(id))
                .map(appointments::get)
                .filter(one -> one.status().isActive() && one.time().overlaps(time))
                .findFirst();
    }

    /** Whether the appointment ran out, also when nobody has written it down yet. */
    boolean hasExpired(Appointment appointment) {
        return appointment.status() == AppointmentStatus.EXPIRED
                || appointment.expiresAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    // --- what commands change

    /** Puts the patient into a free place of each slot, PENDING. */
    Appointment book(
            SlotRun run,
            Optional<AppointmentType> type,
            Optional<SeriesId> series,
            PatientId patient,
            String reason,
            Intention intention) {
        return begin(AppointmentOrigin.BOOK, run, type, series, patient, reason, "", intention);
    }

    /** Puts the patient, who is there, into a free place of the slot, CHECKED_IN. */
    Appointment walkIn(TimeSlot slot, PatientId patient, String reason, Intention intention) {
        return begin(
                AppointmentOrigin.WALK_IN,
                SlotRun.of(slot),
                Optional.empty(),
                Optional.empty(),
                patient,
                reason,
                "",
                intention);
    }

    /** Puts the patient into one more place than the slot has, PENDING, and allows the slot that place. */
    Appointment overbook(
            TimeSlot slot, PatientId patient, String reason, String why, Intention intention) {
        slots.put(slot.id(), slot.withOverbookedPlaces(slot.beyondCapacity() + 1));
        return begin(
                AppointmentOrigin.OVERBOOK,
                SlotRun.of(slot),
                Optional.empty(),
                Optional.empty(),
                patient,
                reason,
                why,
                intention);
    }

    private Appointment begin(
            AppointmentOrigin origin,
            SlotRun run,
            Optional<AppointmentType> type,
            Optional<SeriesId> series,
            PatientId patient,
            String reason,
            String note,
            Intention intention) {
        var begun =
                new Appointment(
                        new AppointmentId(newIds.get()),
                        run.first().id(),
                        run.doctor(),
                        patient,
                        run.time(),
                        origin.to(),
                        reason,
                        Optional.of(now.plus(confirmationWindow))
                                .filter(at -> origin.to() == AppointmentStatus.PENDING),
                        intention.actor(),
                        now,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        origin == AppointmentOrigin.WALK_IN,
                        type.map(one -> Typed.of(one, run)),
                        series);
        read(begun);
        newAppointments.put(begun.id(), begun);
        touchesTyped |= type.isPresent() || series.isPresent();
        begun.slots().forEach(slot -> count(slot, +1));
        audit.add(
                new AuditEntry(
                        begun.id(),
                        AuditAction.of(origin),
                        Optional.empty(),
                        begun.status(),
                        Optional.of(intention),
                        note,
                        Optional.empty()));
        return begun;
    }

    /** Begins a series, in which appointments can then be booked. */
    SeriesId beginSeries(PatientId patient, DoctorId doctor, int everyWeeks, Intention intention) {
        var series =
                new Series(
                        new SeriesId(newIds.get()),
                        patient,
                        doctor,
                        everyWeeks,
                        intention.actor(),
                        now);
        newSeries.add(new BegunSeries(series, intention));
        return series.id();
    }

    /** Takes the step, which goes from where the appointment is; frees its place when it stops being active. */
    Appointment take(
            AppointmentStep step,
            Appointment appointment,
            Optional<Cancellation> cancellation,
            Optional<Intention> intention) {
        String note = cancellation.map(why -> why.code() + " " + why.words()).orElse("").strip();
        return change(
                appointment.after(step, now, cancellation),
                AuditAction.of(step),
                intention,
                note,
                Optional.empty());
    }

    /** Moves the appointment to places of other slots. */
    Appointment move(Appointment appointment, SlotRun to, Intention intention) {
        if (appointment.typed().isPresent()) {
            movedTyped.add(appointment.id());
            touchesTyped = true;
        }
        return change(
                appointment.movedTo(to),
                AuditAction.MOVE,
                Optional.of(intention),
                "",
                Optional.of(
                        new Move(
                                appointment.slot(),
                                appointment.time().start(),
                                to.first().id(),
                                to.time().start())));
    }

    /** Takes the appointment's last step back; takes its places again when the step had freed it. */
    Appointment undo(Appointment appointment, LastStep last, Intention intention) {
        return change(
                appointment.backTo(last.from(), now.plus(confirmationWindow)),
                AuditAction.UNDO,
                Optional.of(intention),
                "",
                Optional.empty());
    }

    private Appointment change(
            Appointment changed,
            AuditAction action,
            Optional<Intention> intention,
            String note,
            Optional<Move> move) {
        Appointment before = appointments.put(changed.id(), changed);
        changedAppointments.add(changed.id());
        boolean takesOthers = !before.slots().equals(changed.slots());
        if (before.status().isActive() && (takesOthers || !changed.status().isActive())) {
            before.slots().forEach(slot -> count(slot, -1));
        }
        if (changed.status().isActive() && (takesOthers || !before.status().isActive())) {
            changed.slots().forEach(slot -> count(slot, +1));
        }
        audit.add(
                new AuditEntry(
                        changed.id(),
                        action,
                        Optional.of(before.status()),
                        changed.status(),
                        intention,
                        note,
                        move));
        return changed;
    }

    /** Marks that the appointment was booked for this entry of the waitlist. */
    void offer(WaitingPatient to, Appointment booked, Intention intention) {
        waiting.put(to.entry(), new WaitingPatient(to.entry(), to.patient(), "OFFERED"));
        offers.add(new PlaceOffer(to, booked.id(), intention));
    }

    /** Keeps everybody from booking the slot; to be told of in a {@link DayMove}, by which it is written. */
    TimeSlot block(TimeSlot slot, String reason) {
        TimeSlot blocked = slot.withBlocked(reason);
        slots.put(slot.id(), blocked);
        return blocked;
    }

    void moveDay(DayMove move) {
        dayMoves.add(move);
    }

    /** Holds a free place of the slot for the caller. */
    Hold hold(TimeSlot slot, Caller holder, Optional<Duration> length, Intention intention) {
        var held =
                new Hold(
                        new HoldId(newIds.get()),
                        slot.id(),
                        holder.userId(),
                        holder.displayName(),
                        now,
                        now.plus(length.orElse(confirmationWindow)));
        var holds = new ArrayList<>(slots.get(slot.id()).holds());
        holds.add(held);
        setHolds(slot.id(), holds, +1);
        newHolds.put(held.id(), held);
        holdAudit.add(
                new HoldAudit(held, HoldStep.HOLD_PLACE, Optional.of(intention), Optional.empty()));
        return held;
    }

    /** Gives the held place back. */
    void release(Hold hold, HoldStep step, Optional<Intention> intention) {
        end(hold);
        holdAudit.add(new HoldAudit(hold, step, intention, Optional.empty()));
    }

    /** Puts the patient into the held place, and a free one of each further slot, PENDING. */
    Appointment bookHeld(
            Hold hold,
            SlotRun run,
            Optional<AppointmentType> type,
            PatientId patient,
            String reason,
            Intention intention) {
        end(hold);
        Appointment booked = book(run, type, Optional.empty(), patient, reason, intention);
        holdAudit.add(
                new HoldAudit(
                        hold,
                        HoldStep.BOOK_HOLD,
                        Optional.of(intention),
                        Optional.of(booked.id())));
        return booked;
    }

    private void end(Hold hold) {
        setHolds(
                hold.slot(),
                slots.get(hold.slot()).holds().stream()
                        .filter(one -> !one.id().equals(hold.id()))
                        .toList(),
                -1);
        if (newHolds.remove(hold.id()) == null) {
            goneHolds.add(hold.id());
        }
    }

    private void setHolds(SlotId slot, List<Hold> holds, int places) {
        slots.computeIfPresent(slot, (id, is) -> is.withBooked(is.booked() + places, holds));
        changedSlots.add(slot);
    }

    private void count(SlotId slot, int places) {
        slots.computeIfPresent(slot, (id, is) -> is.withBooked(is.booked() + places));
        changedSlots.add(slot);
    }

    // --- what is to be written

    /**
     * As all commands together leave them. An allowance that the last of them does not need is gone: only then, as appointments
     * that change places give theirs back before they take the other's.
     */
    Collection<TimeSlot> changedSlots() {
        return changedSlots.stream()
                .map(slots::get)
                .map(
                        slot ->
                                slot.withOverbookedPlaces(
                                        Math.min(slot.overbookedPlaces(), slot.beyondCapacity())))
                .toList();
    }

    /** Whether a slot that changes was overbooked before, or is now. */
    boolean touchesOverbooked() {
        return changedSlots.stream().map(slots::get).anyMatch(slot -> slot.overbookedPlaces() > 0);
    }

    boolean touchesWalkIns() {
        return newAppointments.values().stream().anyMatch(Appointment::walkIn);
    }

    Collection<Appointment> changedAppointments() {
        return changedAppointments.stream().map(appointments::get).toList();
    }

    Collection<Appointment> newAppointments() {
        return newAppointments.values();
    }

    List<BegunSeries> newSeries() {
        return newSeries;
    }

    /** Whether the batch books by type or in series, or moves what has a type. */
    boolean touchesTyped() {
        return touchesTyped;
    }

    /** What has further slots to be written anew: new appointments and moved ones. */
    Collection<FurtherSlot> newFurtherSlots() {
        return Stream.concat(
                        newAppointments.values().stream(),
                        movedTyped.stream().map(appointments::get))
                .flatMap(
                        one ->
                                one.furtherSlots().stream()
                                        .map(slot -> new FurtherSlot(one.id(), slots.get(slot))))
                .toList();
    }

    /** Appointments whose further slots are other ones now. */
    Collection<AppointmentId> movedTyped() {
        return movedTyped;
    }

    List<AuditEntry> audit() {
        return audit;
    }

    List<PlaceOffer> offers() {
        return offers;
    }

    List<DayMove> dayMoves() {
        return dayMoves;
    }

    Collection<Hold> newHolds() {
        return newHolds.values();
    }

    Collection<HoldId> goneHolds() {
        return goneHolds;
    }

    /** Empty when the batch touched no hold. */
    List<HoldAudit> holdAudit() {
        return holdAudit;
    }
}

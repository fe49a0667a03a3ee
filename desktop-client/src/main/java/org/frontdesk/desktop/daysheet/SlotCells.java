package org.frontdesk.desktop.daysheet;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.Hold;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.booking.SlotRules;
import org.frontdesk.desktop.clinic.AppointmentTypes;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a slot looks like at a moment, to the person who is signed in. */
final class SlotCells {

    private static final Duration URGENT = Duration.ofMinutes(1);

    private final Texts texts;
    private final ZoneId zone;
    private final ShownDay day;
    private final AppointmentTypes types;
    private final SlotRules rules;

    SlotCells(Texts texts, ZoneId zone, ShownDay day, AppointmentTypes types, SlotRules rules) {
        this.texts = texts;
        this.zone = zone;
        this.day = day;
        this.types = types;
        this.rules = rules;
    }

    /** The cell of a slot in a column, of which a screen reader says the name. */
    SlotCell of(TimeSlot slot, SheetColumn column, Instant now) {
        List<Appointment> active = day.activeIn(slot.getSlotId());
        List<Appointment> missed = day.missedIn(slot.getSlotId());
        boolean past = !WireTime.instant(slot.getStartTime()).isAfter(now);
        CellState state = state(slot, active, missed, past);
        Optional<Instant> heldUntil = heldUntil(slot, active);
        Duration left = heldUntil.map(end -> Duration.between(now, end)).orElse(Duration.ZERO);
        LocalTime start = WireTime.at(slot.getStartTime(), zone).toLocalTime();
        String status = status(slot, state, active, heldUntil.isPresent(), left);
        String people = people(slot, state, active, missed);
        Optional<AppointmentType> type = type(active);
        return new SlotCell(
                slot.getSlotId(),
                column.id(),
                WireTime.instant(slot.getStartTime()),
                start,
                minutes(slot),
                state,
                status,
                people,
                texts.get(
                        "cell.spoken",
                        texts.time(start),
                        column.title(),
                        type.isEmpty()
                                ? status
                                : texts.get("cell.typed", status, type.get().getName()),
                        people),
                type.map(AppointmentType::getColour).orElse(""),
                past,
                heldUntil.isPresent(),
                heldUntil.isPresent() && left.compareTo(URGENT) < 0);
    }

    private static CellState state(
            TimeSlot slot, List<Appointment> active, List<Appointment> missed, boolean past) {
        boolean nobody = active.isEmpty() && slot.getBooked() == 0;
        if (slot.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED && active.isEmpty()) {
            return CellState.BLOCKED;
        } else if (nobody && !missed.isEmpty()) {
            return CellState.NO_SHOW;
        } else if (nobody) {
            return past ? CellState.UNUSED : CellState.FREE;
        } else if (slot.getCapacity() > 1 || active.size() > 1) {
            return slot.getBooked() < slot.getCapacity() ? CellState.GROUP : CellState.FULL;
        } else if (active.isEmpty()) {
            return slot.getHoldsCount() > 0 ? CellState.HELD : CellState.TAKEN;
        }
        return switch (active.getFirst().getStatus()) {
            case APPOINTMENT_STATUS_PENDING -> CellState.HELD;
            case APPOINTMENT_STATUS_CHECKED_IN -> CellState.ARRIVED;
            case APPOINTMENT_STATUS_IN_PROGRESS -> CellState.WITH_DOCTOR;
            case APPOINTMENT_STATUS_COMPLETED -> CellState.DONE;
            case APPOINTMENT_STATUS_CONFIRMED,
                    APPOINTMENT_STATUS_CANCELLED,
                    APPOINTMENT_STATUS_EXPIRED,
                    APPOINTMENT_STATUS_NO_SHOW,
                    APPOINTMENT_STATUS_UNSPECIFIED,
                    UNRECOGNIZED ->
                    CellState.BOOKED;
        };
    }

    /** When the first of its places comes back that are held or wait to be confirmed. */
    private static Optional<Instant> heldUntil(TimeSlot slot, List<Appointment> active) {
        return Stream.concat(
                        slot.getHoldsList().stream().map(Hold::getExpiresAt),
                        active.stream().filter(SlotCells::isPending).map(Appointment::getExpiresAt))
                .map(WireTime::instant)
                .min(Instant::compareTo);
    }

    private String status(
            TimeSlot slot, CellState state, List<Appointment> active, boolean held, Duration left) {
        String countdown = held ? texts.countdown(left) : "";
        return switch (state) {
            case FREE ->
                    slot.getCapacity() > 1
                            ? texts.get("cell.freePlaces", slot.getCapacity())
                            : texts.get("cell.free");
            case HELD -> texts.get("cell.held", countdown);
            case BOOKED -> texts.get("cell.booked");
            case ARRIVED ->
                    texts.get(active.getFirst().getWalkIn() ? "cell.walkedIn" : "cell.arrived");
            case WITH_DOCTOR -> texts.get("cell.withDoctor");
            case DONE -> texts.get("cell.done");
            case NO_SHOW -> texts.get("cell.noShow");
            case TAKEN -> texts.get("cell.taken");
            case GROUP -> texts.get("cell.group", slot.getBooked(), slot.getCapacity());
            case FULL ->
                    texts.get(
                            slot.getOverbookedPlaces() > 0 ? "cell.overbooked" : "cell.full",
                            slot.getBooked(),
                            slot.getCapacity());
            case BLOCKED -> texts.get("cell.blocked");
            case UNUSED -> texts.get("cell.past");
        };
    }

    private String people(
            TimeSlot slot, CellState state, List<Appointment> active, List<Appointment> missed) {
        return switch (state) {
            case FREE, TAKEN, UNUSED -> "";
            case BLOCKED -> slot.getBlockedReason();
            case BOOKED, ARRIVED, WITH_DOCTOR, DONE -> nameOf(active.getFirst());
            case NO_SHOW -> nameOf(missed.getFirst());
            case HELD ->
                    active.isEmpty()
                            ? rules.holder(slot.getHolds(0))
                            : texts.get(
                                    "cell.heldFor",
                                    nameOf(active.getFirst()),
                                    active.getFirst().getBookedByName());
            case GROUP, FULL -> everybody(slot, active);
        };
    }

    private String everybody(TimeSlot slot, List<Appointment> active) {
        List<String> names = new ArrayList<>(active.stream().map(SlotCells::nameOf).toList());
        slot.getHoldsList().forEach(hold -> names.add(rules.holder(hold)));
        return names.stream().collect(Collectors.joining(", "));
    }

    private Optional<AppointmentType> type(List<Appointment> active) {
        return active.size() == 1
                ? types.of(active.getFirst().getAppointmentTypeId())
                : Optional.empty();
    }

    private static boolean isPending(Appointment one) {
        return one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING;
    }

    private static String nameOf(Appointment one) {
        return one.getPatient().getDisplayName();
    }

    private static int minutes(TimeSlot slot) {
        long seconds = slot.getEndTime().getSeconds() - slot.getStartTime().getSeconds();
        return (int) (seconds / 60);
    }
}

package org.frontdesk.desktop.daysheet;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what a slot looks like at a moment, to the person who is signed in. */
final class SlotCells {

    private static final Duration URGENT = Duration.ofMinutes(1);

    private final Texts texts;
    private final ZoneId zone;
    private final ShownDay day;
    private final Function<String, String> doctorNames;

    SlotCells(Texts texts, ZoneId zone, ShownDay day, Function<String, String> doctorNames) {
        this.texts = texts;
        this.zone = zone;
        this.day = day;
        this.doctorNames = doctorNames;
    }

    SlotCell of(TimeSlot slot, Instant now) {
        List<Appointment> active = day.activeIn(slot.getSlotId());
        boolean past = !instant(slot.getStartTime()).isAfter(now);
        CellState state = state(slot, active, past);
        Optional<Appointment> hold =
                active.stream()
                        .filter(
                                one ->
                                        one.getStatus()
                                                == AppointmentStatus.APPOINTMENT_STATUS_PENDING)
                        .min(Comparator.comparing(one -> one.getExpiresAt().getSeconds()));
        Duration left =
                hold.map(one -> Duration.between(now, instant(one.getExpiresAt())))
                        .orElse(Duration.ZERO);
        LocalTime start = instant(slot.getStartTime()).atZone(zone).toLocalTime();
        String status = status(slot, state, hold, left);
        String people = people(slot, state, active);
        return new SlotCell(
                slot.getSlotId(),
                slot.getDoctorId(),
                start,
                minutes(slot),
                state,
                status,
                people,
                texts.get(
                        "cell.spoken",
                        texts.time(start),
                        doctorNames.apply(slot.getDoctorId()),
                        status,
                        people),
                past,
                hold.isPresent(),
                hold.isPresent() && left.compareTo(URGENT) < 0);
    }

    private static CellState state(TimeSlot slot, List<Appointment> active, boolean past) {
        if (slot.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED && active.isEmpty()) {
            return CellState.BLOCKED;
        }
        if (slot.getBooked() == 0 && active.isEmpty()) {
            return past ? CellState.PAST : CellState.FREE;
        }
        if (slot.getCapacity() > 1) {
            return slot.getBooked() < slot.getCapacity() ? CellState.GROUP : CellState.FULL;
        }
        if (active.isEmpty()) {
            return CellState.TAKEN;
        }
        return active.getFirst().getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING
                ? CellState.HELD
                : CellState.BOOKED;
    }

    private String status(
            TimeSlot slot, CellState state, Optional<Appointment> hold, Duration left) {
        String countdown = hold.isPresent() ? texts.countdown(left) : "";
        return switch (state) {
            case FREE ->
                    slot.getCapacity() > 1
                            ? texts.get("cell.freePlaces", slot.getCapacity())
                            : texts.get("cell.free");
            case HELD -> texts.get("cell.held", countdown);
            case BOOKED -> texts.get("cell.booked");
            case TAKEN -> texts.get("cell.taken");
            case GROUP -> texts.get("cell.group", slot.getBooked(), slot.getCapacity());
            case FULL -> texts.get("cell.full", slot.getBooked(), slot.getCapacity());
            case BLOCKED -> texts.get("cell.blocked");
            case PAST -> texts.get("cell.past");
        };
    }

    private String people(TimeSlot slot, CellState state, List<Appointment> active) {
        return switch (state) {
            case FREE, TAKEN, PAST -> "";
            case BLOCKED -> slot.getBlockedReason();
            case BOOKED -> active.getFirst().getPatient().getDisplayName();
            case HELD ->
                    texts.get(
                            "cell.heldFor",
                            active.getFirst().getPatient().getDisplayName(),
                            active.getFirst().getBookedByName());
            case GROUP, FULL ->
                    active.stream()
                            .map(one -> one.getPatient().getDisplayName())
                            .collect(Collectors.joining(", "));
        };
    }

    private static int minutes(TimeSlot slot) {
        long seconds = slot.getEndTime().getSeconds() - slot.getStartTime().getSeconds();
        return (int) (seconds / 60);
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}

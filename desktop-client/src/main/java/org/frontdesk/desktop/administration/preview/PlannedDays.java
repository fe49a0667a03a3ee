package org.frontdesk.desktop.administration.preview;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.BulkCreateTimeSlotsResponse;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.PlannedSlot;
import org.frontdesk.api.v1.SlotClash;
import org.frontdesk.api.v1.SlotClashReason;
import org.frontdesk.desktop.administration.hours.SlotPattern.Piece;
import org.frontdesk.desktop.administration.preview.PlannedDay.Kind;
import org.frontdesk.desktop.administration.preview.PlannedDay.Obstacle;
import org.frontdesk.desktop.administration.preview.PlannedDay.Stretch;
import org.frontdesk.desktop.connection.WireTime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what the server said of a piece into days. */
final class PlannedDays {

    private final ZoneId zone;
    private final List<Closure> closures;
    private final Instant after;

    /**
     * @param closures in which nothing is made
     * @param after what would start earlier is not made, either
     */
    PlannedDays(ZoneId zone, List<Closure> closures, Instant after) {
        this.zone = zone;
        this.closures = closures;
        this.after = after;
    }

    /** Whether every clash of a piece was told, or nothing shorter can be asked. */
    static boolean isWhole(Piece piece, BulkCreateTimeSlotsResponse said) {
        return piece.days().size() == 1 || allClashesTold(said);
    }

    private static boolean allClashesTold(BulkCreateTimeSlotsResponse said) {
        return said.getClashCount() == said.getClashesCount();
    }

    /** The days on which anything would be made, or is in the way. */
    List<PlannedDay> of(Piece piece, BulkCreateTimeSlotsResponse said) {
        Map<PlannedSlot, List<SlotClash>> clashes =
                said.getClashesList().stream()
                        .collect(Collectors.groupingBy(SlotClash::getPlanned));
        Map<LocalDate, List<PlannedSlot>> byDay =
                said.getPlannedSlotsList().stream()
                        .filter(slot -> slot.getStartTime().getSeconds() > after.getEpochSecond())
                        .collect(Collectors.groupingBy(slot -> day(slot.getStartTime())));
        return piece.days().stream()
                .filter(byDay::containsKey)
                .map(
                        day ->
                                day(
                                        piece.doctorId(),
                                        day,
                                        byDay.get(day),
                                        clashes,
                                        allClashesTold(said)))
                .toList();
    }

    private PlannedDay day(
            String doctorId,
            LocalDate day,
            List<PlannedSlot> planned,
            Map<PlannedSlot, List<SlotClash>> clashes,
            boolean allTold) {
        List<Obstacle> obstacles = new ArrayList<>();
        List<PlannedSlot> free = new ArrayList<>();
        for (PlannedSlot slot : planned) {
            Optional<Closure> closed = closureOver(doctorId, slot);
            List<SlotClash> inTheWay = clashes.getOrDefault(slot, List.of());
            closed.ifPresent(closure -> obstacles.add(obstacle(slot, closure)));
            inTheWay.forEach(clash -> obstacles.add(obstacle(clash)));
            if (closed.isEmpty() && inTheWay.isEmpty() && allTold) {
                free.add(slot);
            }
        }
        return new PlannedDay(
                doctorId, day, stretches(free), obstacles, planned.size() - free.size());
    }

    private List<Stretch> stretches(List<PlannedSlot> slots) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < slots.size(); i++) {
            boolean goesOn =
                    i + 1 < slots.size()
                            && slots.get(i + 1).getStartTime().equals(slots.get(i).getEndTime());
            if (!goesOn) {
                stretches.add(
                        new Stretch(
                                time(slots.get(from).getStartTime()),
                                time(slots.get(i).getEndTime()),
                                i + 1 - from));
                from = i + 1;
            }
        }
        return stretches;
    }

    private Optional<Closure> closureOver(String doctorId, PlannedSlot slot) {
        return closures.stream()
                .filter(one -> one.getDoctorId().isEmpty() || one.getDoctorId().equals(doctorId))
                .filter(
                        one ->
                                one.getStartTime().getSeconds() < slot.getEndTime().getSeconds()
                                        && slot.getStartTime().getSeconds()
                                                < one.getEndTime().getSeconds())
                .findFirst();
    }

    private Obstacle obstacle(PlannedSlot slot, Closure closure) {
        return new Obstacle(
                time(slot.getStartTime()),
                time(slot.getEndTime()),
                Kind.CLOSED,
                "",
                Optional.empty(),
                Optional.empty(),
                0,
                closure.getReason());
    }

    private Obstacle obstacle(SlotClash clash) {
        return new Obstacle(
                time(clash.getPlanned().getStartTime()),
                time(clash.getPlanned().getEndTime()),
                clash.getReason() == SlotClashReason.SLOT_CLASH_REASON_ROOM
                        ? Kind.ROOM
                        : Kind.DOCTOR,
                clash.getSlot().getDoctorId(),
                Optional.of(time(clash.getSlot().getStartTime())),
                Optional.of(time(clash.getSlot().getEndTime())),
                clash.getSlot().getBooked(),
                "");
    }

    private LocalDate day(Timestamp time) {
        return WireTime.at(time, zone).toLocalDate();
    }

    private LocalTime time(Timestamp time) {
        return WireTime.at(time, zone).toLocalTime();
    }
}

package org.frontdesk.server.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a doctor receives, as people say it: these weekdays, these hours, slots of this length, not during breaks.
 *
 * @param hours within a day, on the clinic's wall clocks
 * @param breaks in which no slot is made
 */
public record WorkingPattern(
        LocalDate first,
        LocalDate last,
        Set<DayOfWeek> weekdays,
        MinuteRange hours,
        int slotMinutes,
        List<MinuteRange> breaks) {

    /** Minutes since the day's wall clocks showed 00:00: {@code start} inclusive, {@code end} exclusive, up to 1,440. */
    public record MinuteRange(int start, int end) {

        boolean overlaps(int otherStart, int otherEnd) {
            return start < otherEnd && otherStart < end;
        }
    }

    /**
     * The slots this pattern makes in a zone, in order. An hour the clocks skip makes none; an hour they repeat makes its
     * slots once, the first time round. Every slot lasts {@code slotMinutes} of real time.
     *
     * @param most stops after this many and one more, so that the caller can tell there are too many
     */
    public List<TimeRange> slots(ZoneId zone, int most) {
        List<TimeRange> made = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!weekdays.contains(day.getDayOfWeek())) {
                continue;
            }
            for (int minute : startMinutes()) {
                slot(day.atStartOfDay().plusMinutes(minute), zone).ifPresent(made::add);
            }
            if (made.size() > most) {
                break;
            }
        }
        return made;
    }

    private List<Integer> startMinutes() {
        List<Integer> starts = new ArrayList<>();
        int start = hours.start();
        while (start + slotMinutes <= hours.end()) {
            Optional<MinuteRange> pause = breakDuring(start, start + slotMinutes);
            if (pause.isPresent()) {
                start = pause.get().end();
            } else {
                starts.add(start);
                start += slotMinutes;
            }
        }
        return starts;
    }

    private Optional<MinuteRange> breakDuring(int start, int end) {
        return breaks.stream().filter(one -> one.overlaps(start, end)).findFirst();
    }

    private Optional<TimeRange> slot(LocalDateTime wallStart, ZoneId zone) {
        if (zone.getRules().getValidOffsets(wallStart).isEmpty()) {
            return Optional.empty(); // the clocks never show this time
        }
        Instant start = wallStart.atZone(zone).toInstant(); // of two, the first
        Duration length = Duration.ofMinutes(slotMinutes);
        // The wall clock in the slot's last minute: ahead of what was meant only when the clocks
        // skip time within the slot.
        LocalDateTime lastMinute =
                start.plus(length).minus(Duration.ofMinutes(1)).atZone(zone).toLocalDateTime();
        if (lastMinute.isAfter(wallStart.plus(length).minusMinutes(1))) {
            return Optional.empty();
        }
        return Optional.of(new TimeRange(start, start.plus(length)));
    }
}

package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;
import org.jooq.Record;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a doctor receives on a day of the week.
 *
 * @param last inclusive; empty: until further notice
 */
public record WeeklyTemplate(
        TemplateId id,
        DoctorId doctor,
        DayOfWeek weekday,
        Hours hours,
        LocalDate first,
        Optional<LocalDate> last,
        long version) {

    /**
     * The hours of one day, on the clinic's wall clocks.
     *
     * @param room where its slots are; empty: in none that is known here
     */
    public record Hours(
            MinuteRange range,
            int slotMinutes,
            List<MinuteRange> breaks,
            int capacity,
            Optional<RoomId> room) {

        String breaksAsText() {
            return breaks.stream()
                    .map(one -> one.start() + "-" + one.end())
                    .collect(Collectors.joining(","));
        }
    }

    /** What it makes between two days, as far as it is valid then. */
    Optional<WorkingPattern> pattern(LocalDate from, LocalDate to) {
        LocalDate begin = first.isAfter(from) ? first : from;
        LocalDate end = last.filter(day -> day.isBefore(to)).orElse(to);
        return end.isBefore(begin)
                ? Optional.empty()
                : Optional.of(
                        new WorkingPattern(
                                begin,
                                end,
                                Set.of(weekday),
                                hours.range(),
                                hours.slotMinutes(),
                                hours.breaks()));
    }

    public static WeeklyTemplate decode(Record row) {
        var table = WEEKLY_TEMPLATES;
        return new WeeklyTemplate(
                new TemplateId(row.get(table.ID)),
                new DoctorId(row.get(table.DOCTOR_ID)),
                DayOfWeek.of(row.get(table.WEEKDAY)),
                new Hours(
                        new MinuteRange(row.get(table.START_MINUTE), row.get(table.END_MINUTE)),
                        row.get(table.SLOT_MINUTES),
                        breaks(row.get(table.BREAKS)),
                        row.get(table.CAPACITY),
                        Optional.ofNullable(row.get(table.ROOM_ID)).map(RoomId::new)),
                row.get(table.VALID_FROM),
                Optional.ofNullable(row.get(table.VALID_TO)),
                row.get(table.VERSION));
    }

    private static List<MinuteRange> breaks(String text) {
        return Arrays.stream(text.split(","))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("-"))
                .map(ends -> new MinuteRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .toList();
    }
}

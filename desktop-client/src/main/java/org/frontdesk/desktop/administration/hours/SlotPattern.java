package org.frontdesk.desktop.administration.hours;

import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The same hours on some weekdays of a range of days, cut into pieces that are asked for and made one at a time.
 *
 * @param last inclusive
 */
public record SlotPattern(
        LocalDate first, LocalDate last, Set<DayOfWeek> weekdays, WeeklyHours hours) {

    /** As many slots as the server tells one by one in a dry run. */
    private static final int MOST_TOLD = 500;

    /**
     * Some days of one week of one doctor.
     *
     * @param days in order; at least one
     */
    public record Piece(String doctorId, List<LocalDate> days) {

        /** A day at a time. */
        public Stream<Piece> split() {
            return days.stream().map(day -> new Piece(doctorId, List.of(day)));
        }
    }

    /** The pieces of a doctor, in order; each is a week at most, and so short that the server tells all of its slots. */
    public List<Piece> pieces(String doctorId) {
        int minutes =
                TimesOfDay.minuteOf(hours.getHours().getEnd())
                        - TimesOfDay.minuteOf(hours.getHours().getStart());
        int slotsOfADay = Math.max(1, minutes / hours.getSlotMinutes());
        int mostDays = Math.max(1, MOST_TOLD / slotsOfADay);
        List<Piece> pieces = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        LocalDate endOfWeek = first;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!weekdays.contains(day.getDayOfWeek())) {
                continue;
            }
            if (!days.isEmpty() && (day.isAfter(endOfWeek) || days.size() == mostDays)) {
                pieces.add(new Piece(doctorId, List.copyOf(days)));
                days.clear();
            }
            endOfWeek = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            days.add(day);
        }
        if (!days.isEmpty()) {
            pieces.add(new Piece(doctorId, List.copyOf(days)));
        }
        return pieces;
    }

    /** The request for a piece, without its id. */
    public BulkCreateTimeSlotsRequest request(Piece piece) {
        return base(piece).setHours(hours.getHours()).addAllBreaks(hours.getBreaksList()).build();
    }

    /** The request for a part of the one day of a piece, without its id. */
    public BulkCreateTimeSlotsRequest request(Piece day, TimeOfDayRange part) {
        return base(day).setHours(part).build();
    }

    private BulkCreateTimeSlotsRequest.Builder base(Piece piece) {
        return BulkCreateTimeSlotsRequest.newBuilder()
                .setDoctorId(piece.doctorId())
                .setFirstDate(piece.days().getFirst().toString())
                .setLastDate(piece.days().getLast().toString())
                .addAllWeekdays(
                        piece.days().stream()
                                .map(day -> Weekday.forNumber(day.getDayOfWeek().getValue()))
                                .toList())
                .setSlotMinutes(hours.getSlotMinutes())
                .setCapacity(hours.getCapacity())
                .setRoomId(hours.getRoomId());
    }
}

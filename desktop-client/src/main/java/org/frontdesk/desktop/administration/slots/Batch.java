package org.frontdesk.desktop.administration.slots;

import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.desktop.administration.hours.SlotPattern;
import org.frontdesk.desktop.administration.hours.SlotPattern.Piece;
import org.frontdesk.desktop.administration.hours.TimesOfDay;
import org.frontdesk.desktop.administration.preview.PlannedDay;
import org.frontdesk.desktop.administration.preview.PlannedDay.Stretch;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is made with one call: all of it, or none.
 *
 * @param content the request without its id
 * @param days what it makes, or a part of
 */
record Batch(BulkCreateTimeSlotsRequest content, List<PlannedDay> days) {

    private static final TimeOfDay MIDNIGHT = TimeOfDay.newBuilder().setHours(24).build();

    /**
     * What makes everything that was planned, in order of time: the clear days of a doctor's week with one call, and of a
     * day on which something is in the way each stretch with its own.
     */
    static List<Batch> of(SlotPattern pattern, List<PlannedDay> planned) {
        Map<String, Map<LocalDate, PlannedDay>> byDoctor = new HashMap<>();
        planned.forEach(
                day ->
                        byDoctor.computeIfAbsent(day.doctorId(), id -> new HashMap<>())
                                .put(day.date(), day));
        List<Batch> batches = new ArrayList<>();
        byDoctor.forEach(
                (doctorId, days) ->
                        pattern.pieces(doctorId)
                                .forEach(piece -> batches.addAll(of(pattern, piece, days))));
        batches.sort(Comparator.comparing(batch -> batch.content().getFirstDate()));
        return batches;
    }

    private static List<Batch> of(
            SlotPattern pattern, Piece piece, Map<LocalDate, PlannedDay> planned) {
        Map<Boolean, List<PlannedDay>> byClear =
                piece.days().stream()
                        .map(planned::get)
                        .filter(day -> day != null && day.count() > 0)
                        .collect(Collectors.partitioningBy(PlannedDay::isClear));
        List<Batch> batches = new ArrayList<>();
        List<PlannedDay> clear = byClear.get(true);
        if (!clear.isEmpty()) {
            Piece days = new Piece(piece.doctorId(), clear.stream().map(PlannedDay::date).toList());
            batches.add(new Batch(pattern.request(days), clear));
        }
        for (PlannedDay day : byClear.get(false)) {
            Piece one = new Piece(piece.doctorId(), List.of(day.date()));
            for (Stretch stretch : day.stretches()) {
                batches.add(new Batch(pattern.request(one, range(stretch)), List.of(day)));
            }
        }
        return batches;
    }

    private static TimeOfDayRange range(Stretch stretch) {
        return TimeOfDayRange.newBuilder()
                .setStart(TimesOfDay.of(stretch.start()))
                .setEnd(
                        stretch.end().equals(LocalTime.MIDNIGHT)
                                ? MIDNIGHT
                                : TimesOfDay.of(stretch.end()))
                .build();
    }
}

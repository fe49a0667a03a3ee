package org.frontdesk.desktop.administration.templates;

import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.administration.hours.Rooms;
import org.frontdesk.desktop.administration.hours.TimesOfDay;
import org.frontdesk.desktop.administration.hours.Weekdays;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Weekly hours in words. */
final class TemplateWords {

    private final Rooms rooms;
    private final Clock clock;
    private final Texts texts;

    TemplateWords(Rooms rooms, Clock clock, Texts texts) {
        this.rooms = rooms;
        this.clock = clock;
        this.texts = texts;
    }

    /** {@code Monday}. */
    String weekday(WeeklyTemplate template) {
        return Weekdays.name(DayOfWeek.of(template.getWeekday().getNumber()), texts);
    }

    /** {@code 09:00 – 17:00}. */
    String hours(WeeklyTemplate template) {
        return range(template.getWeeklyHours().getHours());
    }

    /** Slots, breaks, places and room. */
    String details(WeeklyTemplate template) {
        WeeklyHours hours = template.getWeeklyHours();
        StringBuilder words =
                new StringBuilder(texts.get("myday.hours.slots", hours.getSlotMinutes()));
        if (hours.getBreaksCount() > 0) {
            String breaks =
                    hours.getBreaksList().stream()
                            .map(this::range)
                            .collect(Collectors.joining(", "));
            words.append(" · ").append(texts.get("myday.hours.breaks", breaks));
        }
        if (hours.getCapacity() > 1) {
            words.append(" · ").append(texts.get("templates.places", hours.getCapacity()));
        }
        String room = rooms.name(hours.getRoomId());
        if (!room.isEmpty()) {
            words.append(" · ").append(room);
        }
        return words.toString();
    }

    /** From when until when it is so; empty for ever. */
    String validity(WeeklyTemplate template) {
        LocalDate first = LocalDate.parse(template.getFirstDate());
        String from =
                first.isAfter(LocalDate.now(clock))
                        ? texts.get("myday.hours.from", texts.date(first))
                        : "";
        String until =
                template.getLastDate().isEmpty()
                        ? ""
                        : texts.get(
                                "myday.hours.until",
                                texts.date(LocalDate.parse(template.getLastDate())));
        return (from + " " + until).strip();
    }

    private String range(TimeOfDayRange range) {
        return texts.get(
                "booking.time",
                TimesOfDay.words(range.getStart()),
                TimesOfDay.words(range.getEnd()));
    }
}

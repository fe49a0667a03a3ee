package org.frontdesk.desktop.waitlist;

import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody waits for, and for how long, in words. */
final class WishesInWords {

    private final Doctors doctors;
    private final Clock clock;
    private final Texts texts;

    /**
     * @param clock the server's, in the clinic's zone
     */
    WishesInWords(Doctors doctors, Clock clock, Texts texts) {
        this.doctors = doctors;
        this.clock = clock;
        this.texts = texts;
    }

    /** The entry as a line of the list. */
    WaitingEntry line(WaitlistEntry entry) {
        Urgency urgency = Urgency.of(entry.getPriority());
        return new WaitingEntry(
                entry,
                entry.getPatient().getDisplayName(),
                texts.get(
                        "patient.details",
                        texts.date(LocalDate.parse(entry.getPatient().getBirthDate())),
                        Long.toString(entry.getPatient().getPatientNumber())),
                forWhat(entry),
                when(entry),
                waits(entry),
                joined(entry).isBefore(LocalDate.now(clock))
                        ? texts.get("waitlist.since", texts.date(joined(entry)))
                        : "",
                urgency,
                urgency.priority() == entry.getPriority()
                        ? texts.get(urgency.textKey())
                        : texts.get(
                                "waitlist.urgency.exactly",
                                texts.get(urgency.textKey()),
                                entry.getPriority()));
    }

    private String forWhat(WaitlistEntry entry) {
        return entry.getDoctorId().isEmpty()
                ? entry.getSpecialization()
                : doctors.name(entry.getDoctorId());
    }

    /** {@code Mon, Thu · Morning · until Dec 20, 2026}. */
    private String when(WaitlistEntry entry) {
        List<String> wishes = new ArrayList<>();
        if (entry.getWeekdaysCount() > 0) {
            wishes.add(
                    entry.getWeekdaysList().stream()
                            .sorted(Comparator.comparing(Weekday::getNumber))
                            .map(day -> DayOfWeek.of(day.getNumber()))
                            .map(day -> day.getDisplayName(TextStyle.SHORT, texts.locale()))
                            .collect(Collectors.joining(", ")));
        }
        if (entry.hasTimeOfDay() && !DayHours.isWhole(entry.getTimeOfDay())) {
            wishes.add(timeOfDay(entry.getTimeOfDay()));
        }
        LocalDate earliest = LocalDate.parse(entry.getEarliestDate());
        if (earliest.isAfter(LocalDate.now(clock))) {
            wishes.add(texts.get("waitlist.from", texts.date(earliest)));
        }
        if (!entry.getLatestDate().isEmpty()) {
            wishes.add(
                    texts.get(
                            "waitlist.until", texts.date(LocalDate.parse(entry.getLatestDate()))));
        }
        return wishes.isEmpty() ? texts.get("waitlist.anyTime") : String.join(" · ", wishes);
    }

    private String timeOfDay(TimeOfDayRange range) {
        return DayHours.partOf(range)
                .map(part -> texts.get(DayHours.textKey(part)))
                .orElseGet(
                        () ->
                                texts.get(
                                        "booking.time",
                                        time(range.getStart()),
                                        time(range.getEnd())));
    }

    private String time(TimeOfDay time) {
        return time.getHours() == 24
                ? "24:00"
                : texts.time(LocalTime.of(time.getHours(), time.getMinutes()));
    }

    private String waits(WaitlistEntry entry) {
        return texts.get(
                "waitlist.waits", ChronoUnit.DAYS.between(joined(entry), LocalDate.now(clock)));
    }

    private LocalDate joined(WaitlistEntry entry) {
        return WireTime.at(entry.getJoinedAt(), clock.getZone()).toLocalDate();
    }
}

package org.frontdesk.server.waitlist;

import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Fields;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads wishes from a request, noting everything that is wrong with them. */
final class WishesFields {

    private static final int LONGEST_SPECIALIZATION = 100;

    private WishesFields() {}

    static Wishes read(Fields fields, JoinWaitlistRequest request, LocalDate today) {
        var doctor = fields.optionalId("doctor_id", request.getDoctorId(), DoctorId::new);
        var specialization =
                Optional.of(
                                fields.optionalText(
                                        "specialization",
                                        request.getSpecialization(),
                                        LONGEST_SPECIALIZATION))
                        .filter(text -> !text.isEmpty());
        if (request.getDoctorId().isEmpty() && request.getSpecialization().isBlank()) {
            fields.violation("doctor_id", "or specialization is required");
        }
        if (doctor.isPresent() && specialization.isPresent()) {
            fields.violation("specialization", "is only for an entry without doctor_id");
        }
        LocalDate earliest =
                request.getEarliestDate().isEmpty()
                        ? today
                        : fields.date("earliest_date", request.getEarliestDate());
        Optional<LocalDate> latest = latest(fields, request.getLatestDate(), earliest, today);
        int from = 0;
        int until = Wishes.DAY_MINUTES;
        if (request.hasTimeOfDay()) {
            from = minute(fields, "time_of_day.start", request.getTimeOfDay().getStart());
            until = minute(fields, "time_of_day.end", request.getTimeOfDay().getEnd());
            if (until <= from) {
                fields.violation("time_of_day.end", "is not after start");
            }
        }
        return new Wishes(
                doctor,
                specialization,
                earliest,
                latest,
                from,
                until,
                weekdays(fields, request.getWeekdaysList()));
    }

    private static Optional<LocalDate> latest(
            Fields fields, String value, LocalDate earliest, LocalDate today) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        LocalDate latest = fields.date("latest_date", value);
        if (latest != null && latest.isBefore(today)) {
            fields.violation("latest_date", "is in the past");
        } else if (latest != null && earliest != null && latest.isBefore(earliest)) {
            fields.violation("latest_date", "is before earliest_date");
        }
        return Optional.ofNullable(latest);
    }

    private static Set<DayOfWeek> weekdays(Fields fields, List<Weekday> weekdays) {
        Set<DayOfWeek> read = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i < weekdays.size(); i++) {
            Weekday day = weekdays.get(i);
            if (day == Weekday.UNRECOGNIZED || day == Weekday.WEEKDAY_UNSPECIFIED) {
                fields.violation("weekdays[" + i + "]", "is not a day of the week");
            } else if (!read.add(DayOfWeek.of(day.getNumber()))) {
                fields.violation("weekdays[" + i + "]", "is there twice");
            }
        }
        return read;
    }

    private static int minute(Fields fields, String field, TimeOfDay time) {
        int minute = time.getHours() * 60 + time.getMinutes();
        if (time.getHours() < 0
                || time.getHours() > 24
                || time.getMinutes() < 0
                || time.getMinutes() > 59
                || minute > Wishes.DAY_MINUTES) {
            fields.violation(field, "is not a time of day between 0:00 and 24:00");
            return 0;
        }
        return minute;
    }
}

package org.frontdesk.server.reports;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Fields;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is counted together, in the order of a report's rows. The database knows groups by their numbers, from 1.
 *
 * @param heads what each group is of
 * @param ofDoctors each doctor's group, in the order of the doctors; 1 where doctors make no difference
 */
public record Groups(List<Head> heads, List<Integer> ofDoctors) {

    /** What a group is of; what it is not of is empty. */
    public record Head(
            Optional<DoctorId> doctor,
            String doctorName,
            String specialization,
            Optional<LocalDate> week) {}

    /** A doctor as reports know them. */
    public record Doctor(DoctorId id, String name, String specialization) {}

    static Groups ofNothing(List<Doctor> doctors) {
        return new Groups(List.of(), Collections.nCopies(doctors.size(), 1));
    }

    static Groups ofDoctors(List<Doctor> doctors) {
        List<Head> heads = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Doctor one : doctors) {
            heads.add(
                    new Head(
                            Optional.of(one.id()),
                            one.name(),
                            one.specialization(),
                            Optional.empty()));
            numbers.add(heads.size());
        }
        return new Groups(heads, numbers);
    }

    /** Letter case makes no other specialization. */
    static Groups ofSpecializations(List<Doctor> doctors) {
        Map<String, String> names = new TreeMap<>();
        doctors.forEach(one -> names.putIfAbsent(folded(one), one.specialization()));
        List<String> order = List.copyOf(names.keySet());
        return new Groups(
                names.values().stream()
                        .map(name -> new Head(Optional.empty(), "", name, Optional.empty()))
                        .toList(),
                doctors.stream().map(one -> 1 + order.indexOf(folded(one))).toList());
    }

    /** Each week that shares a day with the dates. */
    static Groups ofWeeks(List<Doctor> doctors, Fields.DateRange dates) {
        LocalDate first = dates.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Groups(
                first.datesUntil(dates.last().plusDays(1), java.time.Period.ofWeeks(1))
                        .map(monday -> new Head(Optional.empty(), "", "", Optional.of(monday)))
                        .toList(),
                Collections.nCopies(doctors.size(), 1));
    }

    private static String folded(Doctor doctor) {
        return doctor.specialization().toLowerCase(Locale.ROOT);
    }
}

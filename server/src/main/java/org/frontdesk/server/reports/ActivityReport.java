package org.frontdesk.server.reports;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.CancellationCode;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.reports.Figures.LeadTime;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts slots and appointments of some days. The database does the counting, in two statements on one snapshot, each over the
 * index by doctor and time. It is told the weeks' beginnings, so that they are the clinic's.
 */
public final class ActivityReport {

    /** What is to be counted; no doctors: everybody's. */
    public record Asked(Fields.DateRange dates, Grouping grouping, List<DoctorId> doctors) {}

    /** What came of it. */
    public sealed interface Answer permits Report, TookTooLong {}

    /** The figures. */
    public record Report(List<Row> rows, Figures total) implements Answer {}

    /** The database gave up in time. */
    public record TookTooLong() implements Answer {}

    /** The figures of a group. */
    public record Row(Groups.Head of, Figures figures) {}

    private static final String GAVE_UP = "57014"; // query_canceled, here by statement_timeout

    /** {0} doctors, {1} their groups, {2} and {3} the time, {4} the weeks' beginnings. */
    private static final String SLOTS =
            """
            with counted as (
                select %s as its_group, capacity, blocked_reason is not null as is_blocked,
                    booked - coalesce(json_array_length(holds), 0) as used
                from unnest({0}, {1}) as whose(doctor_id, doctors_group) join time_slots using (doctor_id)
                where starts_at >= {2} and starts_at < {3}
            )
            select its_group, grouping(its_group) as is_total, sum(used) as used,
                sum(case when is_blocked then used else capacity end) as offered
            from counted group by grouping sets ((its_group), ())
            """;

    /** A lead time counts for an appointment that is, or was, to take place, and was booked ahead. */
    private static final String APPOINTMENTS =
            """
            with counted as (
                select %s as its_group, status, cancellation_code,
                    case when status in ('CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED', 'NO_SHOW') and not walk_in
                        then extract(epoch from starts_at - booked_at)::double precision end as lead
                from unnest({0}, {1}) as whose(doctor_id, doctors_group) join appointments using (doctor_id)
                where starts_at >= {2} and starts_at < {3}
            )
            select its_group, grouping(its_group) as is_total, %s,
                count(lead) as leads, avg(lead) as mean,
                percentile_cont(0.5) within group (order by lead) as median,
                percentile_cont(0.9) within group (order by lead) as ninth_decile
            from counted group by grouping sets ((its_group), ())
            """;

    private static final String COUNTS =
            counts("status", AppointmentStatus.values())
                    + ", "
                    + counts("cancellation_code", CancellationCode.values());

    /** The number of the total; those of groups begin with 1. */
    private static final int TOTAL = 0;

    private final Transactions transactions;
    private final ClinicDays days;

    public ActivityReport(Transactions transactions, ClinicDays days) {
        this.transactions = transactions;
        this.days = days;
    }

    public Answer of(Asked asked) {
        try {
            return transactions.report(db -> read(db, asked));
        } catch (DataAccessException failure) {
            if (failure.sqlState().equals(GAVE_UP)) {
                return new TookTooLong();
            }
            throw failure;
        }
    }

    private Report read(DSLContext db, Asked asked) {
        List<Groups.Doctor> doctors = doctors(db, asked.doctors());
        Groups groups =
                switch (asked.grouping()) {
                    case NONE -> Groups.ofNothing(doctors);
                    case DOCTOR -> Groups.ofDoctors(doctors);
                    case SPECIALIZATION -> Groups.ofSpecializations(doctors);
                    case WEEK -> Groups.ofWeeks(doctors, asked.dates());
                };
        boolean areWeeks = asked.grouping() == Grouping.WEEK;
        String group = areWeeks ? "width_bucket(starts_at, {4})" : "doctors_group";
        QueryPart[] bound =
                bound(
                        doctors,
                        groups,
                        days.range(asked.dates()),
                        areWeeks ? weeks(groups) : List.of());
        var ofSlots = byGroup(db.fetch(SLOTS.formatted(group), bound), ActivityReport::slotFigures);
        var ofAppointments =
                byGroup(
                        db.fetch(APPOINTMENTS.formatted(group, COUNTS), bound),
                        ActivityReport::appointmentFigures);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < groups.heads().size(); i++) {
            int number = i + 1;
            if (areWeeks || ofSlots.containsKey(number) || ofAppointments.containsKey(number)) {
                rows.add(new Row(groups.heads().get(i), figures(number, ofSlots, ofAppointments)));
            }
        }
        return new Report(rows, figures(TOTAL, ofSlots, ofAppointments));
    }

    private static List<Groups.Doctor> doctors(DSLContext db, List<DoctorId> asked) {
        UUID[] ids = asked.stream().map(DoctorId::value).toArray(UUID[]::new);
        return db.select(DOCTORS.ID, DOCTORS.DISPLAY_NAME, DOCTORS.SPECIALIZATION)
                .from(DOCTORS)
                .where(ids.length == 0 ? DSL.noCondition() : DOCTORS.ID.eq(DSL.any(ids)))
                .orderBy(DOCTORS.FAMILY_NAME, DOCTORS.GIVEN_NAME, DOCTORS.ID)
                .fetch(
                        row ->
                                new Groups.Doctor(
                                        new DoctorId(row.value1()), row.value2(), row.value3()));
    }

    /** A week's first day begins before those of the report, which leave out what is earlier. */
    private List<Instant> weeks(Groups groups) {
        return groups.heads().stream()
                .map(one -> one.week().orElseThrow().atStartOfDay(days.zone()).toInstant())
                .toList();
    }

    private static QueryPart[] bound(
            List<Groups.Doctor> doctors, Groups groups, TimeRange time, List<Instant> weeks) {
        return new QueryPart[] {
            BoundArray.ofUuids(doctors, one -> one.id().value()),
            BoundArray.ofIntegers(groups.ofDoctors(), number -> number),
            DSL.val(time.start()),
            DSL.val(time.end()),
            BoundArray.ofInstants(weeks, at -> at)
        };
    }

    private static Map<Integer, Figures> byGroup(
            Result<Record> rows, Function<Record, Figures> figures) {
        Map<Integer, Figures> byGroup = new HashMap<>();
        for (Record row : rows) {
            boolean isTotal = row.get("is_total", Integer.class) == 1;
            byGroup.put(isTotal ? TOTAL : row.get("its_group", Integer.class), figures.apply(row));
        }
        return byGroup;
    }

    private static Figures figures(
            int number, Map<Integer, Figures> ofSlots, Map<Integer, Figures> ofAppointments) {
        return ofSlots.getOrDefault(number, Figures.NONE)
                .withAppointmentsOf(ofAppointments.getOrDefault(number, Figures.NONE));
    }

    private static Figures slotFigures(Record row) {
        return new Figures(
                number(row, "offered"), number(row, "used"), Map.of(), Map.of(), Optional.empty());
    }

    private static Figures appointmentFigures(Record row) {
        long leads = number(row, "leads");
        return new Figures(
                0,
                0,
                counted(row, AppointmentStatus.class),
                counted(row, CancellationCode.class),
                leads == 0
                        ? Optional.empty()
                        : Optional.of(
                                new LeadTime(
                                        leads,
                                        duration(row, "mean"),
                                        duration(row, "median"),
                                        duration(row, "ninth_decile"))));
    }

    private static <E extends Enum<E>> Map<E, Long> counted(Record row, Class<E> type) {
        Map<E, Long> counted = new EnumMap<>(type);
        for (E one : type.getEnumConstants()) {
            long count = number(row, one.name());
            if (count > 0) {
                counted.put(one, count);
            }
        }
        return counted;
    }

    /** Sums of nothing are null. */
    private static long number(Record row, String column) {
        return Optional.ofNullable(row.get(column, Long.class)).orElse(0L);
    }

    private static Duration duration(Record row, String column) {
        return Duration.ofSeconds(Math.round(row.get(column, Double.class)));
    }

    private static String counts(String column, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(
                        one ->
                                "count(*) filter (where %s = '%s') as \"%s\""
                                        .formatted(column, one.name(), one.name()))
                .collect(Collectors.joining(", "));
    }
}

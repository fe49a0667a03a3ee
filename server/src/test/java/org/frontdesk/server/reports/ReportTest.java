package org.frontdesk.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.util.Durations;

import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.CancellationCount;
import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.api.v1.GetActivityReportRequest;
import org.frontdesk.api.v1.GetActivityReportResponse;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.ReportFigures;
import org.frontdesk.api.v1.ReportGrouping;
import org.frontdesk.api.v1.ReportRow;
import org.frontdesk.api.v1.ReportServiceGrpc;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** The figures of a clinic small enough to be counted by hand, or by plain arithmetic. Each test has a time of its own. */
class ReportTest {

    private static final Set<AppointmentStatus> ACTIVE =
            EnumSet.of(
                    AppointmentStatus.PENDING,
                    AppointmentStatus.CONFIRMED,
                    AppointmentStatus.CHECKED_IN,
                    AppointmentStatus.IN_PROGRESS,
                    AppointmentStatus.COMPLETED);

    private static RunningClinic clinic;
    private static UUID heart;
    private static UUID otherHeart;
    private static UUID skin;

    /** An appointment, as a test knows it. */
    private record Visit(AppointmentStatus status, String code, Duration lead) {

        static Visit of(AppointmentStatus status, int leadHours) {
            return new Visit(status, null, Duration.ofHours(leadHours));
        }

        static Visit cancelled(String code) {
            return new Visit(AppointmentStatus.CANCELLED, code, Duration.ofHours(5));
        }

        boolean isActive() {
            return ACTIVE.contains(status);
        }
    }

    /** A slot and its appointments, as a test knows them. */
    private record Slot(
            UUID doctor, LocalDateTime start, int capacity, boolean blocked, List<Visit> visits) {

        int used() {
            return (int) visits.stream().filter(Visit::isActive).count();
        }
    }

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        heart = clinic.doctor("Cardiology");
        otherHeart = clinic.doctor("cardiology");
        skin = clinic.doctor("Dermatology");
        clinic.user("root", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("doctor", Role.DOCTOR, heart, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static void put(Slot slot) {
        UUID id = UUID.randomUUID();
        Instant start = slot.start().atZone(RunningClinic.ZONE).toInstant();
        Instant end = start.plus(Duration.ofMinutes(20));
        clinic.database.execute(
                ("insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, booked,"
                                + " overbooked_places, blocked_reason) values ('%s', '%s', '%s',"
                                + " '%s', %d, %d, %d, %s)")
                        .formatted(
                                id,
                                slot.doctor(),
                                start,
                                end,
                                slot.capacity(),
                                slot.used(),
                                Math.max(0, slot.used() - slot.capacity()),
                                slot.blocked() ? "'training'" : "null"));
        for (Visit visit : slot.visits()) {
            clinic.database.execute(
                    ("insert into appointments (id, slot_id, doctor_id, patient_id, starts_at,"
                         + " ends_at, status, booked_by, booked_at, cancellation_code, expires_at)"
                         + " values ('%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', '%s', %s, %s)")
                            .formatted(
                                    UUID.randomUUID(),
                                    id,
                                    slot.doctor(),
                                    clinic.patient(),
                                    start,
                                    end,
                                    visit.status(),
                                    UUID.randomUUID(),
                                    start.minus(visit.lead()),
                                    visit.code() == null ? "null" : "'" + visit.code() + "'",
                                    visit.status() == AppointmentStatus.PENDING
                                            ? "'2100-01-01'"
                                            : "null"));
        }
    }

    private static GetActivityReportRequest.Builder asking(LocalDate first, LocalDate last) {
        return GetActivityReportRequest.newBuilder()
                .setFirstDate(first.toString())
                .setLastDate(last.toString());
    }

    private static GetActivityReportResponse report(GetActivityReportRequest.Builder request) {
        return report("root", request);
    }

    private static GetActivityReportResponse report(
            String user, GetActivityReportRequest.Builder request) {
        return clinic.as(user, ReportServiceGrpc.newBlockingStub(clinic.channel()))
                .getActivityReport(request.build());
    }

    @Test
    void aDayCountedByHand() {
        LocalDate day = LocalDate.of(2025, 5, 6);
        put(
                new Slot(
                        heart,
                        day.atTime(9, 0),
                        3,
                        false,
                        List.of(
                                Visit.of(AppointmentStatus.COMPLETED, 10),
                                Visit.of(AppointmentStatus.COMPLETED, 20),
                                Visit.of(AppointmentStatus.NO_SHOW, 60),
                                Visit.cancelled("PATIENT_ILL"),
                                Visit.cancelled("PATIENT_ILL"),
                                Visit.cancelled("OTHER"))));
        put(
                new Slot(
                        heart,
                        day.atTime(10, 0),
                        2,
                        false,
                        List.of(
                                Visit.of(AppointmentStatus.CHECKED_IN, 30),
                                Visit.of(AppointmentStatus.EXPIRED, 1000))));
        put(new Slot(heart, day.atTime(11, 0), 4, true, List.of()));
        put(
                new Slot(
                        heart,
                        day.atTime(12, 0),
                        4,
                        true,
                        List.of(Visit.of(AppointmentStatus.PENDING, 2000))));
        put(
                new Slot(
                        heart,
                        day.plusDays(1).atStartOfDay(),
                        9,
                        false,
                        List.of(Visit.of(AppointmentStatus.COMPLETED, 1))));

        ReportFigures figures = report(asking(day, day)).getTotal();

        assertThat(figures.getOfferedPlaces()).isEqualTo(3 + 2 + 1);
        assertThat(figures.getUsedPlaces()).isEqualTo(2 + 1 + 1);
        assertThat(figures.getUsedShare()).isCloseTo(4 / 6.0, within(1e-9));
        assertThat(figures.getAppointmentCount()).isEqualTo(9);
        assertThat(figures.getOpenCount()).isEqualTo(1);
        assertThat(figures.getPresentCount()).isEqualTo(1);
        assertThat(figures.getCompletedCount()).isEqualTo(2);
        assertThat(figures.getNoShowCount()).isEqualTo(1);
        assertThat(figures.getExpiredCount()).isEqualTo(1);
        assertThat(figures.getNoShowRate()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(figures.getCancellationsList())
                .containsExactly(
                        cancellations(CancellationCode.CANCELLATION_CODE_PATIENT_ILL, 2),
                        cancellations(CancellationCode.CANCELLATION_CODE_OTHER, 1));
        // 10, 20, 30 and 60 hours
        assertThat(figures.getLeadTime().getAppointmentCount()).isEqualTo(4);
        assertThat(figures.getLeadTime().getMean()).isEqualTo(Durations.fromHours(30));
        assertThat(figures.getLeadTime().getMedian()).isEqualTo(Durations.fromHours(25));
        assertThat(figures.getLeadTime().getNinthDecile()).isEqualTo(Durations.fromHours(51));
    }

    private static CancellationCount cancellations(CancellationCode code, int count) {
        return CancellationCount.newBuilder().setCode(code).setCount(count).build();
    }

    @Test
    void whereNothingHappenedNothingIsDividedByIt() {
        LocalDate day = LocalDate.of(2001, 1, 2);

        var report = report(asking(day, day).setGroupBy(ReportGrouping.REPORT_GROUPING_DOCTOR));

        assertThat(report.getRowsList()).isEmpty();
        assertThat(report.getTotal()).isEqualTo(ReportFigures.getDefaultInstance());
    }

    @Test
    void aHoldTakesNoPlaceOfAReport() {
        LocalDate day = LocalDate.ofInstant(Instant.now(), RunningClinic.ZONE).plusDays(40);
        Instant start = day.atTime(9, 0).atZone(RunningClinic.ZONE).toInstant();
        UUID slot = clinic.slot(skin, start, start.plus(Duration.ofMinutes(20)), 2);
        clinic.as("desk", HoldServiceGrpc.newBlockingStub(clinic.channel()))
                .holdPlace(
                        HoldPlaceRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slot.toString())
                                .build());
        clinic.appointments("desk").bookAppointment(Commands.booking(slot, clinic.patient()));

        assertThat(report(asking(day, day)).getTotal().getUsedPlaces()).isEqualTo(1);
    }

    @Test
    void whoWalkedInDidNotBookAheadAndAnOverbookedSlotIsUsedBeyondWhatItOffers() {
        LocalDate day = LocalDate.of(2025, 7, 8);
        put(
                new Slot(
                        heart,
                        day.atTime(9, 0),
                        1,
                        false,
                        List.of(
                                Visit.of(AppointmentStatus.COMPLETED, 10),
                                Visit.of(AppointmentStatus.COMPLETED, 0))));
        clinic.database.execute(
                "update appointments set walk_in = true where booked_at = starts_at and starts_at ="
                        + " '%s'"
                                .formatted(
                                        day.atTime(9, 0).atZone(RunningClinic.ZONE).toInstant()));

        ReportFigures figures = report(asking(day, day)).getTotal();

        assertThat(figures.getOfferedPlaces()).isEqualTo(1);
        assertThat(figures.getUsedPlaces()).isEqualTo(2);
        assertThat(figures.getUsedShare()).isEqualTo(2.0);
        assertThat(figures.getCompletedCount()).isEqualTo(2);
        assertThat(figures.getLeadTime().getAppointmentCount()).isEqualTo(1);
        assertThat(figures.getLeadTime().getMean()).isEqualTo(Durations.fromHours(10));
    }

    /** The clocks go back on Sunday, 26 October 2025: the week has 169 hours and ends an hour later in the world's time. */
    @Test
    void aWeekIsTheClinicsAlsoWhenItsClocksChange() {
        LocalDate monday = LocalDate.of(2025, 10, 20);
        Visit visit = Visit.of(AppointmentStatus.COMPLETED, 24);
        put(new Slot(skin, monday.atStartOfDay(), 1, false, List.of(visit)));
        put(new Slot(skin, monday.plusDays(6).atTime(2, 30), 1, false, List.of()));
        put(new Slot(skin, monday.plusDays(6).atTime(23, 30), 1, false, List.of(visit)));
        put(new Slot(skin, monday.plusDays(7).atStartOfDay(), 1, false, List.of(visit)));

        var rows =
                report(
                                asking(monday.minusDays(3), monday.plusDays(8))
                                        .setGroupBy(ReportGrouping.REPORT_GROUPING_WEEK))
                        .getRowsList();

        assertThat(rows)
                .extracting(ReportRow::getWeekFirstDate)
                .containsExactly("2025-10-13", "2025-10-20", "2025-10-27");
        assertThat(rows)
                .extracting(row -> row.getFigures().getOfferedPlaces())
                .containsExactly(0L, 3L, 1L);
        assertThat(rows)
                .extracting(row -> row.getFigures().getCompletedCount())
                .containsExactly(0L, 2L, 1L);
    }

    /** Five weeks of slots and appointments made by chance, and the same figures by arithmetic over the same lists. */
    @Test
    void everyGroupingAgreesWithPlainArithmetic() {
        LocalDate first = LocalDate.of(2024, 3, 13); // the clocks go forward on the 31st
        LocalDate last = first.plusDays(32);
        List<Slot> slots = byChance(first, last, new Random(20_240_313));
        slots.forEach(ReportTest::put);

        var byDoctor = report(grouped(first, last, ReportGrouping.REPORT_GROUPING_DOCTOR));
        assertThat(byDoctor.getRowsList())
                .extracting(ReportRow::getDoctorId)
                .containsExactly(heart.toString(), otherHeart.toString(), skin.toString());
        for (ReportRow row : byDoctor.getRowsList()) {
            agree(row, slots, slot -> slot.doctor().toString().equals(row.getDoctorId()));
        }

        var bySpecialization =
                report(grouped(first, last, ReportGrouping.REPORT_GROUPING_SPECIALIZATION));
        assertThat(bySpecialization.getRowsList())
                .extracting(ReportRow::getSpecialization)
                .containsExactly("Cardiology", "Dermatology");
        agree(bySpecialization.getRows(0), slots, slot -> !slot.doctor().equals(skin));
        agree(bySpecialization.getRows(1), slots, slot -> slot.doctor().equals(skin));

        var byWeek = report(grouped(first, last, ReportGrouping.REPORT_GROUPING_WEEK));
        assertThat(byWeek.getRowsCount()).isEqualTo(5);
        for (ReportRow row : byWeek.getRowsList()) {
            agree(row, slots, slot -> monday(slot).toString().equals(row.getWeekFirstDate()));
        }

        agree(row(byDoctor.getTotal()), slots, slot -> true);
        assertThat(byWeek.getTotal()).isEqualTo(byDoctor.getTotal());
        assertThat(bySpecialization.getTotal()).isEqualTo(byDoctor.getTotal());
    }

    private static GetActivityReportRequest.Builder grouped(
            LocalDate first, LocalDate last, ReportGrouping grouping) {
        return asking(first, last).setGroupBy(grouping);
    }

    private static ReportRow row(ReportFigures figures) {
        return ReportRow.newBuilder().setFigures(figures).build();
    }

    private static LocalDate monday(Slot slot) {
        return slot.start().toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static List<Slot> byChance(LocalDate first, LocalDate last, Random random) {
        List<UUID> doctors = List.of(heart, otherHeart, skin);
        AppointmentStatus[] statuses = AppointmentStatus.values();
        List<Slot> slots = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (UUID doctor : doctors) {
                int capacity = 1 + random.nextInt(3);
                List<Visit> visits = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    AppointmentStatus status = statuses[random.nextInt(statuses.length)];
                    var visit =
                            status == AppointmentStatus.CANCELLED
                                    ? Visit.cancelled("DOCTOR_UNAVAILABLE")
                                    : new Visit(
                                            status,
                                            null,
                                            Duration.ofMinutes(random.nextInt(90_000)));
                    boolean isFull = visits.stream().filter(Visit::isActive).count() >= capacity;
                    if (!visit.isActive() || !isFull) {
                        visits.add(visit);
                    }
                }
                slots.add(
                        new Slot(
                                doctor,
                                day.atTime(random.nextInt(24), 0),
                                capacity,
                                random.nextInt(4) == 0,
                                visits));
            }
        }
        return slots;
    }

    private static void agree(ReportRow row, List<Slot> all, Predicate<Slot> ofTheRow) {
        List<Slot> slots = all.stream().filter(ofTheRow).toList();
        List<Visit> visits = slots.stream().flatMap(slot -> slot.visits().stream()).toList();
        long offered = slots.stream().mapToLong(s -> s.blocked() ? s.used() : s.capacity()).sum();
        long used = slots.stream().mapToLong(Slot::used).sum();
        long noShows = count(visits, AppointmentStatus.NO_SHOW);
        long completed = count(visits, AppointmentStatus.COMPLETED);
        List<Long> leads =
                visits.stream()
                        .filter(
                                visit ->
                                        visit.status() == AppointmentStatus.NO_SHOW
                                                || (visit.isActive()
                                                        && visit.status()
                                                                != AppointmentStatus.PENDING))
                        .map(visit -> visit.lead().toSeconds())
                        .sorted()
                        .toList();

        ReportFigures figures = row.getFigures();
        assertThat(figures.getOfferedPlaces()).isEqualTo(offered);
        assertThat(figures.getUsedPlaces()).isEqualTo(used);
        assertThat(figures.getUsedShare()).isCloseTo((double) used / offered, within(1e-9));
        assertThat(figures.getAppointmentCount()).isEqualTo(visits.size());
        assertThat(figures.getNoShowCount()).isEqualTo(noShows);
        assertThat(figures.getCompletedCount()).isEqualTo(completed);
        assertThat(figures.getExpiredCount()).isEqualTo(count(visits, AppointmentStatus.EXPIRED));
        assertThat(figures.getNoShowRate())
                .isCloseTo((double) noShows / (noShows + completed), within(1e-9));
        assertThat(figures.getCancellationsList())
                .extracting(CancellationCount::getCount)
                .containsExactly(count(visits, AppointmentStatus.CANCELLED));
        assertThat(figures.getLeadTime().getAppointmentCount()).isEqualTo(leads.size());
        assertThat(figures.getLeadTime().getMean().getSeconds())
                .isCloseTo(
                        Math.round(leads.stream().mapToLong(l -> l).average().orElseThrow()),
                        within(1L));
        assertThat(figures.getLeadTime().getMedian().getSeconds())
                .isCloseTo(Math.round(percentile(leads, 0.5)), within(1L));
        assertThat(figures.getLeadTime().getNinthDecile().getSeconds())
                .isCloseTo(Math.round(percentile(leads, 0.9)), within(1L));
    }

    private static long count(List<Visit> visits, AppointmentStatus status) {
        return visits.stream().filter(visit -> visit.status() == status).count();
    }

    /** Between the two nearest, as far as it lies from each. */
    private static double percentile(List<Long> sorted, double share) {
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    @Test
    void aDoctorHasTheirOwnFiguresWhateverTheyAskForAndOthersHaveNone() {
        LocalDate day = LocalDate.of(2023, 6, 7);
        put(new Slot(heart, day.atTime(9, 0), 2, false, List.of()));
        put(new Slot(skin, day.atTime(9, 0), 5, false, List.of()));
        var request =
                grouped(day, day, ReportGrouping.REPORT_GROUPING_DOCTOR)
                        .addDoctorIds(skin.toString());

        assertThat(report("doctor", request).getRowsList())
                .extracting(ReportRow::getDoctorId)
                .containsExactly(heart.toString());
        assertThat(report("doctor", request).getTotal().getOfferedPlaces()).isEqualTo(2);
        assertThat(report("root", request).getTotal().getOfferedPlaces()).isEqualTo(5);
        for (String user : List.of("desk", "patient")) {
            assertThat(refusalOf(() -> report(user, request)).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
        }
    }

    @Test
    void theSameFiguresComeAsCsv() {
        LocalDate day = LocalDate.of(2022, 2, 2);
        put(
                new Slot(
                        skin,
                        day.atTime(9, 0),
                        4,
                        false,
                        List.of(
                                Visit.of(AppointmentStatus.COMPLETED, 36),
                                Visit.cancelled("CLINIC_CLOSED"))));
        var request = grouped(day, day, ReportGrouping.REPORT_GROUPING_WEEK).setIncludeCsv(true);

        String csv = report(request.setCsvSeparator(CsvSeparator.CSV_SEPARATOR_SEMICOLON)).getCsv();

        assertThat(csv.split("\r\n"))
                .containsExactly(
                        "doctor_id;doctor;specialization;week;offered_places;used_places;used_share;"
                            + "appointment_count;open_count;present_count;completed_count;no_show_count;expired_count;"
                            + "no_show_rate;cancelled_patient_asked;cancelled_patient_ill;cancelled_doctor_unavailable;"
                            + "cancelled_clinic_closed;cancelled_booked_by_mistake;cancelled_other;"
                            + "lead_time_appointment_count;lead_time_mean_hours;lead_time_median_hours;"
                            + "lead_time_ninth_decile_hours",
                        ";;;2022-01-31;4;1;0.2500;2;0;0;1;0;0;0.0000;0;0;0;1;0;0;1;36.00;36.00;36.00");
        assertThat(report(asking(day, day).setIncludeCsv(true)).getCsv().split("\r\n")).hasSize(2);
        assertThat(report(asking(day, day)).getCsv()).isEmpty();
    }

    @Test
    void aReportThatWaitsIsInNobodysWayAndMoreThanTwoAreNotMade() throws Exception {
        LocalDate day = LocalDate.of(2021, 1, 4);
        UUID slot = clinic.slot(heart, Duration.ofDays(3), 1);
        UUID patient = clinic.patient();
        report(asking(day, day)); // so that both callers below have their session
        try (var blocker = clinic.database.dataSource().getConnection();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            blocker.setAutoCommit(false);
            lockDoctors(blocker);
            var one = callers.submit(() -> report(asking(day, day)));
            var two = callers.submit(() -> report(asking(day, day)));
            await().until(() -> waitingReports() == 2);

            var third = refusalOf(() -> report(asking(day, day)));
            assertThat(third.reason()).isEqualTo("SERVER_BUSY");
            assertThat(third.detail(com.google.rpc.RetryInfo.class)).isPresent();
            assertThat(
                            Commands.answerOf(
                                            () ->
                                                    clinic.appointments("desk")
                                                            .bookAppointment(
                                                                    Commands.booking(slot, patient))
                                                            .getAppointment())
                                    .reason())
                    .isEqualTo("OK");

            blocker.rollback();
            assertThat(one.get()).isEqualTo(two.get());
        }
    }

    private static void lockDoctors(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table doctors in access exclusive mode");
        }
    }

    private static long waitingReports() {
        return clinic.database.count(
                "select count(*) from pg_stat_activity where datname = current_database() and"
                        + " application_name = 'frontdesk reports' and wait_event_type = 'Lock'");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        assertThat(
                        refusalOf(
                                        () ->
                                                report(
                                                        GetActivityReportRequest.newBuilder()
                                                                .setFirstDate("2020-01-01")
                                                                .setLastDate("2022-01-02")
                                                                .setGroupByValue(99)
                                                                .addDoctorIds("me")
                                                                .setCsvSeparatorValue(99)))
                                .violatedFields())
                .containsExactly("last_date", "group_by", "doctor_ids[0]", "csv_separator");
    }
}

package org.frontdesk.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;

import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CalendarServiceGrpc;
import org.frontdesk.api.v1.CalendarServiceGrpc.CalendarServiceBlockingStub;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentCalendarRequest;
import org.frontdesk.api.v1.GetDoctorDayCalendarRequest;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Appointments as files that a calendar reads, told no more than the caller may see. */
class CalendarTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);

    private static RunningClinic clinic;
    private static UUID doctor;
    private static UUID patient;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.database.execute(
                "update doctors set display_name = 'Dra. Núñez, Ärztin; für alles' where id = '%s'"
                        .formatted(doctor));
        clinic.database.execute(
                "update patients set given_name = 'Secretina' where id = '%s'".formatted(patient));
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("service", Role.SERVICE, null, null);
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        clinic.user("other-doctor", Role.DOCTOR, clinic.doctor("Cardiology"), null);
        clinic.user("patient", Role.PATIENT, null, patient);
        clinic.user("other-patient", Role.PATIENT, null, clinic.patient());
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static CalendarServiceBlockingStub calendars(String user) {
        return clinic.as(user, CalendarServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(RunningClinic.ZONE).toInstant();
    }

    private static String book(LocalDate day, int hour, String reason) {
        UUID slot = clinic.slot(doctor, at(day, hour), at(day, hour).plusSeconds(1200), 5);
        return clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slot.toString())
                                .setPatientId(patient.toString())
                                .setReason(reason)
                                .build())
                .getAppointment()
                .getAppointmentId();
    }

    private static void confirm(String appointment) {
        clinic.appointments("desk")
                .confirmAppointment(
                        ConfirmAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(appointment)
                                .build());
    }

    private static void cancel(String appointment) {
        clinic.appointments("desk")
                .cancelAppointment(
                        CancelAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(appointment)
                                .build());
    }

    private static String file(String user, String appointment, boolean withPatient) {
        return calendars(user)
                .getAppointmentCalendar(
                        GetAppointmentCalendarRequest.newBuilder()
                                .setAppointmentId(appointment)
                                .setIncludePatient(withPatient)
                                .build())
                .getCalendar();
    }

    private static String day(String user, LocalDate date, boolean withPatient) {
        return calendars(user)
                .getDoctorDayCalendar(
                        GetDoctorDayCalendarRequest.newBuilder()
                                .setDoctorId(doctor.toString())
                                .setDate(date.toString())
                                .setIncludePatient(withPatient)
                                .build())
                .getCalendar();
    }

    private static ICalendar read(String text) {
        return Biweekly.parse(text).first();
    }

    private static VEvent event(String text) {
        assertThat(read(text).getEvents()).hasSize(1);
        return read(text).getEvents().getFirst();
    }

    @Test
    void anAppointmentIsOneEventThatGrowsInSequenceAndKeepsItsUid() {
        String id = book(DAY, 9, "");

        VEvent pending = event(file("desk", id, false));
        confirm(id);
        VEvent confirmed = event(file("desk", id, false));
        cancel(id);
        ICalendar cancelled = read(file("desk", id, false));

        assertThat(pending.getUid().getValue()).isEqualTo(id + "@frontdesk");
        assertThat(confirmed.getUid()).isEqualTo(pending.getUid());
        assertThat(pending.getStatus().isTentative()).isTrue();
        assertThat(confirmed.getStatus().isConfirmed()).isTrue();
        assertThat(confirmed.getSequence().getValue())
                .isGreaterThan(pending.getSequence().getValue());
        assertThat(cancelled.getMethod()).isEqualTo(Method.cancel());
        assertThat(cancelled.getEvents().getFirst().getStatus().isCancelled()).isTrue();
        assertThat(cancelled.getEvents().getFirst().getSequence().getValue())
                .isGreaterThan(confirmed.getSequence().getValue());
    }

    @Test
    void timesAreInUtcAndRightOnBothSidesOfTheChangeOfClocks() {
        LocalDate winter = LocalDate.of(2031, 3, 29);
        LocalDate summer = LocalDate.of(2031, 3, 31);

        String before = file("desk", book(winter, 9, ""), false);
        String after = file("desk", book(summer, 9, ""), false);

        assertThat(before).contains("DTSTART:20310329T080000Z", "DTEND:20310329T082000Z");
        assertThat(after).contains("DTSTART:20310331T070000Z");
        assertThat(event(after).getDateStart().getValue()).hasSameTimeAs(Date.from(at(summer, 9)));
        assertThat(read(after).getExperimentalProperty("X-WR-TIMEZONE").getValue())
                .isEqualTo("Europe/Madrid");
    }

    @Test
    void theFileIsUtf8WithFoldedLinesAndEscapedText() {
        String reason = "Größe; Gewicht, Blutdruck\nund sehr viel anderes " + "ä€ñ".repeat(60);
        String id = book(DAY, 10, reason);

        String text = file("desk", id, true);

        assertThat(text.split("\r\n"))
                .allSatisfy(
                        line ->
                                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                        .isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        assertThat(text).contains("Núñez\\, Ärztin\\; für alles");
        assertThat(event(text).getDescription().getValue()).isEqualTo(reason);
        assertThat(event(text).getSummary().getValue())
                .startsWith("Secretina ")
                .endsWith("Dra. Núñez, Ärztin; für alles");
        assertThat(event(text).getLocation().getValue()).isEqualTo("Test clinic");
        assertThat(read(text).validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
    }

    @Test
    void aPatientsNameAndReasonLeaveOnlyWhenAskedForAndThenItIsWrittenDown() {
        String id = book(DAY, 11, "something private");

        String plain = file("desk", id, false);
        long before = taken(id);
        file("desk", id, true);

        assertThat(plain).doesNotContain("Secretina", "private");
        assertThat(before).isZero();
        assertThat(taken(id)).isOne();
    }

    private static long taken(String appointment) {
        return clinic.database.count(
                "select count(*) from audit_log where action = 'EXPORT_CALENDAR' and patient_id = '%s' and record_id = '%s'"
                        .formatted(patient, appointment));
    }

    @Test
    void aDayHoldsWhatIsOnInOrderOfTime() {
        LocalDate date = LocalDate.of(2031, 5, 5);
        String second = book(date, 12, "");
        String first = book(date, 9, "");
        cancel(book(date, 10, ""));
        book(date.plusDays(1), 9, "");

        ICalendar calendar = read(day("doctor", date, true));

        assertThat(calendar.getMethod()).isEqualTo(Method.publish());
        assertThat(calendar.getEvents())
                .extracting(event -> event.getUid().getValue())
                .containsExactly(first + "@frontdesk", second + "@frontdesk");
        assertThat(calendar.getExperimentalProperty("X-WR-CALNAME").getValue())
                .contains("Dra. Núñez");
        assertThat(taken(first)).isOne();
        assertThat(read(day("service", date.plusDays(9), false)).getEvents()).isEmpty();
    }

    @Test
    void whatIsNotOnesOwnIsAnsweredAsIfItDidNotExist() {
        String id = book(DAY, 13, "");

        assertThat(event(file("doctor", id, false))).isNotNull();
        assertThat(event(file("patient", id, true))).isNotNull();
        for (String other : List.of("other-doctor", "other-patient")) {
            assertThat(refusalOf(() -> file(other, id, false)).reason())
                    .isEqualTo("APPOINTMENT_UNKNOWN");
        }
        assertThat(refusalOf(() -> day("other-doctor", DAY, false)).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(refusalOf(() -> day("patient", DAY, false)).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(refusalOf(() -> file("desk", UUID.randomUUID().toString(), false)).reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
    }

    @Test
    void everyViolatedFieldIsNamed() {
        var refused =
                refusalOf(
                        () ->
                                calendars("desk")
                                        .getDoctorDayCalendar(
                                                GetDoctorDayCalendarRequest.newBuilder()
                                                        .setDate("tomorrow")
                                                        .build()));

        assertThat(refused.violatedFields()).containsExactly("doctor_id", "date");
        assertThat(refusalOf(() -> file("desk", "x", false)).violatedFields())
                .containsExactly("appointment_id");
    }
}

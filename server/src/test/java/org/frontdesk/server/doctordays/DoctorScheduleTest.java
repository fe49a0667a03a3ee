package org.frontdesk.server.doctordays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.util.Timestamps;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.CreateClosureRequest;
import org.frontdesk.api.v1.CreateWeeklyTemplateRequest;
import org.frontdesk.api.v1.DoctorDay;
import org.frontdesk.api.v1.DoctorDayServiceGrpc;
import org.frontdesk.api.v1.GetDoctorScheduleRequest;
import org.frontdesk.api.v1.GetDoctorScheduleResponse;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A doctor's days in one answer. */
class DoctorScheduleTest {

    private static RunningClinic clinic;
    private static UUID self;
    private static LocalDate date;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        self = clinic.doctor("Cardiology");
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("root", Role.ADMIN, null, null);
        clinic.user("doctor", Role.DOCTOR, self, null);
        clinic.user("patient", Role.PATIENT, null, clinic.patient());
        date = LocalDate.ofInstant(Instant.now(), RunningClinic.ZONE).plusDays(2);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(RunningClinic.ZONE).toInstant();
    }

    private static UUID slot(UUID doctor, LocalDate day, int hour, int capacity) {
        Instant start = at(day, hour);
        return clinic.slot(doctor, start, start.plus(Duration.ofMinutes(20)), capacity);
    }

    private static Appointment book(UUID slot) {
        return clinic.appointments("desk")
                .bookAppointment(Commands.booking(slot, clinic.patient()))
                .getAppointment();
    }

    private static GetDoctorScheduleRequest.Builder asking(UUID doctor) {
        return GetDoctorScheduleRequest.newBuilder()
                .setDoctorId(doctor.toString())
                .setFirstDate(date.toString())
                .setLastDate(date.plusDays(1).toString());
    }

    private static GetDoctorScheduleResponse read(String user, GetDoctorScheduleRequest request) {
        return clinic.as(user, DoctorDayServiceGrpc.newBlockingStub(clinic.channel()))
                .getDoctorSchedule(request);
    }

    @Test
    void everyDayHasItsSlotsWithWhoIsInThemAndWhatWasCalledOffIsNot() {
        UUID doctor = clinic.doctor("Dermatology");
        UUID group = slot(doctor, date, 10, 2);
        UUID early = slot(doctor, date, 9, 1);
        UUID nextDay = slot(doctor, date.plusDays(1), 9, 1);
        slot(clinic.doctor("Dermatology"), date, 9, 1);
        Appointment one = book(group);
        Appointment other = book(group);
        Appointment calledOff = book(nextDay);
        clinic.appointments("desk")
                .cancelAppointment(Commands.cancelling(calledOff.getAppointmentId()));

        var schedule = read("desk", asking(doctor).build());

        assertThat(schedule.getDoctorName()).startsWith("Dr. ");
        assertThat(schedule.getNextDate()).isEmpty();
        assertThat(schedule.getDaysList())
                .extracting(DoctorDay::getDate)
                .containsExactly(date.toString(), date.plusDays(1).toString());
        DoctorDay first = schedule.getDays(0);
        assertThat(first.getSlotsList())
                .extracting(slot -> slot.getSlot().getSlotId())
                .containsExactly(early.toString(), group.toString());
        assertThat(first.getSlots(1).getAppointmentsList()).containsExactly(one, other);
        assertThat(schedule.getDays(1).getSlots(0).getAppointmentsList()).isEmpty();
    }

    @Test
    void hoursTimesOffAndHolidaysAreThereOnTheirDays() {
        UUID doctor = clinic.doctor("Dermatology");
        var availability =
                clinic.as("root", AvailabilityServiceGrpc.newBlockingStub(clinic.channel()));
        availability.createWeeklyTemplate(
                CreateWeeklyTemplateRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setDoctorId(doctor.toString())
                        .setWeekday(Weekday.forNumber(date.getDayOfWeek().getValue()))
                        .setWeeklyHours(
                                WeeklyHours.newBuilder()
                                        .setHours(
                                                TimeOfDayRange.newBuilder()
                                                        .setStart(
                                                                TimeOfDay.newBuilder().setHours(9))
                                                        .setEnd(
                                                                TimeOfDay.newBuilder()
                                                                        .setHours(10)))
                                        .setSlotMinutes(30))
                        .setFirstDate(date.toString())
                        .build());
        availability.createClosure(
                CreateClosureRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setDoctorId(doctor.toString())
                        .setStartTime(Timestamps.fromMillis(at(date.plusDays(1), 8).toEpochMilli()))
                        .setEndTime(Timestamps.fromMillis(at(date.plusDays(1), 12).toEpochMilli()))
                        .setReason("training")
                        .build());

        var schedule = read("desk", asking(doctor).build());

        assertThat(schedule.getDays(0).getTemplatesList()).hasSize(1);
        assertThat(schedule.getDays(0).getSlotsList()).hasSize(2);
        assertThat(schedule.getDays(0).getClosuresList()).isEmpty();
        assertThat(schedule.getDays(1).getTemplatesList()).isEmpty();
        assertThat(schedule.getDays(1).getClosuresList())
                .extracting(Closure::getReason)
                .containsExactly("training");
    }

    @Test
    void aDoctorReadsTheirOwnAndAnothersIsAsIfItWereNot() {
        UUID mine = slot(self, date, 9, 1);
        UUID other = clinic.doctor("Cardiology");

        var own = read("doctor", asking(self).clearDoctorId().build());

        assertThat(own.getDoctorId()).isEqualTo(self.toString());
        assertThat(own.getDays(0).getSlots(0).getSlot().getSlotId()).isEqualTo(mine.toString());
        assertThat(refusalOf(() -> read("doctor", asking(other).build())).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(refusalOf(() -> read("desk", asking(UUID.randomUUID()).build())).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(refusalOf(() -> read("patient", asking(self).build())).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void aLongScheduleIsCutBetweenDays() {
        UUID doctor = clinic.doctor("Dermatology");
        clinic.database.execute(
                """
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                select gen_random_uuid(), '%s', day + n * interval '5 minutes', day + (n + 1) * interval '5 minutes', 1
                from generate_series(0, 13) d, generate_series(0, 239) n,
                    lateral (select timestamptz '%s' + d * interval '24 hours' as day)
                """
                        .formatted(doctor, at(date, 1)));
        var request = asking(doctor).setLastDate(date.plusDays(13).toString()).build();

        var first = read("desk", request);
        var rest = read("desk", request.toBuilder().setFirstDate(first.getNextDate()).build());

        assertThat(first.getDaysCount() + rest.getDaysCount()).isEqualTo(14);
        assertThat(first.getDaysCount()).isBetween(12, 13);
        assertThat(rest.getNextDate()).isEmpty();
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        assertThat(
                        refusalOf(
                                        () ->
                                                read(
                                                        "desk",
                                                        asking(self)
                                                                .setDoctorId("me")
                                                                .setLastDate(
                                                                        date.plusDays(32)
                                                                                .toString())
                                                                .build()))
                                .violatedFields())
                .containsExactly("doctor_id", "last_date");
    }
}

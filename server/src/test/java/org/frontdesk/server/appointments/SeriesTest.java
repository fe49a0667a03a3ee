package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.BookSeriesRequest;
import org.frontdesk.api.v1.BookSeriesResponse;
import org.frontdesk.api.v1.CancelSeriesRequest;
import org.frontdesk.api.v1.ConfirmSeriesRequest;
import org.frontdesk.api.v1.GetSeriesRequest;
import org.frontdesk.api.v1.MissedTime;
import org.frontdesk.api.v1.SeriesServiceGrpc;
import org.frontdesk.api.v1.SeriesServiceGrpc.SeriesServiceBlockingStub;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.types.AppointmentTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Appointments of a patient week after week. */
class SeriesTest {

    /** A Wednesday; the clocks are put back on Sunday, 30 October 2050. */
    private static final LocalDate FIRST_DAY = LocalDate.parse("2050-10-12");

    private static RunningClinic clinic;
    private static SeriesServiceBlockingStub desk;
    private static Visits visits;
    private static int specializations;

    private UUID doctor;
    private UUID patient;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        desk = series("desk");
        visits = Visits.of(clinic, "desk");
    }

    @BeforeEach
    void anotherDoctor() {
        doctor = clinic.doctor("Specialization " + ++specializations);
        patient = clinic.patient();
    }

    @AfterAll
    static void theBooksAreRight() {
        try {
            Invariants.hold(clinic.database::count);
        } finally {
            clinic.close();
        }
    }

    @Test
    void everyWeekAtTheSameTimeAlsoAfterTheClocksAreChanged() {
        List<UUID> slots = weekly(5);

        BookSeriesResponse booked = desk.bookSeries(booking(slots.getFirst()).setCount(5).build());

        assertThat(booked.getMissedTimesList()).isEmpty();
        assertThat(booked.getAppointmentsList().stream().map(Appointment::getSlotId))
                .containsExactlyElementsOf(texts(slots));
        assertThat(booked.getAppointmentsList())
                .allMatch(one -> one.getSeriesId().equals(booked.getSeriesId()))
                .allMatch(one -> one.getPatient().getPatientId().equals(patient.toString()))
                .allMatch(one -> one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        long secondsOfWeek = 7 * 24 * 3600;
        assertThat(start(booked, 3) - start(booked, 2)).isEqualTo(secondsOfWeek + 3600);
        assertThat(start(booked, 4) - start(booked, 3)).isEqualTo(secondsOfWeek);
    }

    @Test
    void everySecondWeekUntilADay() {
        List<UUID> slots = weekly(6);

        var booked =
                desk.bookSeries(
                        booking(slots.getFirst())
                                .setEveryWeeks(2)
                                .setLastDate(FIRST_DAY.plusWeeks(5).minusDays(1).toString())
                                .build());

        assertThat(booked.getAppointmentsList().stream().map(Appointment::getSlotId))
                .containsExactly(
                        slots.get(0).toString(), slots.get(2).toString(), slots.get(4).toString());
    }

    @Test
    void whatFitsIsBookedAndTheRestIsSaidWithWhatIsFreeNearIt() {
        List<UUID> slots = weekly(3);
        UUID afterAGap = slot(doctor, 4);
        visits.book(slots.get(1), clinic.patient());
        UUID near = slot(doctor, FIRST_DAY.plusWeeks(1), LocalTime.of(11, 0));
        UUID elsewhere = slot(clinic.doctor("Other"), 2);
        Appointment busy = visits.book(elsewhere, patient);

        var booked = desk.bookSeries(booking(slots.getFirst()).setCount(5).build());

        assertThat(booked.getAppointmentsList().stream().map(Appointment::getSlotId))
                .containsExactly(slots.get(0).toString(), afterAGap.toString());
        assertThat(booked.getMissedTimesList().stream().map(MissedTime::getReason))
                .containsExactly("SLOT_FULL", "PATIENT_BUSY", "SLOT_UNKNOWN");
        MissedTime full = booked.getMissedTimes(0);
        assertThat(full.getTime().getDate()).isEqualTo(FIRST_DAY.plusWeeks(1).toString());
        assertThat(full.getTime().getTime().getHours()).isEqualTo(10);
        assertThat(full.getTime().getSlotId()).isEqualTo(slots.get(1).toString());
        assertThat(full.getAlternatives(0).getSlotId()).isEqualTo(near.toString());
        assertThat(booked.getMissedTimes(1).getMetadataMap())
                .containsEntry("appointment_id", busy.getAppointmentId());
        assertThat(booked.getMissedTimes(1).getAlternativesList().stream().map(TimeSlot::getSlotId))
                .doesNotContain(slots.get(2).toString());
        assertThat(booked.getMissedTimes(2).getTime().getSlotId()).isEmpty();
    }

    @Test
    void whereNothingFitsThereIsNoSeries() {
        List<UUID> slots = weekly(2);
        slots.forEach(slot -> visits.book(slot, clinic.patient()));

        var booked = desk.bookSeries(booking(slots.getFirst()).setCount(2).build());

        assertThat(booked.getSeriesId()).isEmpty();
        assertThat(booked.getAppointmentsList()).isEmpty();
        assertThat(booked.getMissedTimesList()).hasSize(2);
    }

    @Test
    void aSeriesSentTwiceIsBookedOnce() {
        List<UUID> slots = weekly(3);
        var request = booking(slots.getFirst()).setCount(3).build();

        assertThat(desk.bookSeries(request)).isEqualTo(desk.bookSeries(request));
        assertThat(appointmentsOf(patient)).isEqualTo(3);
    }

    @Test
    void aDryRunOnlySaysWhatWouldBeBooked() {
        List<UUID> slots = weekly(3);
        visits.book(slots.get(1), clinic.patient());
        var request = booking(slots.getFirst()).setCount(3).setDryRun(true).clearRequestId();

        var planned = desk.bookSeries(request.build());

        assertThat(planned.getFreeTimesList().stream().map(one -> one.getSlotId()))
                .containsExactly(slots.get(0).toString(), slots.get(2).toString());
        assertThat(planned.getMissedTimesList()).hasSize(1);
        assertThat(planned.getSeriesId()).isEmpty();
        assertThat(appointmentsOf(patient)).isZero();
    }

    @Test
    void aSeriesIsConfirmedAtOnceAndSaysWhatRanOut() {
        String id = book(3).getSeriesId();
        List<Appointment> booked = get(id);
        clinic.database.execute(
                "update appointments set expires_at = now() where id = '%s'"
                        .formatted(booked.get(1).getAppointmentId()));

        var confirmed =
                desk.confirmSeries(
                        ConfirmSeriesRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSeriesId(id)
                                .build());

        assertThat(confirmed.getAppointmentsList().stream().map(Appointment::getAppointmentId))
                .containsExactly(
                        booked.get(0).getAppointmentId(), booked.get(2).getAppointmentId());
        assertThat(confirmed.getExpiredAppointmentIdsList())
                .containsExactly(booked.get(1).getAppointmentId());
        await().untilAsserted(
                        () ->
                                assertThat(statuses(id))
                                        .containsExactly("CONFIRMED", "EXPIRED", "CONFIRMED"));
    }

    @Test
    void whatHappensToOneChangesNoOther() {
        String id = book(3).getSeriesId();

        visits.cancel(get(id).get(1).getAppointmentId());

        assertThat(statuses(id)).containsExactly("PENDING", "CANCELLED", "PENDING");
    }

    @Test
    void aSeriesIsCalledOffFromOneOfItsAppointmentsOn() {
        BookSeriesResponse booked = book(4);
        var request =
                CancelSeriesRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSeriesId(booked.getSeriesId())
                        .setFromAppointmentId(booked.getAppointments(2).getAppointmentId())
                        .build();

        var cancelled = desk.cancelSeries(request);

        assertThat(cancelled.getAppointmentsList()).hasSize(2);
        assertThat(statuses(booked.getSeriesId()))
                .containsExactly("PENDING", "PENDING", "CANCELLED", "CANCELLED");
        assertThat(desk.cancelSeries(request)).isEqualTo(cancelled);
    }

    @Test
    void allThatIsStillToComeIsCalledOff() {
        BookSeriesResponse booked = book(3);
        visits.confirm(booked.getAppointments(0).getAppointmentId());
        clinic.database.execute(
                ("update time_slots set starts_at = now() - interval '5 minutes', ends_at = now() +"
                                + " interval '15 minutes' where id = '%s'")
                        .formatted(booked.getAppointments(0).getSlotId()));

        desk.cancelSeries(
                CancelSeriesRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSeriesId(booked.getSeriesId())
                        .build());

        assertThat(statuses(booked.getSeriesId()))
                .containsExactly("CONFIRMED", "CANCELLED", "CANCELLED");
    }

    @Test
    void eachOfASeriesTakesAsManySlotsAsItsTypeNeeds() {
        List<UUID> slots = weekly(2);
        UUID following = slot(doctor, FIRST_DAY, LocalTime.of(10, 20));
        var type = AppointmentTypes.of(clinic, "admin").ofMinutes(40);

        var booked =
                desk.bookSeries(
                        booking(slots.getFirst())
                                .setCount(2)
                                .setAppointmentTypeId(type.getAppointmentTypeId())
                                .build());

        assertThat(booked.getAppointments(0).getFurtherSlotIdsList())
                .containsExactly(following.toString());
        assertThat(booked.getMissedTimes(0).getReason()).isEqualTo("SLOTS_NOT_CONSECUTIVE");
    }

    @Test
    void ofManySeriesForTheSameTimesEachPlaceIsSoldOnce() {
        List<UUID> slots = weekly(6);
        List<UUID> patients = clinic.patients(30);

        List<BookSeriesResponse> answers =
                AtOnce.call(
                        30,
                        i ->
                                desk.bookSeries(
                                        booking(slots.get(i % 3))
                                                .setPatientId(patients.get(i).toString())
                                                .setCount(4)
                                                .build()));

        assertThat(answers.stream().mapToInt(BookSeriesResponse::getAppointmentsCount).sum())
                .isEqualTo(6);
    }

    @Test
    void aDoctorBooksSeriesInTheirOwnScheduleAndSeesNoOther() {
        List<UUID> slots = weekly(2);
        clinic.user("doctor" + doctor, Role.DOCTOR, doctor, null);
        clinic.user("other" + doctor, Role.DOCTOR, clinic.doctor("Other"), null);
        var request = booking(slots.getFirst()).setCount(2).build();

        assertThat(refusalOf(() -> series("other" + doctor).bookSeries(request)).reason())
                .isEqualTo("SLOT_NOT_YOURS");
        var own = request.toBuilder().setRequestId(UUID.randomUUID().toString()).build();
        String id = series("doctor" + doctor).bookSeries(own).getSeriesId();
        var get = GetSeriesRequest.newBuilder().setSeriesId(id).build();
        assertThat(series("doctor" + doctor).getSeries(get).getSeries().getEveryWeeks())
                .isEqualTo(1);
        assertThat(refusalOf(() -> series("other" + doctor).getSeries(get)).reason())
                .isEqualTo("SERIES_UNKNOWN");
    }

    @Test
    void whoeverIsNotThereIsRefusedForTheWholeSeries() {
        UUID slot = weekly(1).getFirst();

        assertThat(
                        refusalOf(
                                        () ->
                                                desk.bookSeries(
                                                        booking(slot)
                                                                .setCount(2)
                                                                .setPatientId(
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .build()))
                                .reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.bookSeries(
                                                        booking(UUID.randomUUID())
                                                                .setCount(2)
                                                                .build()))
                                .reason())
                .isEqualTo("SLOT_UNKNOWN");
        var nobodys = UUID.randomUUID().toString();
        assertThat(
                        refusalOf(
                                        () ->
                                                desk.confirmSeries(
                                                        ConfirmSeriesRequest.newBuilder()
                                                                .setRequestId(nobodys)
                                                                .setSeriesId(nobodys)
                                                                .build()))
                                .reason())
                .isEqualTo("SERIES_UNKNOWN");
    }

    @Test
    void everyWrongFieldIsNamed() {
        UUID slot = weekly(1).getFirst();

        assertThat(
                        refusalOf(
                                        () ->
                                                desk.bookSeries(
                                                        BookSeriesRequest.newBuilder()
                                                                .setEveryWeeks(13)
                                                                .setCount(53)
                                                                .setLastDate("soon")
                                                                .build()))
                                .violatedFields())
                .contains(
                        "request_id", "slot_id", "patient_id", "every_weeks", "count", "last_date");
        for (String last : List.of("2050-10-11", "2060-01-01")) {
            assertThat(
                            refusalOf(
                                            () ->
                                                    desk.bookSeries(
                                                            booking(slot)
                                                                    .setLastDate(last)
                                                                    .build()))
                                    .violatedFields())
                    .containsExactly("last_date");
        }
    }

    @Test
    void aSeriesIsNeverDeleted() {
        assertThatThrownBy(() -> clinic.database.execute("delete from appointment_series"))
                .hasMessageContaining("never deleted");
    }

    private static SeriesServiceBlockingStub series(String user) {
        return clinic.as(user, SeriesServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private BookSeriesRequest.Builder booking(UUID slot) {
        return BookSeriesRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setSlotId(slot.toString())
                .setPatientId(patient.toString());
    }

    private BookSeriesResponse book(int count) {
        return desk.bookSeries(booking(weekly(count).getFirst()).setCount(count).build());
    }

    /** A slot a week, at ten o'clock. */
    private List<UUID> weekly(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(week -> slot(doctor, week)).toList());
    }

    private static UUID slot(UUID whose, int week) {
        return slot(whose, FIRST_DAY.plusWeeks(week), LocalTime.of(10, 0));
    }

    private static UUID slot(UUID whose, LocalDate day, LocalTime time) {
        Instant start = day.atTime(time).atZone(RunningClinic.ZONE).toInstant();
        return clinic.slot(whose, start, start.plusSeconds(1200), 1);
    }

    private static List<Appointment> get(String id) {
        return desk.getSeries(GetSeriesRequest.newBuilder().setSeriesId(id).build())
                .getAppointmentsList();
    }

    private static List<String> statuses(String id) {
        return get(id).stream()
                .map(one -> one.getStatus().name().substring("APPOINTMENT_STATUS_".length()))
                .toList();
    }

    private static long start(BookSeriesResponse booked, int nth) {
        return booked.getAppointments(nth).getStartTime().getSeconds();
    }

    private static long appointmentsOf(UUID patient) {
        return clinic.database.count(
                "select count(*) from appointments where patient_id = '%s'".formatted(patient));
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}

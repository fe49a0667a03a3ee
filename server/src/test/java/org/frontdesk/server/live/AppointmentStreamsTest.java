package org.frontdesk.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.live.LiveClinic.await;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class AppointmentStreamsTest {

    private LiveClinic clinic;

    @BeforeEach
    void open() {
        clinic = new LiveClinic();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aBookingIsSeenWithTheNamesOfPatientAndDesk() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        AppointmentClient desk = caughtUp(clinic.watchAppointments());

        UUID id = clinic.appointment(slot, clinic.patient, 0, "Check-up");

        Appointment seen =
                await().until(() -> desk.appointments.get(id.toString()), one -> one != null);
        assertThat(seen.getPatient().getDisplayName()).isEqualTo("First Name");
        assertThat(seen.getBookedByName()).isEqualTo("Desk 1");
        assertThat(seen.getReason()).isEqualTo("Check-up");
        assertThat(seen.getStatus()).isEqualTo(AppointmentStatus.APPOINTMENT_STATUS_PENDING);
        assertThat(seen.hasExpiresAt()).isTrue();
    }

    @Test
    void whoWalkedInIsSeenAsSuch() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        AppointmentClient desk = caughtUp(clinic.watchAppointments());
        UUID booked = clinic.appointment(slot, clinic.patient, 0, "");
        await().until(() -> desk.appointments.containsKey(booked.toString()));
        assertThat(desk.appointments.get(booked.toString()).getWalkIn()).isFalse();

        clinic.database.execute("UPDATE appointments SET walk_in = true");

        await().until(() -> desk.appointments.get(booked.toString()).getWalkIn());
    }

    @Test
    void aCancellationIsToldOnceAndIsInNoSnapshot() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        UUID id = clinic.appointment(slot, clinic.patient, 0, "");
        AppointmentClient desk = caughtUp(clinic.watchAppointments());

        clinic.database.execute(
                "UPDATE appointments SET status = 'CANCELLED', expires_at = NULL,"
                        + " cancellation_reason = 'ill'");
        await().until(
                        () ->
                                desk.appointments.get(id.toString()).getStatus()
                                        == AppointmentStatus.APPOINTMENT_STATUS_CANCELLED);
        clinic.database.execute("UPDATE appointments SET cancellation_reason = 'well'");
        UUID next = clinic.appointment(slot, clinic.patient, 0, "");

        await().until(() -> desk.appointments.containsKey(next.toString()));
        assertThat(desk.appointments.get(id.toString()).getCancellationReason()).isEqualTo("ill");
        assertThat(caughtUp(clinic.watchAppointments()).appointments)
                .containsOnlyKeys(next.toString());
    }

    @Test
    void aDoctorSeesTheirOwnScheduleAndAPatientTheirOwnAppointments() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        UUID otherSlot = clinic.slot(clinic.otherDoctor, 2);
        UUID first = clinic.appointment(slot, clinic.patient, 0, "");
        AppointmentClient desk = caughtUp(clinic.watchAppointments());
        clinic.caller = clinic.caller(Role.DOCTOR, clinic.doctor, null);
        AppointmentClient doctor = caughtUp(clinic.watchAppointments());
        clinic.caller = clinic.caller(Role.PATIENT, null, clinic.otherPatient);
        AppointmentClient phone = caughtUp(clinic.watchAppointments());

        UUID second = clinic.appointment(otherSlot, clinic.patient, 2, "");
        UUID third = clinic.appointment(slot, clinic.otherPatient, 0, "");

        await().until(() -> desk.appointments.size() == 3);
        await().until(() -> doctor.appointments.containsKey(third.toString()));
        await().until(() -> phone.appointments.containsKey(third.toString()));
        assertThat(desk.appointments)
                .containsOnlyKeys(first.toString(), second.toString(), third.toString());
        assertThat(doctor.appointments).containsOnlyKeys(first.toString(), third.toString());
        assertThat(phone.appointments).containsOnlyKeys(third.toString());
    }

    @Test
    void aRenamedPatientIsShownByTheirNewName() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        UUID id = clinic.appointment(slot, clinic.patient, 0, "");
        AppointmentClient desk = caughtUp(clinic.watchAppointments());
        assertThat(desk.appointments.get(id.toString()).getPatient().getDisplayName())
                .isEqualTo("First Name");

        clinic.database.execute(
                "UPDATE patients SET family_name = 'Married' WHERE id = '%s'"
                        .formatted(clinic.patient));
        clinic.database.execute("UPDATE appointments SET status = 'CONFIRMED', expires_at = NULL");

        await().until(
                        () ->
                                desk.appointments.get(id.toString()).getStatus()
                                        == AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
        assertThat(desk.appointments.get(id.toString()).getPatient().getDisplayName())
                .isEqualTo("First Married");
    }

    @Test
    void aChangedAccountIsTold() {
        clinic.database.execute("UPDATE users SET disabled = true");

        await().until(() -> clinic.changedUsers.contains(new UserId(clinic.user)));
    }

    @Test
    void aLongReasonThatDidNotChangeIsStillThere() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        // Random letters do not compress: PostgreSQL stores them apart, and the log does not repeat
        // them.
        UUID id = clinic.appointment(slot, clinic.patient, 0, "");
        clinic.database.execute(
                """
                UPDATE appointments SET reason =
                    (SELECT string_agg(md5(random()::text || n), '') FROM generate_series(1, 200) AS n)
                """);
        AppointmentClient desk = caughtUp(clinic.watchAppointments());

        clinic.database.execute("UPDATE appointments SET status = 'CONFIRMED', expires_at = NULL");

        await().until(
                        () ->
                                desk.appointments.get(id.toString()).getStatus()
                                        == AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED);
        assertThat(desk.appointments.get(id.toString()).getReason()).hasSize(6_400);
        assertThat(desk.resets).isEqualTo(1);
    }

    @Test
    void whereTheLogDoesNotTellWhatARowWasStreamsBeginAnew() {
        UUID slot = clinic.slot(clinic.doctor, 0);
        clinic.appointment(slot, clinic.patient, 0, "");
        AppointmentClient desk = caughtUp(clinic.watchAppointments());
        clinic.database.execute("ALTER TABLE appointments REPLICA IDENTITY DEFAULT");

        clinic.database.execute("DELETE FROM appointments");

        await().until(() -> desk.resets == 2 && desk.caughtUp);
        assertThat(desk.appointments).isEmpty();
    }

    private static AppointmentClient caughtUp(AppointmentClient client) {
        await().until(() -> client.caughtUp);
        return client;
    }
}

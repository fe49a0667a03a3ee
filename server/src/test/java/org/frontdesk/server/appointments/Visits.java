package org.frontdesk.server.appointments;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.CompleteAppointmentRequest;
import org.frontdesk.api.v1.MarkNoShowRequest;
import org.frontdesk.api.v1.StartAppointmentRequest;
import org.frontdesk.api.v1.UndoLastStepRequest;
import org.frontdesk.server.RunningClinic;

import java.time.Duration;
import java.util.UUID;

/** The steps of a visit, as somebody calls them. */
record Visits(RunningClinic clinic, AppointmentServiceBlockingStub stub) {

    static Visits of(RunningClinic clinic, String user) {
        return new Visits(clinic, clinic.appointments(user));
    }

    Appointment book(UUID slot, UUID patient) {
        return stub.bookAppointment(Commands.booking(slot, patient)).getAppointment();
    }

    /** Confirmed, and its slot has begun this long ago. */
    Appointment begun(UUID slot, UUID patient, Duration ago) {
        Appointment booked = book(slot, patient);
        Appointment confirmed = confirm(booked.getAppointmentId());
        clinic.database.execute(
                ("update time_slots set starts_at = now() - interval '%1$d seconds', ends_at ="
                     + " now() - interval '%1$d seconds' + interval '20 minutes' where id = '%2$s'")
                        .formatted(ago.toSeconds(), slot));
        return confirmed;
    }

    Appointment confirm(String id) {
        return stub.confirmAppointment(Commands.confirming(id)).getAppointment();
    }

    Appointment cancel(String id) {
        return stub.cancelAppointment(Commands.cancelling(id)).getAppointment();
    }

    Appointment checkIn(String id) {
        return stub.checkInAppointment(
                        CheckInAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(id)
                                .build())
                .getAppointment();
    }

    Appointment start(String id) {
        return stub.startAppointment(
                        StartAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(id)
                                .build())
                .getAppointment();
    }

    Appointment complete(String id) {
        return stub.completeAppointment(
                        CompleteAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(id)
                                .build())
                .getAppointment();
    }

    Appointment noShow(String id) {
        return stub.markNoShow(
                        MarkNoShowRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(id)
                                .build())
                .getAppointment();
    }

    Appointment undo(String id) {
        return stub.undoLastStep(
                        UndoLastStepRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setAppointmentId(id)
                                .build())
                .getAppointment();
    }
}

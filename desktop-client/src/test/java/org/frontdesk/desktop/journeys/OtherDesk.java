package org.frontdesk.desktop.journeys;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.ListWaitlistRequest;
import org.frontdesk.api.v1.OfferPlaceRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;

import java.util.List;
import java.util.UUID;

/** Another desk that stays signed in, and works through the same door as everybody. */
final class OtherDesk implements AutoCloseable {

    private final ManagedChannel channel;
    private final AppointmentServiceGrpc.AppointmentServiceBlockingStub appointments;
    private final WaitlistServiceGrpc.WaitlistServiceBlockingStub waitlist;

    OtherDesk(RealClinic clinic) {
        channel = clinic.channel();
        String token =
                SessionServiceGrpc.newBlockingStub(channel)
                        .signIn(
                                SignInRequest.newBuilder()
                                        .setUsername("otherdesk")
                                        .setPassword(RealClinic.PASSWORD)
                                        .build())
                        .getSessionToken();
        CallCredentials signedIn = RealClinic.bearer(token);
        appointments =
                AppointmentServiceGrpc.newBlockingStub(channel).withCallCredentials(signedIn);
        waitlist = WaitlistServiceGrpc.newBlockingStub(channel).withCallCredentials(signedIn);
    }

    Appointment cancel(Appointment appointment) {
        return appointments
                .cancelAppointment(
                        CancelAppointmentRequest.newBuilder()
                                .setRequestId(intention())
                                .setAppointmentId(appointment.getAppointmentId())
                                .build())
                .getAppointment();
    }

    Appointment confirm(Appointment appointment) {
        return appointments
                .confirmAppointment(
                        ConfirmAppointmentRequest.newBuilder()
                                .setRequestId(intention())
                                .setAppointmentId(appointment.getAppointmentId())
                                .build())
                .getAppointment();
    }

    /** Puts a patient on the waitlist for a doctor, at any time. */
    WaitlistEntry joinWaitlist(UUID patient, UUID doctor) {
        return waitlist.joinWaitlist(
                        JoinWaitlistRequest.newBuilder()
                                .setRequestId(intention())
                                .setPatientId(patient.toString())
                                .setDoctorId(doctor.toString())
                                .build())
                .getEntry();
    }

    /** Offers a place to one who waits. */
    Appointment offer(UUID slot, WaitlistEntry entry) {
        return waitlist.offerPlace(
                        OfferPlaceRequest.newBuilder()
                                .setRequestId(intention())
                                .setSlotId(slot.toString())
                                .setEntryId(entry.getEntryId())
                                .build())
                .getAppointment();
    }

    /** Those who wait or are offered a place, of one patient. */
    List<WaitlistEntry> waitlistOf(UUID patient) {
        return waitlist.listWaitlist(
                        ListWaitlistRequest.newBuilder().setPatientId(patient.toString()).build())
                .getEntriesList();
    }

    private static String intention() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}

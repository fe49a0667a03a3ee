package org.frontdesk.server.appointments;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.PatientSummary;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientSummaries;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in the contract's words what an appointment is, with the names people know its patient and booker by. */
public final class AppointmentMessages {

    private final PatientSummaries patients;
    private final DisplayNames users;

    public AppointmentMessages(PatientSummaries patients, DisplayNames users) {
        this.patients = patients;
        this.users = users;
    }

    public org.frontdesk.api.v1.Appointment encode(Appointment appointment) {
        return encode(List.of(appointment)).getFirst();
    }

    /** In the same order; looks up all names at once. May read the database, so never call it inside a transaction. */
    public List<org.frontdesk.api.v1.Appointment> encode(Collection<Appointment> appointments) {
        Map<PatientId, PatientSummary> summaries =
                patients.of(
                        appointments.stream()
                                .map(Appointment::patient)
                                .collect(Collectors.toSet()));
        Map<UserId, String> names =
                users.of(
                        appointments.stream()
                                .map(Appointment::bookedBy)
                                .collect(Collectors.toSet()));
        return appointments.stream().map(one -> encode(one, summaries, names)).toList();
    }

    private static org.frontdesk.api.v1.Appointment encode(
            Appointment appointment,
            Map<PatientId, PatientSummary> summaries,
            Map<UserId, String> names) {
        var message =
                org.frontdesk.api.v1.Appointment.newBuilder()
                        .setAppointmentId(appointment.id().toString())
                        .setSlotId(appointment.slot().toString())
                        .setDoctorId(appointment.doctor().toString())
                        .setPatient(
                                summaries.getOrDefault(
                                        appointment.patient(),
                                        PatientSummary.newBuilder()
                                                .setPatientId(appointment.patient().toString())
                                                .build()))
                        .setStartTime(timestamp(appointment.time().start()))
                        .setEndTime(timestamp(appointment.time().end()))
                        .setStatus(status(appointment.status()))
                        .setReason(appointment.reason())
                        .setBookedByUserId(appointment.bookedBy().toString())
                        .setBookedByName(names.getOrDefault(appointment.bookedBy(), ""))
                        .setBookedAt(timestamp(appointment.bookedAt()))
                        .setCancellationReason(appointment.cancellationReason())
                        .setVersion(appointment.version())
                        .setWalkIn(appointment.walkIn());
        appointment.expiresAt().ifPresent(at -> message.setExpiresAt(timestamp(at)));
        appointment
                .cancellationCode()
                .ifPresent(code -> message.setCancellationCode(cancellationCode(code)));
        appointment.lastStep().ifPresent(step -> message.setStatusTime(timestamp(step.at())));
        appointment
                .typed()
                .ifPresent(typed -> message.setAppointmentTypeId(typed.type().toString()));
        appointment.series().ifPresent(series -> message.setSeriesId(series.toString()));
        appointment.furtherSlots().forEach(slot -> message.addFurtherSlotIds(slot.toString()));
        return message.build();
    }

    static org.frontdesk.api.v1.AppointmentStatus status(AppointmentStatus status) {
        return switch (status) {
            case PENDING -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_PENDING;
            case CONFIRMED -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED;
            case CHECKED_IN -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN;
            case IN_PROGRESS ->
                    org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS;
            case COMPLETED -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_COMPLETED;
            case NO_SHOW -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW;
            case CANCELLED -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_CANCELLED;
            case EXPIRED -> org.frontdesk.api.v1.AppointmentStatus.APPOINTMENT_STATUS_EXPIRED;
        };
    }

    public static org.frontdesk.api.v1.CancellationCode cancellationCode(CancellationCode code) {
        return switch (code) {
            case PATIENT_ASKED ->
                    org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_PATIENT_ASKED;
            case PATIENT_ILL -> org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_PATIENT_ILL;
            case DOCTOR_UNAVAILABLE ->
                    org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_DOCTOR_UNAVAILABLE;
            case CLINIC_CLOSED ->
                    org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_CLINIC_CLOSED;
            case BOOKED_BY_MISTAKE ->
                    org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_BOOKED_BY_MISTAKE;
            case OTHER -> org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_OTHER;
        };
    }

    /** The code meant; not saying one is OTHER. Empty for one that this server does not know. */
    static Optional<CancellationCode> cancellationCode(org.frontdesk.api.v1.CancellationCode code) {
        if (code == org.frontdesk.api.v1.CancellationCode.CANCELLATION_CODE_UNSPECIFIED) {
            return Optional.of(CancellationCode.OTHER);
        }
        return Arrays.stream(CancellationCode.values())
                .filter(one -> cancellationCode(one) == code)
                .findFirst();
    }

    /** The status meant, or empty for one that no appointment has. */
    static Optional<AppointmentStatus> status(org.frontdesk.api.v1.AppointmentStatus status) {
        return Arrays.stream(AppointmentStatus.values())
                .filter(one -> status(one) == status)
                .findFirst();
    }
}

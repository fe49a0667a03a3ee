package org.frontdesk.desktop.patients;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.WireTime;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One appointment in a patient's record.
 *
 * @param start on the clinic's wall clock
 * @param end on the clinic's wall clock
 * @param appointment what can be acted on; only of those to come
 */
record PatientVisit(
        String id,
        ZonedDateTime start,
        ZonedDateTime end,
        String doctor,
        String specialization,
        AppointmentStatus status,
        String reason,
        Optional<Appointment> appointment) {

    /** Where somebody may still come, or is here. */
    static final Set<AppointmentStatus> TO_COME =
            EnumSet.of(
                    AppointmentStatus.APPOINTMENT_STATUS_PENDING,
                    AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED,
                    AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN,
                    AppointmentStatus.APPOINTMENT_STATUS_IN_PROGRESS);

    static PatientVisit of(Appointment one, Doctors doctors, ZoneId zone) {
        return new PatientVisit(
                one.getAppointmentId(),
                WireTime.at(one.getStartTime(), zone),
                WireTime.at(one.getEndTime(), zone),
                doctors.name(one.getDoctorId()),
                doctors.specialization(one.getDoctorId()),
                one.getStatus(),
                one.getReason(),
                Optional.of(one));
    }

    static PatientVisit of(HistoryEntry one, ZoneId zone) {
        return new PatientVisit(
                one.getAppointmentId(),
                WireTime.at(one.getStartTime(), zone),
                WireTime.at(one.getEndTime(), zone),
                one.getDoctorDisplayName(),
                one.getSpecialization(),
                statusOf(one),
                one.getReason(),
                Optional.empty());
    }

    /** What the papers of it are made of; null for one that has none. Of a cancelled one there is what removes it from a calendar. */
    Appointment onPaper() {
        boolean cancelled = status == AppointmentStatus.APPOINTMENT_STATUS_CANCELLED;
        return appointment.orElseGet(
                () ->
                        cancelled
                                ? Appointment.newBuilder()
                                        .setAppointmentId(id)
                                        .setStatus(status)
                                        .setStartTime(
                                                Timestamp.newBuilder()
                                                        .setSeconds(start.toEpochSecond()))
                                        .build()
                                : null);
    }

    /** Whether it is still to come, or going on. */
    boolean isToCome(Instant now) {
        return TO_COME.contains(status) && end.toInstant().isAfter(now);
    }

    private static AppointmentStatus statusOf(HistoryEntry entry) {
        try {
            return AppointmentStatus.valueOf("APPOINTMENT_STATUS_" + entry.getStatus());
        } catch (IllegalArgumentException newer) {
            return AppointmentStatus.APPOINTMENT_STATUS_UNSPECIFIED; // a server younger than this
        }
    }
}

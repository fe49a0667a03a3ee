package org.frontdesk.server.patients;

import static org.frontdesk.server.appointments.Commands.booking;
import static org.frontdesk.server.appointments.Commands.confirming;

import org.frontdesk.api.v1.AddNoteRequest;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.MergePatientsRequest;
import org.frontdesk.api.v1.NoteServiceGrpc;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;

import java.util.UUID;

/** A patient of whom every table has something, and who calls as they do. Needs an account {@code desk}. */
record PersonOfTheClinic(UUID id, UUID doctor, String appointment, String entry, String username) {

    /**
     * @param minutes from now to the appointment
     */
    static PersonOfTheClinic in(RunningClinic clinic, int minutes) {
        UUID id = clinic.patient();
        UUID doctor = clinic.doctor("Specialization of " + id);
        String appointment = book(clinic, id, doctor, minutes);
        clinic.appointments("desk").confirmAppointment(confirming(appointment));
        clinic.database.execute(
                """
                insert into reminders (id, appointment_id, kind, channel, starts_at, due_at, next_try_at)
                select gen_random_uuid(), id, 'UPCOMING', 'EMAIL', starts_at, starts_at, starts_at
                from appointments where id = '%s'
                """
                        .formatted(appointment));
        clinic.database.execute(
                "insert into call_list (appointment_id, from_doctor_id, from_starts_at,"
                        + " call_before, moved_by) select id, doctor_id, starts_at, starts_at,"
                        + " booked_by from"
                        + " appointments where id = '%s'".formatted(appointment));
        clinic.database.execute(
                """
                with its as (select * from appointments where id = '%s'),
                series as (
                    insert into appointment_series (id, patient_id, doctor_id, every_weeks, booked_by, booked_at)
                    select gen_random_uuid(), patient_id, doctor_id, 1, booked_by, booked_at from its
                    returning id
                ), following as (
                    insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, booked)
                    select gen_random_uuid(), doctor_id, ends_at, ends_at + interval '5 minutes', 1, 1 from its
                    returning *
                ), further as (
                    insert into appointment_further_slots (appointment_id, slot_id, doctor_id, starts_at, ends_at)
                    select its.id, following.id, following.doctor_id, following.starts_at, following.ends_at
                    from its, following
                )
                update appointments set series_id = series.id, further_slot_ids = array[following.id],
                    run_ends_at = following.ends_at, version = appointments.version + 1
                from series, following where appointments.id = (select id from its)
                """
                        .formatted(appointment));
        clinic.as("desk", NoteServiceGrpc.newBlockingStub(clinic.channel()))
                .addNote(
                        AddNoteRequest.newBuilder()
                                .setRequestId(newId())
                                .setAppointmentId(appointment)
                                .setText("a note of staff")
                                .build());
        String entry =
                clinic.as("desk", WaitlistServiceGrpc.newBlockingStub(clinic.channel()))
                        .joinWaitlist(
                                JoinWaitlistRequest.newBuilder()
                                        .setRequestId(newId())
                                        .setPatientId(id.toString())
                                        .setDoctorId(doctor.toString())
                                        .build())
                        .getEntry()
                        .getEntryId();
        String username = "patient-" + id;
        clinic.user(username, Role.PATIENT, null, id);
        read(clinic, username, id);
        clinic.database.execute(
                """
                with begun as (
                    insert into second_factors (user_id, secret)
                    select id, decode(repeat('00', 20), 'hex') from users where username = '%s'
                    returning user_id
                )
                insert into recovery_codes (user_id, code_hash)
                select user_id, sha256('a') from begun
                """
                        .formatted(username));
        return new PersonOfTheClinic(id, doctor, appointment, entry, username);
    }

    static String book(RunningClinic clinic, UUID patient, UUID doctor, int minutes) {
        UUID slot = clinic.slot(doctor, java.time.Duration.ofMinutes(minutes), 5);
        return clinic.appointments("desk")
                .bookAppointment(booking(slot, patient))
                .getAppointment()
                .getAppointmentId();
    }

    static Patient read(RunningClinic clinic, String caller, UUID patient) {
        return clinic.patients(caller)
                .getPatient(GetPatientRequest.newBuilder().setPatientId(patient.toString()).build())
                .getPatient();
    }

    /** As the desk sends it that has just read both. */
    static MergePatientsRequest.Builder merging(RunningClinic clinic, UUID survivor, UUID merged) {
        return MergePatientsRequest.newBuilder()
                .setRequestId(newId())
                .setSurvivorId(survivor.toString())
                .setSurvivorEtag(etag(clinic, survivor))
                .setMergedId(merged.toString())
                .setMergedEtag(etag(clinic, merged));
    }

    private static String etag(RunningClinic clinic, UUID patient) {
        return clinic.database.query(
                "select version from patients where id = '%s'".formatted(patient));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}

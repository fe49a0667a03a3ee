package org.frontdesk.server.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.AddNoteRequest;
import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.api.v1.CalendarServiceGrpc;
import org.frontdesk.api.v1.EditNoteRequest;
import org.frontdesk.api.v1.GetAppointmentCalendarRequest;
import org.frontdesk.api.v1.GetAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.ListNotesRequest;
import org.frontdesk.api.v1.ListNotesResponse;
import org.frontdesk.api.v1.Note;
import org.frontdesk.api.v1.NoteServiceGrpc;
import org.frontdesk.api.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import org.frontdesk.api.v1.RemoveNoteRequest;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands;
import org.frontdesk.server.appointments.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What staff tell each other about an appointment, and who does not read it. */
class NoteTest {

    private static RunningClinic clinic;
    private static UUID doctor;
    private static UUID patient;
    private static int nextHour = 1;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("other", Role.RECEPTIONIST, null, null);
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("doctor", Role.DOCTOR, doctor, null);
        clinic.user("colleague", Role.DOCTOR, clinic.doctor("Cardiology"), null);
        clinic.user("patient", Role.PATIENT, null, patient);
        clinic.user("service", Role.SERVICE, null, null);
        // Signed in before any race begins.
        notes("desk");
        notes("other");
        clinic.appointments("desk");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @AfterEach
    void theTrailsAreWhole() {
        Invariants.hold(clinic.database::count);
    }

    private static NoteServiceBlockingStub notes(String user) {
        return clinic.as(user, NoteServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static String appointment() {
        UUID slot = clinic.slot(doctor, Duration.ofHours(nextHour++), 1);
        Appointment booked =
                clinic.appointments("desk")
                        .bookAppointment(Commands.booking(slot, patient))
                        .getAppointment();
        return booked.getAppointmentId();
    }

    private static AddNoteRequest adding(String appointment, String text) {
        return AddNoteRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setAppointmentId(appointment)
                .setText(text)
                .build();
    }

    private static Note add(String user, String appointment, String text) {
        return notes(user).addNote(adding(appointment, text)).getNote();
    }

    private static EditNoteRequest editing(Note note, String text) {
        return EditNoteRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setNoteId(note.getNoteId())
                .setEtag(note.getEtag())
                .setText(text)
                .build();
    }

    private static RemoveNoteRequest removing(Note note) {
        return RemoveNoteRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setNoteId(note.getNoteId())
                .setEtag(note.getEtag())
                .build();
    }

    private static List<Note> list(String user, String appointment) {
        return notes(user)
                .listNotes(ListNotesRequest.newBuilder().setAppointmentId(appointment).build())
                .getNotesList();
    }

    private static int count(String user, String appointment) {
        return clinic.appointments(user)
                .getAppointment(
                        GetAppointmentRequest.newBuilder().setAppointmentId(appointment).build())
                .getNoteCount();
    }

    private static List<AppointmentTrailEntry> trail(String user, String appointment) {
        return clinic.appointments(user)
                .getAppointmentTrail(
                        GetAppointmentTrailRequest.newBuilder()
                                .setAppointmentId(appointment)
                                .build())
                .getEntriesList();
    }

    @Test
    void aNoteSaysWhoWroteItAndWhenAndStaffReadIt() {
        String appointment = appointment();

        Note added = add("desk", appointment, "needs a wheelchair\nand time");

        assertThat(added.getText()).isEqualTo("needs a wheelchair\nand time");
        assertThat(added.getAuthorName()).isEqualTo("Desk of desk");
        assertThat(added.hasWriteTime()).isTrue();
        assertThat(added.hasEditTime()).isFalse();
        Note answered = add("doctor", appointment, "ground floor then");
        assertThat(list("other", appointment)).containsExactly(added, answered);
        assertThat(count("other", appointment)).isEqualTo(2);
    }

    @Test
    void itsAuthorAloneEditsANoteAndTheLaterOfTwoEditsIsTold() {
        String appointment = appointment();
        Note added = add("desk", appointment, "calls back");

        assertThat(refusalOf(() -> notes("other").editNote(editing(added, "x"))).reason())
                .isEqualTo("NOTE_NOT_YOURS");
        assertThat(refusalOf(() -> notes("admin").editNote(editing(added, "x"))).reason())
                .isEqualTo("NOTE_NOT_YOURS");
        Note edited = notes("desk").editNote(editing(added, "called back")).getNote();
        assertThat(edited.getText()).isEqualTo("called back");
        assertThat(edited.hasEditTime()).isTrue();
        assertThat(edited.getWriteTime()).isEqualTo(added.getWriteTime());
        assertThat(refusalOf(() -> notes("desk").editNote(editing(added, "y"))).metadata())
                .containsEntry("etag", edited.getEtag());
        assertThat(list("desk", appointment)).containsExactly(edited);
    }

    @Test
    void aNoteIsRemovedByItsAuthorOrAnAdministratorAndTheTrailKeepsIt() {
        String appointment = appointment();
        Note first = add("desk", appointment, "owes nothing");
        Note second = add("desk", appointment, "afraid of needles");

        assertThat(refusalOf(() -> notes("other").removeNote(removing(first))).reason())
                .isEqualTo("NOTE_NOT_YOURS");
        notes("desk").removeNote(removing(first));
        notes("admin").removeNote(removing(second));

        assertThat(list("desk", appointment)).isEmpty();
        assertThat(count("desk", appointment)).isZero();
        assertThat(refusalOf(() -> notes("desk").removeNote(removing(first))).reason())
                .isEqualTo("NOTE_UNKNOWN");
        assertThat(trail("desk", appointment))
                .extracting(entry -> entry.getAction() + " " + entry.getNote())
                .containsExactly(
                        "BOOK ",
                        "ADD_NOTE owes nothing",
                        "ADD_NOTE afraid of needles",
                        "REMOVE_NOTE owes nothing",
                        "REMOVE_NOTE afraid of needles");
    }

    @Test
    void patientsAndServicesNeverReadANote() {
        String appointment = appointment();
        add("desk", appointment, "do not tell");

        for (String outsider : List.of("patient", "service")) {
            assertThat(refusalOf(() -> list(outsider, appointment)).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(refusalOf(() -> add(outsider, appointment, "mine")).reason())
                    .isEqualTo("ROLE_NOT_ALLOWED");
            assertThat(count(outsider, appointment)).isZero();
        }
        assertThat(trail("service", appointment).toString())
                .contains("ADD_NOTE")
                .doesNotContain("do not tell");
        assertThat(
                        clinic.as("desk", CalendarServiceGrpc.newBlockingStub(clinic.channel()))
                                .getAppointmentCalendar(
                                        GetAppointmentCalendarRequest.newBuilder()
                                                .setAppointmentId(appointment)
                                                .build())
                                .toString())
                .doesNotContain("do not tell");
    }

    @Test
    void aDoctorReadsAndWritesInTheirOwnScheduleOnly() {
        String appointment = appointment();
        Note note = add("doctor", appointment, "bring the films");

        assertThat(refusalOf(() -> list("colleague", appointment)).reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
        assertThat(refusalOf(() -> add("colleague", appointment, "x")).reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
        assertThat(refusalOf(() -> notes("colleague").removeNote(removing(note))).reason())
                .isEqualTo("NOTE_UNKNOWN");
    }

    @Test
    void whatIsNoNoteIsRefusedWithEveryViolatedField() {
        var wrong = AddNoteRequest.newBuilder().setText("x".repeat(2_001)).build();

        assertThat(refusalOf(() -> notes("desk").addNote(wrong)).violatedFields())
                .containsExactly("request_id", "appointment_id", "text");
        assertThat(refusalOf(() -> add("desk", appointment(), " \n ")).violatedFields())
                .containsExactly("text");
        assertThat(refusalOf(() -> add("desk", UUID.randomUUID().toString(), "x")).reason())
                .isEqualTo("APPOINTMENT_UNKNOWN");
    }

    @Test
    void sentAgainItIsOneNoteAlsoWhenItWasEditedSince() {
        String appointment = appointment();
        var request = adding(appointment, "once");

        Note first = notes("desk").addNote(request).getNote();
        Note edited = notes("desk").editNote(editing(first, "twice")).getNote();

        assertThat(notes("desk").addNote(request).getNote()).isEqualTo(first);
        assertThat(list("desk", appointment)).containsExactly(edited);
    }

    @Test
    void notesAreReadAPageAtATime() {
        String appointment = appointment();
        List<String> texts = List.of("a", "b", "c");
        texts.forEach(text -> add("desk", appointment, text));
        var request =
                ListNotesRequest.newBuilder().setAppointmentId(appointment).setPageSize(2).build();

        ListNotesResponse first = notes("desk").listNotes(request);
        ListNotesResponse second =
                notes("desk")
                        .listNotes(
                                request.toBuilder().setPageToken(first.getNextPageToken()).build());

        assertThat(first.getNotesList()).extracting(Note::getText).containsExactly("a", "b");
        assertThat(second.getNotesList()).extracting(Note::getText).containsExactly("c");
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void pastAHundredNobodyReadsAnyMore() {
        String appointment = appointment();
        clinic.database.execute(
                """
                insert into appointment_notes (id, appointment_id, author_id, text)
                select gen_random_uuid(), '%s', gen_random_uuid(), 'x' from generate_series(1, 99)
                """
                        .formatted(appointment));

        var reasons =
                AtOnce.call(
                        5,
                        i -> {
                            try {
                                add("desk", appointment, "the last");
                                return "OK";
                            } catch (StatusRuntimeException refused) {
                                return Answered.of(refused).reason();
                            }
                        });

        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "OK",
                        "TOO_MANY_NOTES",
                        "TOO_MANY_NOTES",
                        "TOO_MANY_NOTES",
                        "TOO_MANY_NOTES");
    }

    @Test
    void notesWrittenWhileTheVisitGoesOnLeaveTheTrailWhole() {
        List<String> appointments = Stream.generate(NoteTest::appointment).limit(10).toList();

        AtOnce.call(
                40,
                i ->
                        switch (i % 4) {
                            case 0 ->
                                    Commands.answerOf(
                                            () ->
                                                    clinic.appointments("desk")
                                                            .confirmAppointment(
                                                                    Commands.confirming(
                                                                            appointments.get(
                                                                                    i / 4)))
                                                            .getAppointment());
                            case 1 ->
                                    Commands.answerOf(
                                            () ->
                                                    clinic.appointments("desk")
                                                            .cancelAppointment(
                                                                    Commands.cancelling(
                                                                            appointments.get(
                                                                                    i / 4)))
                                                            .getAppointment());
                            default -> add("other", appointments.get(i / 4), "meanwhile " + i);
                        });

        assertThat(appointments).allMatch(one -> count("desk", one) == 2);
    }
}

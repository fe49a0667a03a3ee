package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class MyDayIT {

    private RealClinic clinic;
    private Desk desk;
    private UUID doctor;
    private UUID first;
    private UUID second;
    private Appointment anna;
    private Appointment bruno;

    @BeforeEach
    void aDoctorWithTwoPatients() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
        clinic.account("doctor", "DOCTOR", doctor, null);
        first = clinic.slot(doctor, LocalTime.of(10, 20), 1);
        second = clinic.slot(doctor, LocalTime.of(10, 40), 1);
        UUID others = clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(10, 20), 1);
        anna = clinic.confirmedAtOtherDesk(first, clinic.patient("Anna", "Testperson"));
        bruno = clinic.confirmedAtOtherDesk(second, clinic.patient("Bruno", "Otherone"));
        clinic.confirmedAtOtherDesk(others, clinic.patient("Carla", "Elsewhere"));
        desk = Desk.at(clinic);
        desk.signIn("doctor", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.awaitShown(visit(anna));
    }

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @Test
    void aDayGoesFromCheckInByTheDeskToDoneByKeysAndTheNextPatientHasThePlace() {
        desk.awaitText("#patientName", "Anna Testperson");
        try (Desk front = Desk.at(clinic).signedInBeside("desk")) {
            front.awaitText(Desk.slot(second), "Booked. Bruno Otherone");
        }
        clinic.checkInAtOtherDesk(bruno);
        desk.awaitText("#patientName", "Bruno Otherone"); // who is here goes before who is not
        desk.awaitThat(() -> desk.isFocusInside("#start"));
        desk.press(KeyCode.S);
        desk.awaitThat(() -> desk.isFocusInside("#complete"));
        desk.press(KeyCode.ENTER);
        desk.awaitText("#patientName", "Anna Testperson");
        assertThat(clinic.appointments(second, "COMPLETED")).isEqualTo(1);
        desk.awaitText("#summary", "1 seen · 0 waiting · 1 to come");
        desk.press(KeyCode.A);
        desk.awaitThat(() -> desk.isFocusInside("#start"));
        assertThat(clinic.appointments(first, "CHECKED_IN")).isEqualTo(1);
    }

    @Test
    void undoTakesBackWhatWasDoneLastThoughTheNextPatientIsLookedAt() {
        clinic.checkInAtOtherDesk(anna);
        desk.awaitThat(() -> desk.isFocusInside("#start"));
        desk.press(KeyCode.S);
        desk.awaitThat(() -> desk.isFocusInside("#complete"));
        desk.press(KeyCode.D);
        desk.awaitText("#patientName", "Bruno Otherone");
        desk.press(KeyCode.U);
        desk.awaitText("#patientName", "Anna Testperson");
        desk.awaitText("#status", "With the doctor");
        assertThat(clinic.appointments(first, "IN_PROGRESS")).isEqualTo(1);
    }

    @Test
    void nobodyElsesPatientsAreListedAndANoteStaysWhileOthersArrive() {
        assertThat(desk.isShown(visit(anna)) && desk.isShown(visit(bruno))).isTrue();
        desk.type("#newNote", "Comes with her daughter");
        clinic.checkInAtOtherDesk(bruno);
        desk.awaitText("#summary", "0 seen · 1 waiting · 1 to come");
        desk.awaitText("#patientName", "Anna Testperson");
        desk.press(KeyCode.CONTROL, KeyCode.ENTER);
        desk.awaitText("#notes .label", "Comes with her daughter");
    }

    @Test
    void timeIsBlockedInTheWeekAndOpenedAgain() {
        UUID free = clinic.slot(doctor, LocalTime.of(15, 0), 1);
        desk.press(KeyCode.W);
        desk.awaitShown("#week-" + clinic.today());
        desk.awaitShown(".week-entry.is-free");
        desk.click(".week-entry.is-free");
        desk.write("Course");
        desk.click("#block");
        desk.awaitText(".week-entry.is-blocked", "15:00  Course");
        assertThat(clinic.blockedReason(free)).isEqualTo("Course");
        desk.click(".week-entry.is-blocked");
        desk.write("Called off");
        desk.click("#reopen");
        desk.awaitText(".week-entry.is-free", "15:00");
    }

    @Test
    void thePasswordIsChangedAndASecondTimeTheOldOneIsRefused() {
        desk.click("#pageProfile");
        desk.awaitText("#profileName", "Dr. Family1");
        changePassword(RealClinic.PASSWORD);
        desk.awaitText("#toast", "Your password is changed.");
        changePassword(RealClinic.PASSWORD);
        desk.awaitText("#passwordMessage", "The present password is not right.");
    }

    private void changePassword(String current) {
        desk.type("#currentPassword", current);
        desk.type("#newPassword", "another long password");
        desk.type("#newPasswordAgain", "another long password");
        desk.click("#changePassword");
    }

    private static String visit(Appointment appointment) {
        return "#visit-" + appointment.getAppointmentId();
    }
}

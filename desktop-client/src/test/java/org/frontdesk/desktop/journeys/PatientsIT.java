package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.FxThread;
import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;

class PatientsIT {

    private static RealClinic clinic;
    private static UUID doctor;
    private static int number;

    private Desk desk;
    private String familyName;
    private UUID patient;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
        clinic.account("doctor", "DOCTOR", doctor, null);
        clinic.account("admin", "ADMIN", null, null);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    /** Each test has a patient of its own. */
    @BeforeEach
    void openPatients() {
        number++;
        familyName = "Person" + (char) ('a' + number) + "ú";
        patient = clinic.patient("Given", familyName);
        desk = Desk.at(clinic).signIn("desk", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-PATIENTS");
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void aPatientIsFoundWithoutAccentsAndOpenedByEnter() {
        desk.awaitThat(() -> desk.isFocusInside("#patientQuery"));
        desk.write("given " + familyName.replace('ú', 'u'));
        desk.press(KeyCode.ENTER); // before anybody is found
        desk.awaitText("#recordName", "Given " + familyName);
        assertThat(desk.text("#recordDetails")).contains("born Jan 1, 1980");
        desk.awaitThat(() -> desk.everyText().contains("Nothing to come"));
        desk.press(KeyCode.SLASH);
        desk.awaitThat(() -> desk.isFocusInside("#patientQuery"));
    }

    @Test
    void whoGoesElsewhereIsAskedWhatBecomesOfWhatTheyTyped() {
        open();
        desk.click("#editPatient");
        desk.type("#phone", "+34 600 000 001");
        desk.click("#rail-DAY");
        desk.awaitShown("#heldStay");
        desk.click("#heldStay");
        assertThat(desk.text("#phone")).isEqualTo("+34 600 000 001");
        desk.click("#rail-DAY");
        desk.click("#heldSave");
        desk.awaitThat(() -> !desk.isShown("#patientQuery"));

        desk.click("#rail-PATIENTS");
        open();
        desk.awaitText("#recordPhone", "+34600000001");
        desk.click("#newPatient");
        desk.type("#givenName", "Nobody");
        desk.click("#rail-DAY");
        desk.click("#heldDiscard");
        desk.awaitThat(() -> !desk.isShown("#patientQuery"));
    }

    @Test
    void nobodyFoundIsSaid() {
        desk.type("#patientQuery", "Zzyzx");
        desk.awaitThat(() -> desk.everyText().contains("Nobody found"));
    }

    @Test
    void whoSeemsToBeRegisteredAlreadyIsWarnedOfAndRegisteredAllTheSame() throws SQLException {
        desk.click("#newPatient");
        desk.type("#givenName", "Given");
        desk.type("#familyName", familyName);
        desk.type("#birthDate", "1980-01-01");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#message", "registered already");
        desk.awaitText("#duplicates .choice", "Given " + familyName);
        desk.click("#save"); // not the same person
        desk.awaitText("#toast", "Registered: Given " + familyName);
        desk.awaitText("#recordName", "Given " + familyName);
        assertThat(patientsNamed(familyName)).isEqualTo(2);
    }

    @Test
    void oneOfThoseRegisteredAlreadyIsTakenInstead() throws SQLException {
        desk.click("#newPatient");
        desk.type("#givenName", "Given");
        desk.type("#familyName", familyName);
        desk.type("#birthDate", "1980-01-01");
        desk.awaitText("#duplicates .choice", "Given " + familyName);
        desk.click("#duplicates .choice");
        desk.awaitText("#recordName", "Given " + familyName);
        assertThat(patientsNamed(familyName)).isEqualTo(1);
    }

    @Test
    void aRecordThatSomebodyElseChangesMeanwhileKeepsWhatWasTyped() throws SQLException {
        open();
        desk.press(KeyCode.E);
        desk.type("#phone", "+34910000001");
        changeMeanwhile("Givena", "+34910000002");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#message", "Somebody else has changed this record");
        assertThat(desk.text("#phone")).isEqualTo("+34910000001");
        assertThat(desk.text("#phoneNews")).contains("+34910000002");
        assertThat(desk.text("#givenName")).isEqualTo("Givena");
        assertThat(desk.text("#givenNameNews")).contains("taken over");
        desk.click("#save");
        desk.awaitText("#toast", "Saved: Givena " + familyName);
        desk.awaitText("#recordPhone", "+34910000001");
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        open();
        desk.click("#editPatient");
        desk.type("#birthDate", "yesterday");
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#birthDateError");
        desk.press(KeyCode.ESCAPE);
        desk.awaitText("#recordDetails", "born Jan 1, 1980");
    }

    @Test
    void anUpcomingAppointmentIsCancelledAndTheCancellationUndone() {
        UUID slot = slot(1);
        Appointment booked = clinic.confirmedAtOtherDesk(slot, patient);
        open();
        String row = "#upcoming #visit-" + booked.getAppointmentId();
        desk.awaitText(row + " .visit-doctor", "Cardiology");
        desk.click(row + " .visit-head");
        desk.awaitThat(() -> desk.everyText().contains("Confirmed"));
        desk.click("#cancelVisit");
        assertThat(clinic.appointments(slot, "CONFIRMED")).as("asked first").isEqualTo(1);
        desk.click("#reallyCancel");
        desk.awaitShown("#past #visit-" + booked.getAppointmentId());
        desk.awaitThat(() -> desk.everyText().contains("Cancelled"));
        assertThat(clinic.appointments(slot, "CANCELLED")).isEqualTo(1);
        desk.click("#noticeUndo");
        desk.awaitShown(row);
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
    }

    @Test
    void whatHappenedToAnAppointmentIsToldWithWhoDidIt() {
        Appointment booked = clinic.confirmedAtOtherDesk(slot(0), patient);
        open();
        desk.click("#upcoming #visit-" + booked.getAppointmentId() + " .visit-head");
        desk.awaitThat(() -> toldBy("Booked", "Person otherdesk"));
        clinic.checkInAtOtherDesk(booked);
        desk.awaitThat(() -> toldBy("Arrived", "Person otherdesk"));
    }

    @Test
    void anAppointmentIsOpenedOnTheDaySheet() {
        Appointment booked = clinic.confirmedAtOtherDesk(slot(2), patient);
        open();
        desk.click("#upcoming #visit-" + booked.getAppointmentId() + " .visit-head");
        desk.click("#openVisit");
        desk.awaitText("#patientName", "Given " + familyName);
        desk.awaitText("#status", "Confirmed");
        desk.awaitShown(Desk.slot(UUID.fromString(booked.getSlotId())));
    }

    @Test
    void aSlipAndACalendarFileAreSaved() {
        Appointment booked = clinic.confirmedAtOtherDesk(slot(3), patient);
        open();
        desk.click("#upcoming #visit-" + booked.getAppointmentId() + " .visit-head");
        desk.awaitShown("#calendar");
        desk.click("#calendar");
        String name = "appointment-" + clinic.today().plusDays(3);
        desk.awaitText("#toast", name + ".ics");
        assertThat(desk.files().saved(name + ".ics"))
                .content()
                .startsWith("BEGIN:VCALENDAR")
                .doesNotContain(familyName);
        desk.choose("#slip", new Texts(Locale.ENGLISH).get("printing.save"));
        desk.awaitText("#toast", name + ".pdf");
        assertThat(desk.files().saved(name + ".pdf")).isNotEmptyFile();
    }

    @Test
    void aPatientWhoWouldRatherNotBeRemindedIsNot() throws SQLException {
        open();
        desk.click("#reminders");
        assertThat(desk.isEnabled("#saveReminder")).as("nothing is chosen yet").isFalse();
        desk.click("#doNotRemind");
        desk.click("#saveReminder");
        desk.awaitText("#recordReminders", "Not reminded");
        assertThat(
                        ask(
                                "select count(*) from patients where id = ? and"
                                        + " reminders_opted_out",
                                patient))
                .isEqualTo(1);
    }

    @Test
    void aPlaceIsFoundAndBookedFromTheRecord() throws SQLException {
        UUID slot = slot(5);
        open();
        desk.press(KeyCode.ENTER); // on the first button
        desk.awaitText("#patientName", "For Given " + familyName);
        desk.awaitShown("#place-" + slot);
        desk.click("#place-" + slot);
        desk.awaitShown("#heldCountdown");
        desk.awaitThat(() -> desk.isEnabled("#book"));
        desk.click("#book");
        desk.awaitShown("#status");
        assertThat(ask("select count(*) from appointments where patient_id = ?", patient))
                .isEqualTo(1);
    }

    @Test
    void twoRecordsOfOnePersonAreMergedAfterALookAtWhatMoves() throws SQLException {
        open();
        UUID other = clinic.patient("Giventwo", familyName);
        clinic.confirmedAtOtherDesk(slot(4), other);
        desk.choose("#recordMenu", "Merge with another record of this person");
        desk.awaitThat(() -> desk.isFocusInside("#otherQuery"));
        desk.write("giventwo " + familyName);
        desk.press(KeyCode.ENTER);
        desk.awaitThat(() -> desk.everyText().contains("Appointments: 1, of them to come: 1"));
        assertThat(desk.isEnabled("#merge")).as("nobody made sure yet").isFalse();
        desk.click("#sure");
        desk.click("#merge");
        desk.awaitText("#toast", "Merged: Given " + familyName);
        desk.awaitShown("#upcoming .visit-head");
        assertThat(ask("select count(*) from patients where merged_into = ?", patient))
                .isEqualTo(1);
    }

    @Test
    void anAdministratorSavesEverythingHeldOnAPerson() {
        desk.close();
        desk = Desk.at(clinic).signIn("admin", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-PATIENTS");
        open();
        String number = desk.text("#recordDetails").replaceAll(".*no. ", "");
        desk.choose("#recordMenu", "Export everything held on this person");
        desk.awaitText("#toast", "patient-" + number + ".json");
        assertThat(desk.files().saved("patient-" + number + ".json"))
                .content()
                .contains("frontdesk.patient.v1", familyName);
    }

    @Test
    void aDoctorReadsAndDoesNotWrite() {
        desk.close();
        desk = Desk.at(clinic).signIn("doctor", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-PATIENTS");
        open();
        desk.awaitShown("#ownOnlyHint");
        assertThat(desk.isShown("#newPatient")).isFalse();
        assertThat(desk.isShown("#editPatient")).isFalse();
    }

    private void open() {
        desk.type("#patientQuery", familyName);
        desk.awaitShown("#patient-" + patient);
        desk.press(KeyCode.ENTER);
        desk.awaitText("#recordName", familyName);
    }

    private boolean toldBy(String what, String who) {
        return FxThread.fx(
                () ->
                        desk.everyText().contains(what)
                                && desk.everyText().stream()
                                        .anyMatch(text -> text.startsWith(who)));
    }

    private UUID slot(int daysAhead) {
        return clinic.slot(
                doctor,
                clinic.today().plusDays(daysAhead),
                LocalTime.of(12, 0).plusMinutes(number * 20L),
                1);
    }

    private void changeMeanwhile(String givenName, String phone) throws SQLException {
        try (var connection = clinic.connection();
                var changed =
                        connection.prepareStatement(
                                "update patients set given_name = ?, phone = ?, version = version"
                                        + " + 1 where id = ?")) {
            changed.setString(1, givenName);
            changed.setString(2, phone);
            changed.setObject(3, patient);
            changed.execute();
        }
    }

    private static int patientsNamed(String familyName) throws SQLException {
        return ask("select count(*) from patients where family_name = ?", familyName);
    }

    private static int ask(String count, Object value) throws SQLException {
        try (var connection = clinic.connection();
                var asked = connection.prepareStatement(count)) {
            asked.setObject(1, value);
            try (var rows = asked.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}

package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class DoctorsIT extends AdministrationJourney {

    DoctorsIT() {
        super("doctors", ".record-line");
    }

    @Test
    void aDoctorIsTakenInAndWhatIsWrongIsSaidAtItsField() {
        desk.click("#add");
        desk.type("#givenName", "Given");
        desk.type("#familyName", "Newcomer");
        desk.type("#specializationText", "Dermatology");
        desk.type("#email", "no address");
        desk.type("#licence", "L-new");
        desk.click("#save");
        desk.awaitText("#emailError", "no e-mail address");
        desk.type("#email", "newcomer@clinic.example");
        desk.click("#save");
        desk.awaitText("#formTitle", "Dr. Given Newcomer");
        desk.awaitThat(() -> desk.everyText().contains("Dermatology"));
    }

    @Test
    void somebodyElsesChangeKeepsWhatWasTyped() {
        UUID doctor = clinic.doctor("Cardiology");
        open(doctor);
        desk.type("#displayName", "My Words");
        boss.respecialize(doctor, "Surgery");
        desk.click("#save");
        desk.awaitShown("#takeTheirs");
        assertThat(desk.text("#displayName")).isEqualTo("My Words");
        desk.awaitText("#specializationText", "Surgery"); // nobody typed there
        desk.click("#save");
        desk.awaitText("#toast", "Saved: My Words");
    }

    @Test
    void whoHasPatientsBookedIsDeactivatedOnlyWhenThatIsSaid() {
        UUID doctor = clinic.doctor("Cardiology");
        UUID slot = clinic.slot(doctor, clinic.today().plusDays(1), LocalTime.of(9, 0), 1);
        clinic.confirmedAtOtherDesk(slot, clinic.patient("Anna", "Testperson"));
        open(doctor);
        desk.click("#deactivate");
        desk.click("#deactivateReally");
        desk.awaitText("#formMessage", "appointments still to come");
        desk.click("#deactivateBooked");
        desk.click("#deactivateBookedReally");
        desk.awaitText("#toast", "1 appointments are still booked");
        assertThat(boss.doctor(doctor).getActive()).isFalse();
        desk.click("#reactivate");
        desk.awaitShown("#deactivate");
        assertThat(boss.doctor(doctor).getActive()).isTrue();
    }

    @Test
    void whatIsNotSavedIsNotLostByLookingElsewhere() {
        UUID one = clinic.doctor("Cardiology");
        UUID other = clinic.doctor("Cardiology");
        open(one);
        desk.type("#displayName", "Half typed");
        desk.click("#doctor-" + other);
        desk.awaitShown("#heldStay");
        desk.click("#heldSave");
        desk.awaitText("#formTitle", boss.doctor(other).getDisplayName());
        assertThat(boss.doctor(one).getDisplayName()).isEqualTo("Half typed");
    }

    private void open(UUID doctor) {
        desk.type("#query", boss.doctor(doctor).getFamilyName());
        desk.click("#doctor-" + doctor);
        desk.awaitText("#formTitle", boss.doctor(doctor).getDisplayName());
    }
}

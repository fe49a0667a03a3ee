package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class FlowBoardIT {

    private static RealClinic clinic;
    private static UUID doctor;
    private static int minute;

    private Desk desk;
    private UUID slot;
    private String card;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        doctor = clinic.doctor("Cardiology");
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void bookSomebody() {
        slot = clinic.slot(doctor, LocalTime.of(10, 0).plusMinutes(minute), 1);
        minute += 20;
        desk = Desk.at(clinic).signedIn("desk");
        desk.click("#rail-FLOW");
        Appointment booked =
                clinic.confirmedAtOtherDesk(slot, clinic.patient("Anna", "Testperson"));
        card = "#card-" + booked.getAppointmentId();
        desk.awaitShown("#flow-EXPECTED " + card);
    }

    @AfterEach
    void closeDesk() {
        desk.close();
    }

    @Test
    void keysTakeAPatientAllTheWay() {
        select();
        desk.press(KeyCode.A);
        desk.awaitShown("#flow-ARRIVED " + card);
        select();
        desk.press(KeyCode.S);
        desk.awaitShown("#flow-WITH_DOCTOR " + card);
        select();
        desk.press(KeyCode.D);
        desk.awaitShown("#flow-DONE " + card);
        assertThat(clinic.appointments(slot, "COMPLETED")).isEqualTo(1);
    }

    @Test
    void whatWasWrongIsUndoneFromTheNotice() {
        select();
        desk.press(KeyCode.A);
        desk.awaitShown("#flow-ARRIVED " + card);
        desk.click("#noticeUndo");
        desk.awaitShown("#flow-EXPECTED " + card);
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
    }

    @Test
    void aCardIsDraggedToTheNextColumn() {
        desk.drag(card, "#flow-ARRIVED", () -> desk.awaitText("#hand", "Anna Testperson"));
        desk.awaitShown("#flow-ARRIVED " + card);
    }

    @Test
    void aColumnThatNoStepLeadsToRefusesTheCardInWords() {
        desk.drag(card, "#flow-DONE", () -> {});
        desk.awaitText("#toast", "cannot go from Expected to Done");
        assertThat(desk.isShown("#flow-EXPECTED " + card)).isTrue();
    }

    private void select() {
        desk.click(card);
    }
}

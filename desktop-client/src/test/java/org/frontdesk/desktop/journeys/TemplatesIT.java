package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

class TemplatesIT {

    private RealClinic clinic;
    private ScheduleRows rows;
    private Desk desk;
    private UUID doctor;
    private LocalDate monday;

    @BeforeEach
    void anAdministratorAtADoctorsHours() {
        clinic = RealClinic.open();
        rows = new ScheduleRows(clinic);
        doctor = clinic.doctor("Cardiology");
        clinic.account("admin", "ADMIN", null, null);
        monday = clinic.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        desk = Desk.at(clinic).signIn("admin", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-ADMINISTRATION");
        desk.click("#admin-templates");
        desk.awaitThat(() -> desk.isEnabled("#newHours"));
    }

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @Test
    void hoursAreSeenBeforeTheyAreSavedChangedAndEnded() {
        mondaysFrom9To12();
        assertThat(rows.slots(doctor)).isPositive();
        UUID early = rows.slotAt(doctor, monday, LocalTime.of(9, 0));
        Appointment booked =
                clinic.confirmedAtOtherDesk(early, clinic.patient("Anna", "Testperson"));
        int before = rows.slots(doctor);

        desk.click(".change-hours");
        desk.type("#from", "10");
        desk.click("#ask");
        desk.awaitText("#summary", "slots on");
        desk.awaitText("#affectedCount", "One patient is booked");
        desk.awaitText(affected(booked) + " .choice-name", "09:00 – 09:20");
        assertThat(rows.slots(doctor)).isEqualTo(before);
        desk.click("#begin");
        desk.awaitText("#outcome", "Saved.");
        assertThat(rows.slots(doctor)).isLessThan(before);
        assertThat(clinic.appointments(early, "CONFIRMED")).isEqualTo(1);
        desk.click("#formBack");
        desk.awaitText(".planned-days .list-cell .choice-name", "Monday");
        desk.awaitThat(() -> desk.everyText().contains("10:00 – 12:00"));

        desk.click(".end-hours");
        desk.click("#endHours");
        desk.awaitText("#toast", "The hours are ended");
        assertThat(rows.slots(doctor)).isEqualTo(1); // the one with the patient
    }

    @Test
    void whatIsInTheWayOfNewHoursIsLeftOutAndABadFieldIsNamed() {
        clinic.slot(doctor, monday, LocalTime.of(9, 10), 1);
        desk.click("#newHours");
        for (int day = 2; day <= 5; day++) {
            desk.click("#weekday-" + day);
        }
        desk.type("#slotMinutes", "2");
        desk.click("#ask");
        desk.awaitText("#error-slot-minutes", "Between 5 and 1440.");
        desk.type("#slotMinutes", "20");
        desk.type("#to", "12");
        desk.click("#ask");
        desk.awaitText("#leftOut", "2 are left out");
        desk.click("#begin");
        desk.awaitText("#outcome", "2 were left out");
        desk.press(KeyCode.ESCAPE);
        desk.awaitThat(() -> desk.everyText().contains("09:00 – 12:00"));
    }

    @Test
    void timeOffBlocksTheSlotsAndListsWhomToCall() {
        UUID free = clinic.slot(doctor, monday, LocalTime.of(9, 0), 1);
        UUID taken = clinic.slot(doctor, monday, LocalTime.of(9, 20), 1);
        Appointment booked =
                clinic.confirmedAtOtherDesk(taken, clinic.patient("Anna", "Testperson"));
        desk.click("#newTimeOff");
        date("#firstDay", monday);
        date("#lastDay", monday);
        desk.awaitShown(affected(booked));
        desk.click("#closeTime");
        desk.awaitText("#error-reason", "This is needed.");
        desk.type("#reason", "Congress");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#closureOutcome", "2 slots are blocked. In one of them a patient");
        assertThat(clinic.blockedReason(free)).isEqualTo("Congress");
        assertThat(clinic.appointments(taken, "CONFIRMED")).isEqualTo(1);
        desk.click("#closureBack");
        removeTheOnlyOne();
        desk.awaitText("#toast", "2 slots are open again");
        assertThat(clinic.blockedReason(free)).isNull();
    }

    @Test
    void aHolidayClosesTheWholeClinicForItsYear() {
        UUID slot = clinic.slot(doctor, monday, LocalTime.of(9, 0), 1);
        desk.click("#admin-holidays");
        desk.click("#newHoliday");
        date("#firstDay", monday);
        date("#lastDay", monday.plusDays(9));
        desk.type("#reason", "Local holiday");
        desk.click("#closeTime");
        desk.awaitText("#error-end-time", "At most 7 days.");
        date("#lastDay", monday);
        desk.click("#closeTime");
        desk.awaitText("#toast", "One slot is blocked");
        assertThat(clinic.blockedReason(slot)).isEqualTo("Local holiday");
        if (monday.getYear() > clinic.today().getYear()) {
            desk.click("#yearAfter");
        }
        desk.awaitText("#holidays .list-cell .choice-details", "Local holiday");
        removeTheOnlyOne();
        desk.awaitText("#toast", "one slot is open again");
    }

    private void mondaysFrom9To12() {
        desk.click("#newHours");
        for (int day = 2; day <= 5; day++) {
            desk.click("#weekday-" + day);
        }
        desk.type("#to", "12");
        desk.click("#ask");
        desk.awaitText("#summary", "slots on");
        assertThat(rows.slots(doctor)).isZero();
        desk.click("#begin");
        desk.awaitText("#outcome", "Saved.");
        desk.click("#formBack");
        desk.awaitThat(() -> desk.everyText().contains("09:00 – 12:00"));
    }

    private void removeTheOnlyOne() {
        desk.click(".remove-closure");
        desk.click(".really-remove-closure");
    }

    private static String affected(Appointment appointment) {
        return "#affected-" + appointment.getAppointmentId();
    }

    private void date(String picker, LocalDate day) {
        fx(
                () -> {
                    ((DatePicker) desk.shown(picker)).setValue(day);
                    return null;
                });
    }
}

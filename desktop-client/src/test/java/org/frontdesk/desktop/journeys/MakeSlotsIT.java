package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.control.DatePicker;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

class MakeSlotsIT {

    private RealClinic clinic;
    private ScheduleRows rows;
    private Desk desk;
    private UUID doctor;
    private LocalDate monday;

    @BeforeEach
    void anAdministratorAtTheirPage() {
        clinic = RealClinic.open();
        rows = new ScheduleRows(clinic);
        doctor = clinic.doctor("Cardiology");
        clinic.account("admin", "ADMIN", null, null);
        monday = clinic.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        desk = Desk.at(clinic).signIn("admin", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
        desk.click("#rail-ADMINISTRATION");
        desk.awaitShown("#choose-" + doctor);
    }

    @AfterEach
    void close() {
        desk.close();
        clinic.close();
    }

    @Test
    void fourWeeksAreMadeAfterADryRunAndAReceptionistSeesThem() {
        clinic.slot(doctor, monday, LocalTime.of(9, 10), 1); // in the way of the first two
        choose(doctor);
        desk.type("#from", "9");
        desk.type("#to", "13:00");
        desk.click("#ask");
        // 12 slots a day on 20 days
        desk.awaitText("#summary", "238 slots on 20 days");
        desk.awaitText("#leftOut", "2 are left out");
        assertThat(rows.slots(doctor)).isEqualTo(1);
        desk.click("#onlyClashes");
        desk.awaitText(planned(monday) + " .obstacle", "09:00 – 09:40: a slot is there already");
        desk.awaitThat(() -> ((ListView<?>) desk.shown("#days")).getItems().size() == 1);

        desk.click("#begin");
        desk.awaitText("#toast", "238 slots are made");
        desk.awaitText("#outcome", "238 slots are made");
        assertThat(rows.slots(doctor)).isEqualTo(239);
        assertThat(desk.isShown("#begin")).isFalse();
        UUID last = rows.slotAt(doctor, monday.plusDays(25), LocalTime.of(12, 40));
        UUID besides = rows.slotAt(doctor, monday, LocalTime.of(9, 40));
        try (Desk front = Desk.at(clinic).signedInBeside("desk")) {
            date(front, "#datePicker", monday);
            front.awaitShown(Desk.slot(besides));
            date(front, "#datePicker", monday.plusDays(25));
            front.awaitText(Desk.slot(last), "Free");
        }
    }

    @Test
    void aBadFieldIsNamedAndTheFocusGoesThere() {
        choose(doctor);
        desk.type("#slotMinutes", "3");
        desk.click("#ask");
        desk.awaitText("#error-slot-minutes", "Between 5 and 1440.");
        desk.awaitThat(() -> desk.isFocusInside("#slotMinutes"));
        desk.type("#slotMinutes", "20");
        desk.type("#to", "noon");
        desk.press(KeyCode.ENTER);
        desk.awaitText("#error-hours-start", "A time such as 09:30.");
        desk.type("#to", "17");
        date(desk, "#last", monday.minusDays(1));
        desk.click("#ask");
        desk.awaitText("#error-last-date", "The last day is before the first.");
        assertThat(desk.isShown("#begin")).isFalse();
    }

    @Test
    void whoStopsInTheMiddleIsToldWhatWasMadeAndCanGoOn() {
        choose(doctor);
        desk.click("#weeks-12");
        desk.click("#ask");
        desk.awaitText("#summary", "1,440 slots on 60 days");
        try (var _ = rows.unsaved(doctor, monday.plusWeeks(2), LocalTime.of(9, 0))) {
            desk.click("#begin");
            desk.awaitText("#outcome", "240 of 1,440"); // the third week waits for the other
            desk.click("#stop");
            desk.awaitThat(() -> desk.isShown("#stop") && !desk.isEnabled("#stop"));
        }
        desk.awaitText("#outcome", "Stopped. 360 of 1,440 slots are made.");
        assertThat(rows.slots(doctor)).isEqualTo(360);
        desk.awaitText("#begin", "Go on with the other 1,080");
        desk.click("#begin");
        desk.awaitThat(() -> desk.text("#outcome").equals("1,440 slots are made"));
        assertThat(rows.slots(doctor)).isEqualTo(1_440);
    }

    private void choose(UUID chosen) {
        desk.click("#choose-" + chosen);
        desk.awaitText("#chosenCount", "One is chosen");
    }

    private static void date(Desk at, String picker, LocalDate day) {
        fx(
                () -> {
                    ((DatePicker) at.shown(picker)).setValue(day);
                    return null;
                });
    }

    private String planned(LocalDate day) {
        return "#planned-" + doctor + "-" + day;
    }
}

package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.desktop.FxThread;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.UUID;

class WaitlistIT {

    private static RealClinic clinic;
    private static OtherDesk otherDesk;

    private Desk desk;
    private UUID doctor;
    private UUID slot;
    private UUID anna;
    private Appointment booked;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.open();
        otherDesk = new OtherDesk(clinic);
    }

    @AfterAll
    static void closeClinic() {
        otherDesk.close();
        clinic.close();
    }

    /** A doctor whose only slot is taken, so that nothing is proposed until it becomes free. */
    @BeforeEach
    void openWaitlist() {
        doctor = clinic.doctor("Cardiology");
        slot = clinic.slot(doctor, clinic.today().plusDays(2), LocalTime.of(11, 0), 1);
        booked = clinic.confirmedAtOtherDesk(slot, clinic.patient("Berta", "Vorher"));
        anna = clinic.patient("Anna", "Wartende");
        clinic.telephone(anna, "+34910000001");
        desk = Desk.at(clinic).signIn("desk", RealClinic.PASSWORD);
        desk.awaitText("#connectionPill", "Live");
    }

    @AfterEach
    void closeDesk() {
        desk.close();
        clinic.emptyWaitlist();
    }

    @Test
    void aPatientIsPutOnTheWaitlistWithWishesAndUrgency() {
        open();
        desk.press(KeyCode.N);
        desk.type("#query", "Wartende");
        desk.awaitShown("#results .list-cell:filled");
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#chosenName");
        choose("#joinSpecialization", "Cardiology");
        desk.click("#weekday-2");
        desk.click("#weekday-4");
        choose("#joinDayPart", "Morning");
        choose("#joinUrgency", "Urgent");
        desk.type("#joinNote", "Only by telephone");
        desk.click("#join");
        desk.awaitText("#joinReasonError", "Say why");
        desk.type("#joinReason", "Pain since Sunday");
        desk.click("#join");
        desk.awaitText("#toast", "On the waitlist: Anna Wartende");

        WaitlistEntry entry = otherDesk.waitlistOf(anna).getFirst();
        assertThat(entry.getPriority()).isEqualTo(6);
        assertThat(entry.getPriorityReason()).isEqualTo("Pain since Sunday");
        assertThat(entry.getWeekdaysList()).hasSize(2);
        String line = "#waiting-" + entry.getEntryId();
        desk.awaitText(line + " .waiting-for", "Cardiology");
        assertThat(desk.everyText()).contains("Tue, Thu · Morning");
        desk.awaitText(line + " .urgency-pill", "Urgent");
    }

    @Test
    void whoGoesElsewhereFromAHalfFilledFormIsAskedFirst() {
        WaitlistEntry other = otherDesk.joinWaitlist(anna, doctor);
        open();
        desk.click("#addEntry");
        desk.type("#joinNote", "Only by telephone");
        desk.click("#waiting-" + other.getEntryId());
        desk.awaitShown("#heldStay");
        desk.click("#heldStay");
        desk.awaitThat(() -> !desk.isShown("#heldStay"));
        assertThat(desk.text("#joinNote")).isEqualTo("Only by telephone");

        desk.click("#waiting-" + other.getEntryId());
        desk.click("#heldDiscard");
        desk.awaitText("#entryPatient", "Anna Wartende");
    }

    @Test
    void withoutAPatientOrAWishTheFormSaysWhatIsMissing() {
        open();
        desk.click("#addEntry");
        desk.click("#join");
        desk.awaitText("#joinPatientError", "Choose the patient");
        desk.awaitText("#joinForError", "Choose a specialization or a doctor");
    }

    @Test
    void aPlaceThatAnotherDeskFreesIsProposedOfferedAndConfirmed() {
        WaitlistEntry entry = otherDesk.joinWaitlist(anna, doctor);
        open();
        desk.awaitShown("#waiting-" + entry.getEntryId());
        desk.awaitShown("#places .other-state-title");

        otherDesk.cancel(booked);
        String proposal = "#proposal-" + slot;
        desk.awaitText(proposal + " .proposal-time", "11:00");
        desk.awaitText(proposal + " .match-phone", "+34910000001");
        desk.awaitText(proposal + " .new-pill", "Just free");

        desk.click("#offer-" + slot + "-" + entry.getEntryId());
        desk.awaitText("#offerCountdown", "4:5");
        desk.awaitText("#offerPhone", "+34910000001");
        desk.awaitThat(() -> !desk.isShown(proposal));
        assertThat(clinic.appointments(slot, "PENDING")).isEqualTo(1);
        assertThat(desk.isFocusInside("#confirmOffer")).isTrue();

        desk.press(KeyCode.C);
        desk.awaitText("#toast", "Confirmed: Anna Wartende");
        assertThat(clinic.appointments(slot, "CONFIRMED")).isEqualTo(1);
        desk.awaitThat(() -> !desk.isShown("#waiting-" + entry.getEntryId()));
        assertThat(otherDesk.waitlistOf(anna)).isEmpty();
    }

    @Test
    void aReleasedPlaceIsProposedAgainAndThePatientGoesOnWaiting() {
        WaitlistEntry entry = otherDesk.joinWaitlist(anna, doctor);
        otherDesk.cancel(booked);
        open();
        desk.awaitShown("#proposal-" + slot);
        desk.click("#offer-" + slot + "-" + entry.getEntryId());
        desk.awaitShown("#waiting-" + entry.getEntryId() + " .offered-pill");
        desk.click("#releaseOffer");
        desk.awaitShown("#proposal-" + slot);
        desk.awaitThat(() -> !desk.isShown(".offered-pill"));
        assertThat(clinic.appointments(slot, "CANCELLED")).isEqualTo(2);
    }

    @Test
    void whoeverWasSlowerReadsWhyThePlaceIsGone() {
        WaitlistEntry anna1 = otherDesk.joinWaitlist(anna, doctor);
        WaitlistEntry clara = otherDesk.joinWaitlist(clinic.patient("Clara", "Zweite"), doctor);
        otherDesk.cancel(booked);
        open();
        desk.awaitShown("#proposal-" + slot);
        String offer = "#offer-" + slot + "-" + anna1.getEntryId();
        FxThread.fx(
                () -> { // the desk can't hear of it before it presses
                    otherDesk.offer(slot, clara);
                    ((Button) desk.shown(offer)).fire();
                    return null;
                });
        desk.awaitText("#toast", "Anna Wartende was not offered");
        desk.awaitText("#toast", "Somebody else has just taken the last place.");
        assertThat(clinic.appointments(slot, "PENDING")).isEqualTo(1);
    }

    @Test
    void whatAnotherDeskOffersIsSeenWithItsCountdown() {
        WaitlistEntry entry = otherDesk.joinWaitlist(anna, doctor);
        otherDesk.cancel(booked);
        open();
        desk.awaitShown("#proposal-" + slot);
        Appointment offered = otherDesk.offer(slot, entry);
        String box = "#offer-" + offered.getAppointmentId();
        desk.awaitText(box + " #offerCountdown", "4:");
        assertThat(desk.everyText()).contains("by Person otherdesk");
        otherDesk.confirm(offered);
        desk.press(KeyCode.F5);
        desk.awaitThat(() -> !desk.isShown(box));
    }

    @Test
    void urgencyIsChangedAndWhoNoLongerWaitsLeaves() {
        WaitlistEntry entry = otherDesk.joinWaitlist(anna, doctor);
        open();
        String line = "#waiting-" + entry.getEntryId();
        desk.awaitShown(line);
        desk.click(line);
        desk.awaitText("#entryPatient", "Anna Wartende");
        desk.awaitText("#entryPhone", "+34910000001");
        choose("#entryUrgency", "Very urgent");
        desk.type("#entryReason", "Fever");
        desk.press(KeyCode.ENTER);
        desk.awaitText(line + " .urgency-pill", "Very urgent");

        desk.click("#leave");
        desk.awaitShown("#reallyLeave");
        assertThat(otherDesk.waitlistOf(anna)).hasSize(1);
        desk.click("#reallyLeave");
        desk.awaitText("#toast", "Off the waitlist: Anna Wartende");
        desk.awaitThat(() -> !desk.isShown(line));
        assertThat(otherDesk.waitlistOf(anna)).isEmpty();
    }

    private void open() {
        desk.click("#rail-WAITLIST");
        desk.awaitShown("#waitlist");
        desk.awaitText("#asOf", "as of");
    }

    private void choose(String box, String words) {
        FxThread.fx(
                () -> {
                    choose((ComboBox<?>) desk.shown(box), words);
                    return null;
                });
    }

    private static <T> void choose(ComboBox<T> box, String words) {
        box.setValue(
                box.getItems().stream()
                        .filter(item -> box.getConverter().toString(item).equals(words))
                        .findFirst()
                        .orElseThrow());
    }
}

package org.frontdesk.desktop.daysheet;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.booking.BookingViewModel;
import org.frontdesk.desktop.booking.PaneFace;
import org.frontdesk.desktop.booking.VisitSteps;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.VisitStatus;

import java.util.Optional;

/** What the keys do to a visit: to the one in the pane or, when none is there, to the one in the selected slot. */
final class SelectedVisit {

    private final Workplace at;
    private final DaySheetViewModel daySheet;
    private final BookingViewModel booking;
    private final VisitSteps steps;
    private final MovingViewModel moving;

    SelectedVisit(
            Workplace at,
            DaySheetViewModel daySheet,
            BookingViewModel booking,
            VisitSteps steps,
            MovingViewModel moving) {
        this.at = at;
        this.daySheet = daySheet;
        this.booking = booking;
        this.steps = steps;
        this.moving = moving;
    }

    /** Takes a step; calling off asks why, in the pane. */
    void take(Step step) {
        if (!at.connection().liveProperty().get() || !mayTake(step)) {
            return;
        }
        if (isInPane()) {
            booking.appointment().take(step);
            return;
        }
        inSelectedSlot()
                .ifPresent(
                        visit -> {
                            if (step == Step.CANCEL) {
                                daySheet.openSelected();
                                booking.openAppointment(visit);
                                booking.appointment().take(step);
                            } else {
                                steps.take(step, visit, at.shell()::failed);
                            }
                        });
    }

    /** Takes it up from its place. */
    void pickUp() {
        Optional.ofNullable(isInPane() ? booking.appointment().appointmentProperty().get() : null)
                .or(this::inSelectedSlot)
                .ifPresent(this::pickUp);
    }

    /** Takes up what is in a slot; false when there is nothing that could be moved. */
    boolean pickUpIn(String slotId) {
        return daySheet.visitIn(slotId).map(this::pickUp).orElse(false);
    }

    private boolean pickUp(Appointment visit) {
        if (!at.connection().liveProperty().get()) {
            return false;
        }
        if (!MovingViewModel.isMovable(visit)) {
            at.shell().failed(whyNotNow(visit));
            return false;
        }
        booking.close();
        moving.pickUp(visit);
        return true;
    }

    private String whyNotNow(Appointment visit) {
        return at.texts()
                .get(
                        "step.notNow",
                        visit.getPatient().getDisplayName(),
                        at.texts().get(VisitStatus.of(visit.getStatus()).textKey()),
                        at.texts().get("step.reschedule"));
    }

    private boolean isInPane() {
        return booking.faceProperty().get() == PaneFace.APPOINTMENT;
    }

    private Optional<Appointment> inSelectedSlot() {
        return daySheet.visitIn(daySheet.selectedProperty().get());
    }

    private boolean mayTake(Step step) {
        return booking.rules().picksPatients() || step == Step.CONFIRM || step == Step.CANCEL;
    }
}

package org.frontdesk.desktop.daysheet;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.User;
import org.frontdesk.desktop.booking.BookingPane;
import org.frontdesk.desktop.booking.BookingViewModel;
import org.frontdesk.desktop.booking.PaneFace;
import org.frontdesk.desktop.booking.SlotRules;
import org.frontdesk.desktop.booking.VisitSteps;
import org.frontdesk.desktop.clinic.AppointmentTypes;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.Visits;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The day sheet with the booking pane beside it. */
public final class DayScreen implements Screen {

    private final Workplace at;
    private final ShownDay day = new ShownDay();
    private final DayWatch watch;
    private final AppointmentTypes types;
    private final DaySheetViewModel daySheet;
    private final DaySheetController daySheetController;
    private final MovingViewModel moving;
    private final BookingPane pane;
    private final SelectedVisit visit;
    private final SheetPrint print;
    private final BookingViewModel booking;
    private final Parent view;
    private final ReadOnlyObjectWrapper<Pane> side = new ReadOnlyObjectWrapper<>();
    private final Subscription width;

    public DayScreen(Workplace at) {
        this.at = at;
        watch = at.watch(day);
        types = new AppointmentTypes(at.server());
        VisitSteps steps =
                new VisitSteps(new Visits(at.server(), at.fx()), day, at.shell(), at.texts());
        User user = at.server().session().user();
        SlotRules rules = new SlotRules(user, at.clock(), at.texts());
        daySheet =
                new DaySheetViewModel(
                        at.doctors(),
                        watch,
                        day,
                        at.clock(),
                        at.fx(),
                        at.texts(),
                        new SheetColumns(
                                at.doctors(), user.getDoctorId(), at.clock().getZone(), at.texts()),
                        new SlotCells(at.texts(), at.clock().getZone(), day, types, rules));
        moving = new MovingViewModel(steps, rules, at.texts());
        pane = new BookingPane(at, day, rules, types, steps, this::pickUp);
        booking = pane.model();
        visit = new SelectedVisit(at, daySheet, booking, steps, moving);
        daySheet.onOpen(this::openOrDrop);
        moving.onMoved(moved -> daySheet.selectedProperty().set(moved.getSlotId()));
        booking.onReveal(daySheet::reveal);
        daySheetController = new DaySheetController(daySheet, moving, at.texts());
        daySheetController.onPickUp(visit::pickUpIn);
        view =
                at.views()
                        .load(
                                "DaySheet.fxml",
                                daySheetController,
                                new MovingController(
                                        moving,
                                        at.doctors(),
                                        at.clock().getZone(),
                                        daySheet::reveal,
                                        at.texts()));
        print = new SheetPrint(at, daySheet, day);
        daySheetController.onPrint(print);
        booking.faceProperty()
                .subscribe(
                        (before, after) -> {
                            if ((before == PaneFace.CLOSED) != (after == PaneFace.CLOSED)) {
                                showPane(after != PaneFace.CLOSED);
                            }
                        });
        moving.pickedProperty().subscribe((before, after) -> daySheetController.focusSelected());
        width =
                at.shell()
                        .widthProperty()
                        .subscribe(
                                now -> daySheet.oneAtATimeProperty().set(now == WidthClass.NARROW));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ReadOnlyObjectProperty<Pane> side() {
        return side.getReadOnlyProperty();
    }

    @Override
    public void start() {
        daySheet.start();
        types.load()
                .thenRunAsync(
                        () -> {
                            pane.offerTypes();
                            daySheet.sayAnew();
                        },
                        at.fx());
    }

    /** Shows another day. */
    public void openDay(LocalDate day) {
        daySheet.dateProperty().set(day);
    }

    /** Goes to a doctor. */
    public void openDoctor(String doctorId) {
        daySheet.revealDoctor(doctorId);
        daySheetController.focusSelected();
    }

    /** Goes to a slot and opens it, for a patient who is known already. */
    public void openSlot(TimeSlot slot, Optional<Patient> patient) {
        booking.leave(
                () -> {
                    daySheet.reveal(slot);
                    booking.open(slot);
                    patient.ifPresent(booking.search()::choose);
                });
    }

    /** Goes to a slot and opens it on one of its appointments. */
    public void openAppointment(TimeSlot slot, Appointment appointment) {
        booking.leave(
                () -> {
                    daySheet.reveal(slot);
                    booking.open(slot, appointment);
                });
    }

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.SLASH, "keys.findPatient", this::findPatient)
                .whileNotTyping(KeyCode.T, "keys.today", daySheet::today)
                .whileNotTyping(KeyCode.LEFT, "keys.day", () -> daySheet.moveDays(-1))
                .whileNotTyping(KeyCode.RIGHT, "keys.day", () -> daySheet.moveDays(1))
                .whileNotTyping(KeyCode.UP, "keys.slot", () -> moveSlot(-1))
                .whileNotTyping(KeyCode.DOWN, "keys.slot", () -> moveSlot(1))
                .whileNotTyping(
                        new KeyCodeCombination(KeyCode.LEFT, KeyCombination.SHIFT_DOWN),
                        "keys.doctor",
                        () -> moveColumn(-1))
                .whileNotTyping(
                        new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.SHIFT_DOWN),
                        "keys.doctor",
                        () -> moveColumn(1))
                .whileNotTyping(KeyCode.ENTER, "keys.open", daySheet::openSelected)
                .whileNotTyping(KeyCode.C, "keys.confirm", () -> visit.take(Step.CONFIRM))
                .whileNotTyping(KeyCode.A, "keys.checkIn", () -> visit.take(Step.CHECK_IN))
                .whileNotTyping(KeyCode.S, "keys.start", () -> visit.take(Step.START))
                .whileNotTyping(KeyCode.D, "keys.complete", () -> visit.take(Step.COMPLETE))
                .whileNotTyping(KeyCode.N, "keys.noShow", () -> visit.take(Step.NO_SHOW))
                .whileNotTyping(KeyCode.U, "keys.undo", () -> visit.take(Step.UNDO))
                .whileNotTyping(KeyCode.X, "keys.cancel", () -> visit.take(Step.CANCEL))
                .whileNotTyping(KeyCode.R, "keys.reschedule", visit::pickUp)
                .whileNotTyping(KeyCode.W, "keys.week", daySheet::toggleWeek)
                .whileNotTyping(KeyCode.P, "keys.print", print::print)
                .whileNotTyping(
                        new KeyCodeCombination(KeyCode.P, KeyCombination.SHIFT_DOWN),
                        "keys.savePdf",
                        print::save);
        addZoom(keys);
        KeyCode[] digits = {
            KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
        };
        for (int digit = 0; digit < digits.length; digit++) {
            int index = digit;
            keys.whileNotTyping(digits[digit], "keys.alternative", () -> takeUp(index));
        }
    }

    /** The plus of a keyboard is on another key than that of its number pad, or above another sign. */
    private void addZoom(Keys keys) {
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS)) {
            keys.always(withControl(plus), "keys.zoom", () -> daySheet.zoom(1));
        }
        for (KeyCode minus : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
            keys.always(withControl(minus), "keys.zoom", () -> daySheet.zoom(-1));
        }
        for (KeyCode zero : List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0)) {
            keys.always(withControl(zero), "keys.zoom", () -> daySheet.zoomProperty().set(1));
        }
    }

    private static KeyCombination withControl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
    }

    @Override
    public void tick() {
        daySheet.tick();
        booking.tick();
    }

    @Override
    public void resync() {
        daySheet.resync();
    }

    @Override
    public void escape() {
        if (moving.isMoving()) {
            moving.putBack();
        } else {
            booking.close();
        }
    }

    @Override
    public void leave(Runnable goOn) {
        booking.leave(goOn);
    }

    @Override
    public void close() {
        print.close();
        pane.close();
        width.unsubscribe();
        watch.close();
    }

    private void pickUp() {
        visit.pickUp();
    }

    private void openOrDrop(TimeSlot slot) {
        if (moving.isMoving()) {
            moving.drop(slot);
        } else {
            booking.leave(() -> booking.open(slot));
        }
    }

    private void moveSlot(int steps) {
        daySheet.moveSelection(steps);
        daySheetController.focusSelected();
    }

    private void moveColumn(int steps) {
        daySheet.moveColumn(steps);
        daySheetController.focusSelected();
    }

    private void takeUp(int index) {
        if (moving.isMoving() && index < moving.alternatives().size()) {
            daySheet.reveal(moving.alternatives().get(index));
            return;
        }
        List<TimeSlot> offered = booking.taking().alternatives();
        if (index < offered.size()) {
            booking.takeUp(offered.get(index));
        }
    }

    private void findPatient() {
        if (booking.faceProperty().get() != PaneFace.BOOK) {
            daySheet.openSelected();
        }
        if (booking.faceProperty().get() == PaneFace.BOOK) {
            pane.focusSearch();
        }
    }

    private void showPane(boolean shown) {
        side.set(shown ? pane.view() : null);
        if (shown) {
            pane.focus();
        } else {
            daySheetController.focusSelected();
        }
    }
}

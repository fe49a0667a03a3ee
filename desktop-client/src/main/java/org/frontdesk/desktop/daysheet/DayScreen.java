package org.frontdesk.desktop.daysheet;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.booking.AppointmentController;
import org.frontdesk.desktop.booking.AppointmentViewModel;
import org.frontdesk.desktop.booking.BookingController;
import org.frontdesk.desktop.booking.BookingViewModel;
import org.frontdesk.desktop.booking.PaneFace;
import org.frontdesk.desktop.booking.PatientPickerController;
import org.frontdesk.desktop.booking.PatientSearchViewModel;
import org.frontdesk.desktop.booking.RegisterPatientController;
import org.frontdesk.desktop.booking.RegisterPatientViewModel;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.shell.Workplace;

import java.time.LocalDate;
import java.util.Optional;

/** The day sheet with the booking pane beside it. */
public final class DayScreen implements Screen {

    private final Workplace at;
    private final DayWatch watch;
    private final DaySheetViewModel daySheet;
    private final DaySheetController daySheetController;
    private final AppointmentViewModel appointment;
    private final BookingViewModel booking;
    private final BookingController bookingController;
    private final Parent view;
    private final Pane bookingPane;
    private final ReadOnlyObjectWrapper<Pane> side = new ReadOnlyObjectWrapper<>();
    private final Subscription width;

    public DayScreen(Workplace at) {
        this.at = at;
        ShownDay day = new ShownDay();
        watch = at.watch(day);
        daySheet =
                new DaySheetViewModel(
                        at.doctors(),
                        watch,
                        day,
                        at.clock(),
                        at.fx(),
                        at.texts(),
                        at.server().session().user());
        appointment =
                new AppointmentViewModel(
                        at.server(),
                        day,
                        at.intention(),
                        at.intention(),
                        at.clock(),
                        at.fx(),
                        at.texts());
        booking =
                new BookingViewModel(
                        at.server(),
                        day,
                        at.clock(),
                        at.intention(),
                        new PatientSearchViewModel(
                                at.server(), at.afterTyping(), at.fx(), at.texts()),
                        new RegisterPatientViewModel(
                                at.server(), at.intention(), at.fx(), at.texts()),
                        appointment,
                        at.doctors()::name,
                        at.fx(),
                        at.texts());
        appointment.onDone(at.shell()::done);
        daySheet.onOpen(booking::open);
        booking.onReveal(daySheet::reveal);

        daySheetController = new DaySheetController(daySheet, at.texts());
        view = at.views().load("DaySheet.fxml", daySheetController);
        bookingController = new BookingController(booking, at.connection(), at.texts());
        bookingPane =
                (Pane)
                        at.views()
                                .load(
                                        "BookingPane.fxml",
                                        bookingController,
                                        new PatientPickerController(booking, at.texts()),
                                        new RegisterPatientController(booking, at.connection()),
                                        new AppointmentController(
                                                booking, at.connection(), at.texts()));
        booking.faceProperty()
                .subscribe(
                        (before, after) -> {
                            if ((before == PaneFace.CLOSED) != (after == PaneFace.CLOSED)) {
                                showPane(after != PaneFace.CLOSED);
                            }
                        });
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
    }

    /** Shows another day. */
    public void openDay(LocalDate day) {
        daySheet.dateProperty().set(day);
    }

    /** Goes to a slot and opens it, for a patient who is known already. */
    public void openSlot(TimeSlot slot, Optional<Patient> patient) {
        daySheet.reveal(slot);
        booking.open(slot);
        patient.ifPresent(booking.search()::choose);
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
                .whileNotTyping(KeyCode.C, "keys.confirm", () -> whileLive(appointment::confirm))
                .whileNotTyping(KeyCode.X, "keys.cancel", () -> whileLive(appointment::cancel));
        KeyCode[] digits = {
            KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
        };
        for (int digit = 0; digit < digits.length; digit++) {
            int index = digit;
            keys.whileNotTyping(digits[digit], "keys.alternative", () -> takeUp(index));
        }
    }

    @Override
    public void tick() {
        daySheet.tick();
        appointment.tick();
    }

    @Override
    public void resync() {
        daySheet.resync();
    }

    @Override
    public void escape() {
        booking.close();
    }

    @Override
    public void close() {
        width.unsubscribe();
        watch.close();
    }

    private void whileLive(Runnable change) {
        boolean onAppointment = booking.faceProperty().get() == PaneFace.APPOINTMENT;
        if (onAppointment && at.connection().liveProperty().get()) {
            change.run();
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
        if (index < booking.alternatives().size()) {
            booking.takeUp(booking.alternatives().get(index));
        }
    }

    private void findPatient() {
        if (booking.faceProperty().get() != PaneFace.BOOK) {
            daySheet.openSelected();
        }
        if (booking.faceProperty().get() == PaneFace.BOOK) {
            bookingController.focusSearch();
        }
    }

    private void showPane(boolean shown) {
        side.set(shown ? bookingPane : null);
        if (shown) {
            bookingPane.applyCss(); // a scroll pane has no content, and so no focus, before that
            bookingController.focusFace();
        } else {
            daySheetController.focusSelected();
        }
    }
}

package org.frontdesk.desktop;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

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
import org.frontdesk.desktop.connection.ConnectionMonitor;
import org.frontdesk.desktop.connection.ConnectionState;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.ServerIdentity;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.daysheet.DaySheetController;
import org.frontdesk.desktop.daysheet.DaySheetViewModel;
import org.frontdesk.desktop.daysheet.Doctors;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.ShellController;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.shell.Views;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** Everything that exists while one person is signed in. */
final class SignedInWiring implements AutoCloseable {

    /** A pause in typing that people don't notice, and that keeps most half-typed names from the server. */
    private static final java.time.Duration TYPING_PAUSE = java.time.Duration.ofMillis(180);

    private static final long TICK_MS = 1000;

    private final SignedInServer server;
    private final Executor fx;
    private final BiConsumer<SignedInServer, Leaving> left;
    private final ScheduledFuture<?> monitorTicks;
    private final ConnectionViewModel connection;
    private final DayWatch watch;
    private final ShellViewModel shell;
    private final ShellController shellController;
    private final DaySheetViewModel daySheet;
    private final DaySheetController daySheetController;
    private final BookingViewModel booking;
    private final BookingController bookingController;
    private final Parent view;
    private final Parent bookingPane;
    private final Timeline seconds;
    private final Keys keys;
    private Scene scene;

    SignedInWiring(
            SignedInServer server,
            ScheduledExecutorService live,
            Executor fx,
            RandomGenerator random,
            Clock clock,
            Texts texts,
            Views views,
            BiConsumer<SignedInServer, Leaving> left) {
        this.server = server;
        this.fx = fx;
        this.left = left;
        var session = server.session();
        ServerClock serverClock =
                new ServerClock(clock.withZone(ZoneId.of(session.clinic().getTimeZone())));

        // the server's news
        connection = new ConnectionViewModel(texts, serverClock.getZone());
        ConnectionMonitor monitor =
                new ConnectionMonitor(clock, state -> fx.execute(() -> connection.show(state)));
        ShownDay day = new ShownDay();
        watch = new DayWatch(server, monitor, live, fx, random, serverClock, day);
        Doctors doctors = new Doctors(server);
        monitorTicks =
                live.scheduleAtFixedRate(
                        () -> {
                            monitor.tick();
                            watchIdentity();
                        },
                        TICK_MS,
                        TICK_MS,
                        TimeUnit.MILLISECONDS);

        // what the screens show
        shell = new ShellViewModel(session, serverClock, texts, this::signOut);
        daySheet =
                new DaySheetViewModel(doctors, watch, day, serverClock, fx, texts, session.user());
        AppointmentViewModel appointment =
                new AppointmentViewModel(
                        server, day, intention(), intention(), serverClock, fx, texts);
        booking =
                new BookingViewModel(
                        server,
                        day,
                        serverClock,
                        intention(),
                        new PatientSearchViewModel(
                                server, new Later(live, fx, TYPING_PAUSE), fx, texts),
                        new RegisterPatientViewModel(server, intention(), fx, texts),
                        appointment,
                        doctors::name,
                        fx,
                        texts);
        appointment.onDone(shell::done);
        daySheet.onOpen(booking::open);
        booking.onReveal(daySheet::reveal);

        // the views
        shellController = new ShellController(shell, connection, texts);
        view = views.load("Shell.fxml", shellController);
        daySheetController = new DaySheetController(daySheet, texts);
        shellController.showScreen(views.load("DaySheet.fxml", daySheetController));
        bookingController = new BookingController(booking, connection, texts);
        bookingPane =
                views.load(
                        "BookingPane.fxml",
                        bookingController,
                        new PatientPickerController(booking, texts),
                        new RegisterPatientController(booking, connection),
                        new AppointmentController(booking, connection, texts));
        booking.faceProperty()
                .subscribe(
                        (before, after) -> {
                            if ((before == PaneFace.CLOSED) != (after == PaneFace.CLOSED)) {
                                showPane(after != PaneFace.CLOSED);
                            }
                        });
        shell.widthProperty()
                .subscribe(width -> daySheet.oneAtATimeProperty().set(width == WidthClass.NARROW));
        seconds = new Timeline(new KeyFrame(Duration.millis(TICK_MS), tick -> tick(appointment)));
        seconds.setCycleCount(Animation.INDEFINITE);
        keys = keys(appointment);
    }

    SignedInServer server() {
        return server;
    }

    Parent view() {
        return view;
    }

    void start(Scene shownIn) {
        scene = shownIn;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        server.onSessionEnded(() -> fx.execute(() -> left.accept(server, Leaving.SESSION_ENDED)));
        seconds.play();
        daySheet.start();
    }

    @Override
    public void close() {
        seconds.stop();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
        monitorTicks.cancel(false);
        watch.close();
        server.close();
    }

    private void signOut() {
        server.signOut();
        left.accept(server, Leaving.WISHED);
    }

    /** While the connection is down, another server may have taken the place of the one that was trusted. */
    private void watchIdentity() {
        if (server.trust().lastSeen().orElse(null) instanceof ServerIdentity.Changed) {
            fx.execute(() -> left.accept(server, Leaving.SERVER_CHANGED));
        }
    }

    private void tick(AppointmentViewModel appointment) {
        shell.tick();
        daySheet.tick();
        appointment.tick();
    }

    private void showPane(boolean shown) {
        shellController.showSide(shown ? bookingPane : null);
        if (shown) {
            bookingPane.applyCss(); // a scroll pane has no content, and so no focus, before that
            bookingController.focusFace();
        } else {
            daySheetController.focusSelected();
        }
    }

    private Keys keys(AppointmentViewModel appointment) {
        Keys made =
                new Keys()
                        .always(KeyCode.K, KeyCombination.SHORTCUT_DOWN, this::findPatient)
                        .always(KeyCode.F1, this::toggleKeys)
                        .always(KeyCode.F5, daySheet::resync)
                        .always(KeyCode.ESCAPE, this::escape)
                        .whileNotTyping(KeyCode.SLASH, this::findPatient)
                        .whileNotTyping(KeyCode.T, daySheet::today)
                        .whileNotTyping(KeyCode.LEFT, () -> daySheet.moveDays(-1))
                        .whileNotTyping(KeyCode.RIGHT, () -> daySheet.moveDays(1))
                        .whileNotTyping(KeyCode.UP, () -> moveSlot(-1))
                        .whileNotTyping(KeyCode.DOWN, () -> moveSlot(1))
                        .whileNotTyping(
                                KeyCode.LEFT, KeyCombination.SHIFT_DOWN, () -> moveColumn(-1))
                        .whileNotTyping(
                                KeyCode.RIGHT, KeyCombination.SHIFT_DOWN, () -> moveColumn(1))
                        .whileNotTyping(KeyCode.ENTER, daySheet::openSelected)
                        .whileNotTyping(KeyCode.C, () -> whileLive(appointment::confirm))
                        .whileNotTyping(KeyCode.X, () -> whileLive(appointment::cancel));
        KeyCode[] digits = {
            KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
        };
        for (int digit = 0; digit < digits.length; digit++) {
            int index = digit;
            made.whileNotTyping(digits[digit], () -> takeUp(index));
        }
        return made;
    }

    private void whileLive(Runnable change) {
        boolean onAppointment = booking.faceProperty().get() == PaneFace.APPOINTMENT;
        if (onAppointment && connection.stateProperty().get() instanceof ConnectionState.Live) {
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
            TimeSlot alternative = booking.alternatives().get(index);
            booking.takeUp(alternative);
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

    private void toggleKeys() {
        shell.keysShownProperty().set(!shell.keysShownProperty().get());
    }

    private void escape() {
        if (shell.keysShownProperty().get()) {
            shell.keysShownProperty().set(false);
        } else {
            booking.close();
        }
    }

    private static Intention intention() {
        return new Intention(UUID::randomUUID);
    }
}

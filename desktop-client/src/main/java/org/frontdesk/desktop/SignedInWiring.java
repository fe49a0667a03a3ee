package org.frontdesk.desktop;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.administration.AdministrationScreen;
import org.frontdesk.desktop.audit.AuditScreen;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.ConnectionMonitor;
import org.frontdesk.desktop.connection.ServerIdentity;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.daysheet.DayScreen;
import org.frontdesk.desktop.downtime.DowntimeScreen;
import org.frontdesk.desktop.downtime.SheetKeeper;
import org.frontdesk.desktop.downtime.SheetKey;
import org.frontdesk.desktop.downtime.SheetStore;
import org.frontdesk.desktop.files.FileDialogs;
import org.frontdesk.desktop.files.FileSaver;
import org.frontdesk.desktop.firstfree.FirstFreeScreen;
import org.frontdesk.desktop.flowboard.FlowBoardScreen;
import org.frontdesk.desktop.kiosk.KioskScreen;
import org.frontdesk.desktop.live.DayWatch;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.myday.MyDayScreen;
import org.frontdesk.desktop.patients.PatientsScreen;
import org.frontdesk.desktop.printing.Papers;
import org.frontdesk.desktop.printing.Printers;
import org.frontdesk.desktop.reports.ReportsScreen;
import org.frontdesk.desktop.search.SearchController;
import org.frontdesk.desktop.search.SearchViewModel;
import org.frontdesk.desktop.secondfactor.SecondFactorDialog;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Navigator;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.ShellController;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.shell.Views;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.waitlist.WaitlistScreen;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Everything that exists while one person is signed in: the frame, one screen at a time, and the ways between them. */
final class SignedInWiring implements Navigator, AutoCloseable {

    private static final long TICK_MS = 1000;

    /**
     * What the sheet for when the server is gone is kept with.
     *
     * @param key comes from the password of whoever signed in; empty where nothing is kept
     * @param disk waits for the disk
     */
    record Downtime(SheetStore store, Optional<CompletableFuture<SheetKey>> key, Executor disk) {}

    /**
     * What lies outside of the window.
     *
     * @param paper makes and prints documents
     */
    record Devices(FileDialogs dialogs, Printers printers, Executor paper) {}

    private final Map<Place, Function<Workplace, Screen>> screens;
    private final SignedInServer server;
    private final Executor fx;
    private final BiConsumer<SignedInServer, Leaving> left;
    private final java.time.Duration lockAfter;
    private final Clock clock;
    private final ScheduledFuture<?> monitorTicks;
    private final ShownDay today = new ShownDay();
    private final DayWatch todayWatch;
    private final Optional<SheetKeeper> sheetKeeper;
    private final ShellViewModel shell;
    private final ShellController shellController;
    private final Optional<SearchController> search;
    private final Workplace workplace;
    private final Parent view;
    private final Timeline seconds;
    private final EventHandler<InputEvent> touched = event -> lastTouched = now();
    private Instant lastTouched;
    private LocalDate watchedDay;
    private Screen screen;
    private Optional<SecondFactorDialog> dialog = Optional.empty();
    private Keys keys = new Keys();
    private Scene scene;

    SignedInWiring(
            SignedInServer server,
            ScheduledExecutorService live,
            Executor fx,
            RandomGenerator random,
            Clock clock,
            Texts texts,
            Views views,
            Path directory,
            java.time.Duration lockAfter,
            Downtime downtime,
            Devices devices,
            ShellController.Session session,
            BiConsumer<SignedInServer, Leaving> left) {
        this.server = server;
        this.fx = fx;
        this.clock = clock;
        this.left = left;
        this.lockAfter = shorter(lockAfter, server.session().idleTimeout());
        this.lastTouched = clock.instant();
        ServerClock serverClock =
                new ServerClock(clock.withZone(ZoneId.of(server.session().clinic().getTimeZone())));

        // the server's news
        ConnectionViewModel connection = new ConnectionViewModel(texts, serverClock.getZone());
        ConnectionMonitor monitor =
                new ConnectionMonitor(clock, state -> fx.execute(() -> connection.show(state)));
        monitorTicks =
                live.scheduleAtFixedRate(
                        () -> {
                            monitor.tick();
                            watchIdentity();
                        },
                        TICK_MS,
                        TICK_MS,
                        TimeUnit.MILLISECONDS);

        // the frame
        Role role = server.session().user().getRole();
        Doctors doctors = new Doctors(server);
        ShownDay tomorrow = new ShownDay();
        sheetKeeper =
                downtime.key()
                        .filter(key -> SheetKeeper.isFor(role))
                        .map(
                                key ->
                                        new SheetKeeper(
                                                downtime.store(),
                                                key,
                                                server.session(),
                                                today,
                                                tomorrow,
                                                new DayWatch(
                                                        server,
                                                        monitor,
                                                        live,
                                                        fx,
                                                        random,
                                                        serverClock,
                                                        tomorrow),
                                                doctors,
                                                serverClock,
                                                connection.liveProperty()::get,
                                                downtime.disk(),
                                                fx));
        screens = screens(sheetKeeper);
        List<Place> rail = Place.of(role).stream().filter(screens::containsKey).toList();
        shell = new ShellViewModel(server.session(), serverClock, texts, rail);
        FileSaver files = new FileSaver(devices.dialogs(), downtime.disk(), fx, shell, texts);
        workplace =
                new Workplace(
                        server,
                        serverClock,
                        live,
                        fx,
                        random,
                        monitor,
                        connection,
                        today,
                        doctors,
                        shell,
                        this,
                        texts,
                        views,
                        session,
                        directory,
                        files,
                        new Papers(devices.printers(), files, devices.paper(), fx, shell, texts));
        todayWatch = workplace.watch(today);
        shellController = new ShellController(shell, connection, this, session, texts);
        view = views.load("Shell.fxml", shellController);
        search =
                shell.findsPatients()
                        ? Optional.of(
                                new SearchController(
                                        new SearchViewModel(workplace, this::resync), texts))
                        : Optional.empty();
        search.ifPresent(
                made -> shellController.showSearch(views.load("Search.fxml", made), made.found()));
        seconds = new Timeline(new KeyFrame(Duration.millis(TICK_MS), tick -> tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
    }

    /** Every place there is, and the screen that is made there. */
    private static Map<Place, Function<Workplace, Screen>> screens(Optional<SheetKeeper> keeper) {
        Map<Place, Function<Workplace, Screen>> made = new EnumMap<>(Place.class);
        made.put(Place.KIOSK, KioskScreen::new);
        made.put(Place.DAY, DayScreen::new);
        made.put(Place.MY_DAY, MyDayScreen::new);
        made.put(Place.FIRST_FREE, FirstFreeScreen::new);
        made.put(Place.PATIENTS, PatientsScreen::new);
        made.put(Place.FLOW, FlowBoardScreen::new);
        made.put(Place.ADMINISTRATION, AdministrationScreen::new);
        made.put(Place.WAITLIST, WaitlistScreen::new);
        made.put(Place.REPORTS, ReportsScreen::new);
        made.put(Place.AUDIT, AuditScreen::new);
        keeper.ifPresent(kept -> made.put(Place.DOWNTIME, at -> new DowntimeScreen(at, kept)));
        return made;
    }

    SignedInServer server() {
        return server;
    }

    Parent view() {
        return view;
    }

    /** Where the person is, to bring them back there. */
    Optional<Place> place() {
        return Optional.ofNullable(shell.placeProperty().get());
    }

    void start(Scene shownIn, Optional<Place> first) {
        scene = shownIn;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, touched);
        scene.addEventFilter(MouseEvent.ANY, touched);
        server.onSessionEnded(() -> fx.execute(() -> left.accept(server, Leaving.SESSION_ENDED)));
        watchToday();
        seconds.play();
        open(first.filter(this::has).orElseGet(this::home));
    }

    private Place home() {
        Place home = Place.homeOf(server.session().user().getRole());
        return has(home) ? home : shell.rail().getFirst();
    }

    /** Ends everything but the connection to the server. */
    void leave() {
        seconds.stop();
        if (screen != null) {
            screen.close();
        }
        shellController.close();
        if (scene != null) {
            scene.removeEventFilter(KeyEvent.ANY, keys);
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, touched);
            scene.removeEventFilter(MouseEvent.ANY, touched);
        }
        sheetKeeper.ifPresent(SheetKeeper::close);
        monitorTicks.cancel(false);
        todayWatch.close();
    }

    @Override
    public void close() {
        leave();
        server.close();
    }

    // --- the ways between the screens

    @Override
    public boolean has(Place place) {
        return shell.rail().contains(place);
    }

    @Override
    public void open(Place place) {
        show(place, Screen.class, shown -> {});
    }

    @Override
    public void openDay(LocalDate day) {
        show(Place.DAY, DayScreen.class, daySheet -> daySheet.openDay(day));
    }

    @Override
    public void openSlot(TimeSlot slot, Optional<Patient> patient) {
        show(Place.DAY, DayScreen.class, daySheet -> daySheet.openSlot(slot, patient));
    }

    @Override
    public void openDoctor(String doctorId) {
        show(Place.DAY, DayScreen.class, daySheet -> daySheet.openDoctor(doctorId));
    }

    @Override
    public void openAppointment(TimeSlot slot, Appointment appointment) {
        show(Place.DAY, DayScreen.class, daySheet -> daySheet.openAppointment(slot, appointment));
    }

    @Override
    public void openFirstFree(Patient patient) {
        show(Place.FIRST_FREE, FirstFreeScreen.class, firstFree -> firstFree.bookFor(patient));
    }

    @Override
    public void openPatient(String patientId) {
        show(Place.PATIENTS, PatientsScreen.class, patients -> patients.open(patientId));
    }

    /** Goes to a place, unless the person is there or stays for what they typed; what is done there follows. */
    private <S extends Screen> void show(Place place, Class<S> kind, Consumer<S> then) {
        if (!has(place)) {
            return;
        }
        if (place == shell.placeProperty().get()) {
            then.accept(kind.cast(screen));
        } else if (screen == null) {
            then.accept(kind.cast(made(place)));
        } else {
            screen.leave(
                    () -> {
                        screen.close();
                        then.accept(kind.cast(made(place)));
                    });
        }
    }

    private Screen made(Place place) {
        screen = screens.get(place).apply(workplace);
        shell.at(place);
        shellController.show(screen);
        useKeysOf(screen);
        screen.start();
        return screen;
    }

    private void useKeysOf(Screen shown) {
        scene.removeEventFilter(KeyEvent.ANY, keys);
        keys = new Keys(keys);
        shown.addKeys(keys);
        addKeys(keys);
        scene.addEventFilter(KeyEvent.ANY, keys);
        shellController.showKeys(keys.shortcuts());
    }

    // --- before the screen

    /** Opens the page of the second factor; the screen behind it stays as it is. */
    void openSecondFactor() {
        if (dialog.isPresent()) {
            return;
        }
        SecondFactorDialog opened = new SecondFactorDialog(workplace, this::closeDialog);
        dialog = Optional.of(opened);
        scene.removeEventFilter(KeyEvent.ANY, keys);
        keys = new Keys(keys);
        keys.always(KeyCode.ESCAPE, "keys.close", opened::escape);
        addLock(keys);
        scene.addEventFilter(KeyEvent.ANY, keys);
        shellController.showDialog(opened.view());
        opened.start();
    }

    private void closeDialog() {
        dialog = Optional.empty();
        shellController.hideDialog();
        useKeysOf(screen);
    }

    // --- the keys of the frame

    private void addKeys(Keys added) {
        added.always(KeyCode.F1, "keys.keys", this::toggleKeys)
                .always(KeyCode.F5, "keys.resync", this::resync)
                .always(KeyCode.ESCAPE, "keys.close", this::escape);
        addLock(added);
        search.ifPresent(
                field ->
                        added.always(
                                new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN),
                                "keys.search",
                                field::focus));
        if (has(Place.FIRST_FREE)) {
            added.whileNotTyping(KeyCode.F, "keys.firstFree", () -> open(Place.FIRST_FREE));
        }
    }

    private void addLock(Keys added) {
        added.always(
                new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN),
                "keys.lock",
                () -> left.accept(server, Leaving.LOCKED));
    }

    private void toggleKeys() {
        shell.keysShownProperty().set(!shell.keysShownProperty().get());
    }

    private void resync() {
        todayWatch.resync();
        screen.resync();
    }

    private void escape() {
        if (shell.keysShownProperty().get()) {
            shell.keysShownProperty().set(false);
        } else if (search.filter(SearchController::leaveIfThere).isEmpty()) {
            screen.escape();
        }
    }

    // --- time

    private void tick() {
        shell.tick();
        screen.tick();
        sheetKeeper.ifPresent(SheetKeeper::tick);
        if (!LocalDate.now(workplace.clock()).equals(watchedDay)) {
            watchToday(); // midnight
        }
        boolean idle = java.time.Duration.between(lastTouched, now()).compareTo(lockAfter) >= 0;
        if (idle) {
            left.accept(server, Leaving.LOCKED);
        }
    }

    private void watchToday() {
        watchedDay = LocalDate.now(workplace.clock());
        sheetKeeper.ifPresent(keeper -> keeper.begin(watchedDay));
        todayWatch.show(watchedDay, () -> sheetKeeper.ifPresent(SheetKeeper::todayIsWhole));
    }

    private Instant now() {
        return clock.instant();
    }

    /** While the connection is down, another server may have taken the place of the one that was trusted. */
    private void watchIdentity() {
        if (server.trust().lastSeen().orElse(null) instanceof ServerIdentity.Changed) {
            fx.execute(() -> left.accept(server, Leaving.SERVER_CHANGED));
        }
    }

    private static java.time.Duration shorter(
            java.time.Duration wished, java.time.Duration allowed) {
        return allowed.isPositive() && allowed.compareTo(wished) < 0 ? allowed : wished;
    }
}

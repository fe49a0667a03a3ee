package org.frontdesk.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.frontdesk.api.v1.User;
import org.frontdesk.desktop.connection.Fingerprint;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.KnownServers;
import org.frontdesk.desktop.connection.Pins;
import org.frontdesk.desktop.connection.ServerIdentity;
import org.frontdesk.desktop.connection.SignIn;
import org.frontdesk.desktop.connection.SignInOutcome;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.downtime.DowntimeController;
import org.frontdesk.desktop.downtime.DowntimeViewModel;
import org.frontdesk.desktop.downtime.Sheet;
import org.frontdesk.desktop.downtime.SheetKeeper;
import org.frontdesk.desktop.downtime.SheetKey;
import org.frontdesk.desktop.downtime.SheetStore;
import org.frontdesk.desktop.files.FileDialogs;
import org.frontdesk.desktop.files.FileSaver;
import org.frontdesk.desktop.files.NativeFileDialogs;
import org.frontdesk.desktop.live.FxHop;
import org.frontdesk.desktop.printing.NativePrinters;
import org.frontdesk.desktop.printing.Papers;
import org.frontdesk.desktop.printing.Printers;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.desktop.shell.ShellController;
import org.frontdesk.desktop.shell.TabMovesOn;
import org.frontdesk.desktop.shell.Views;
import org.frontdesk.desktop.signin.NewPasswordController;
import org.frontdesk.desktop.signin.PasswordViewModel;
import org.frontdesk.desktop.signin.SignInController;
import org.frontdesk.desktop.signin.SignInViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.random.RandomGenerator;

/** Makes one window and everything behind it; {@link SignedInWiring} goes on from where somebody has signed in. */
public final class Wiring implements AutoCloseable {

    private static final double START_WIDTH = 1440;
    private static final double START_HEIGHT = 900;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 480;
    private static final String KNOWN_SERVERS = "known-servers";
    private static final String DOWNTIME = "downtime";

    private final DesktopSettings settings;
    private final Stage stage;
    private final FileDialogs dialogs;
    private final Printers printers;
    private final Preferences preferences;
    private final FxHop fx = new FxHop();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final StackPane root = new StackPane();

    /** All answers and stream events come in on this one thread, so nothing behind the screens needs a lock. */
    private final ScheduledExecutorService live = liveThread();

    /** Waits for the disk, in order. */
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("disk").daemon().factory());

    /** Makes and prints documents, in order: a printer that hangs keeps nothing else waiting. */
    private final ExecutorService paper =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("paper").daemon().factory());

    private final SheetStore sheets;

    private Texts texts;
    private Views views;
    private boolean dark;
    private SignInController signInController;
    private SignedInWiring signedIn;

    /** Of the sheet that is kept for whoever is signed in. */
    private Optional<CompletableFuture<SheetKey>> sheetKey = Optional.empty();

    /** Who locked the window and where they were; null when it is not locked. */
    private Locked locked;

    private record Locked(User user, Optional<Place> place) {}

    public Wiring(DesktopSettings settings, Stage stage) {
        this(settings, stage, Optional.empty(), Optional.empty());
    }

    /**
     * @param dialogs in the place of the platform's own
     * @param printers in the place of the platform's own
     */
    public Wiring(
            DesktopSettings settings,
            Stage stage,
            Optional<FileDialogs> dialogs,
            Optional<Printers> printers) {
        this.settings = settings;
        this.stage = stage;
        this.dialogs = dialogs.orElseGet(() -> new NativeFileDialogs(stage, () -> texts));
        this.printers = printers.orElseGet(() -> new NativePrinters(stage));
        this.preferences = new Preferences(settings.configDirectory());
        this.sheets =
                new SheetStore(
                        settings.configDirectory().resolve(DOWNTIME),
                        Clock.systemUTC(),
                        new SecureRandom());
        this.dark = settings.dark() || preferences.dark().orElse(false);
        speak(settings.language().orElseGet(preferences::locale));
    }

    /** Shows the window with the sign-in screen. Called on the JavaFX thread. */
    public void start() {
        colour();
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(
                        root,
                        Math.min(START_WIDTH, room.getWidth()),
                        Math.min(START_HEIGHT, room.getHeight()));
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(Wiring.class.getResource("look/frontdesk.css"))
                                .toExternalForm());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new TabMovesOn());
        stage.setScene(scene);
        stage.setTitle(settings.title());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        disk.execute(sheets::deleteOld);
        showSignIn();
        stage.show();
    }

    private void speak(Locale language) {
        texts = new Texts(language);
        views = new Views(texts);
        Locale.setDefault(Locale.Category.FORMAT, language); // for the toolkit's own calendars
    }

    private void colour() {
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        root.getStyleClass().removeAll("dark", "light");
        root.getStyleClass().add(dark ? "dark" : "light");
    }

    /** Shows the sign-in screen and answers with its view model, to say why it is there again. */
    private SignInViewModel showSignIn() {
        SignInViewModel model =
                new SignInViewModel(
                        new SignIn(pins(), settings.title(), live, random),
                        settings.server(),
                        settings.demoPassword(),
                        new SheetDoor(sheets, disk, fx, texts, this::showSheet),
                        fx,
                        texts,
                        this::enter);
        signInController = new SignInController(model, texts);
        show(views.load("SignIn.fxml", signInController));
        signInController.focusFirst();
        return model;
    }

    private void enter(SignedInServer server, String password) {
        if (server.session().user().getMustChangePassword()) {
            showNewPassword(server, password);
        } else {
            showShell(server, password);
        }
    }

    /** The server lets them do nothing else before. */
    private void showNewPassword(SignedInServer server, String given) {
        PasswordViewModel model =
                new PasswordViewModel(
                        server,
                        new Intention(UUID::randomUUID),
                        chosen -> showShell(server, chosen),
                        fx,
                        texts);
        model.currentProperty().set(given);
        server.onSessionEnded(
                () ->
                        fx.execute(
                                () -> {
                                    server.close();
                                    showSignIn().tell(texts.get("signin.sessionEnded"));
                                }));
        NewPasswordController controller =
                new NewPasswordController(
                        model,
                        () -> {
                            server.signOut();
                            showSignIn();
                        });
        show(views.load("NewPassword.fxml", controller));
        controller.focusFirst();
    }

    private void showShell(SignedInServer server, String password) {
        sheetKey =
                SheetKeeper.isFor(server.session().user().getRole())
                        ? Optional.of(
                                CompletableFuture.supplyAsync(() -> sheets.keyOf(password), disk))
                        : Optional.empty();
        Optional<Place> before =
                Optional.ofNullable(locked)
                        .filter(
                                one ->
                                        one.user()
                                                .getUserId()
                                                .equals(server.session().user().getUserId()))
                        .flatMap(Locked::place);
        locked = null;
        showShell(server, before);
    }

    private void showShell(SignedInServer server, Optional<Place> first) {
        signedIn =
                new SignedInWiring(
                        server,
                        live,
                        fx,
                        random,
                        Clock.systemUTC(),
                        texts,
                        views,
                        settings.configDirectory(),
                        preferences.lockAfter(),
                        new SignedInWiring.Downtime(sheets, sheetKey, disk),
                        new SignedInWiring.Devices(dialogs, printers, paper),
                        new OwnSession(server),
                        this::left);
        show(signedIn.view());
        signedIn.start(stage.getScene(), first);
    }

    /** Shows the sheet in the place of the sign-in screen, for as long as somebody is there. */
    private void showSheet(Sheet sheet) {
        DowntimeViewModel model = new DowntimeViewModel(Clock.systemUTC(), texts);
        FileSaver files = new FileSaver(dialogs, disk, fx, model, texts);
        Papers papers = new Papers(printers, files, paper, fx, model, texts);
        PauseTransition nobodyThere =
                new PauseTransition(Duration.millis(preferences.lockAfter().toMillis()));
        Runnable leave =
                () -> {
                    nobodyThere.stop();
                    showSignIn();
                };
        DowntimeController controller =
                new DowntimeController(model, papers, Optional.of(leave), texts);
        Parent view = views.load("Downtime.fxml", controller);
        model.show(sheet);
        nobodyThere.setOnFinished(finished -> leave.run());
        view.addEventFilter(InputEvent.ANY, event -> nobodyThere.playFromStart());
        nobodyThere.play();
        show(view);
        controller.focusFirst();
    }

    private final class OwnSession implements ShellController.Session {

        private final SignedInServer server;

        OwnSession(SignedInServer server) {
            this.server = server;
        }

        @Override
        public void lock() {
            left(server, Leaving.LOCKED);
        }

        @Override
        public void signOut() {
            left(server, Leaving.WISHED);
        }

        @Override
        public void speak(Locale language) {
            preferences.choose(language);
            Wiring.this.speak(language);
            Optional<Place> place = signedIn.place();
            signedIn.leave();
            showShell(server, place);
        }

        @Override
        public void dark(boolean wished) {
            dark = wished;
            preferences.chooseDark(wished);
            colour();
        }

        @Override
        public void secondFactor() {
            signedIn.openSecondFactor();
        }

        @Override
        public boolean isDark() {
            return dark;
        }
    }

    /** Nobody is signed in any more: nothing of the patients stays on the screen. */
    private void left(SignedInServer server, Leaving why) {
        if (signedIn == null || signedIn.server() != server) {
            return; // it was told more than once
        }
        Optional<Place> place = signedIn.place();
        signedIn.leave();
        signedIn = null;
        sheetKey = Optional.empty();
        SignInViewModel model = showSignIn();
        switch (why) {
            case WISHED -> server.signOut();
            case LOCKED -> {
                server.signOut();
                User user = server.session().user();
                locked = new Locked(user, place);
                model.lock(user.getUsername(), user.getDisplayName());
                signInController.focusFirst();
            }
            case SESSION_ENDED -> {
                server.close();
                model.tell(texts.get("signin.sessionEnded"));
            }
            case SERVER_CHANGED -> {
                server.close();
                if (server.trust().lastSeen().orElse(null)
                        instanceof ServerIdentity.Changed(Fingerprint pinned, Fingerprint seen)) {
                    model.tellChanged(
                            new SignInOutcome.ChangedServer(server.trust().server(), pinned, seen));
                }
            }
        }
    }

    private void show(Parent view) {
        root.getChildren().setAll(view);
        view.applyCss(); // a scroll pane has no content, and so no focus, before that
    }

    private Pins pins() {
        return settings.trust()
                .map(Wiring::given)
                .orElseGet(
                        () -> new KnownServers(settings.configDirectory().resolve(KNOWN_SERVERS)));
    }

    private static Pins given(Path certificate) {
        try {
            return Pins.given(Fingerprint.ofPem(certificate));
        } catch (IOException failed) {
            throw new UncheckedIOException("the certificate to trust can't be read", failed);
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "the certificate to trust is not a PEM certificate", unreadable);
        }
    }

    /**
     * Silent once it is shut down: a connection being closed still tells each of its calls so, and would stop half-way at one that is
     * refused.
     */
    private static ScheduledExecutorService liveThread() {
        return new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().name("live").daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void close() {
        if (signedIn != null) {
            signedIn.close();
        }
        live.shutdown();
        disk.shutdown();
        paper.shutdown();
    }
}

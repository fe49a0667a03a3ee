package org.frontdesk.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.frontdesk.desktop.connection.Fingerprint;
import org.frontdesk.desktop.connection.KnownServers;
import org.frontdesk.desktop.connection.Pins;
import org.frontdesk.desktop.connection.ServerIdentity;
import org.frontdesk.desktop.connection.SignIn;
import org.frontdesk.desktop.connection.SignInOutcome;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.FxHop;
import org.frontdesk.desktop.shell.Views;
import org.frontdesk.desktop.signin.SignInController;
import org.frontdesk.desktop.signin.SignInViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** Makes one window and everything behind it; {@link SignedInWiring} goes on from where somebody has signed in. */
public final class Wiring implements AutoCloseable {

    private static final double START_WIDTH = 1440;
    private static final double START_HEIGHT = 900;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 480;
    private static final String KNOWN_SERVERS = "known-servers";

    private final DesktopSettings settings;
    private final Stage stage;
    private final Texts texts = new Texts(Locale.getDefault());
    private final Views views = new Views(texts);
    private final FxHop fx = new FxHop();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final StackPane root = new StackPane();

    /** All answers and stream events come in on this one thread, so nothing behind the screens needs a lock. */
    private final ScheduledExecutorService live =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("live").daemon().factory());

    private SignedInWiring signedIn;

    public Wiring(DesktopSettings settings, Stage stage) {
        this.settings = settings;
        this.stage = stage;
    }

    /** Shows the window with the sign-in screen. Called on the JavaFX thread. */
    public void start() {
        Application.setUserAgentStylesheet(
                settings.dark()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        root.getStyleClass().add(settings.dark() ? "dark" : "light");
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
        stage.setScene(scene);
        stage.setTitle(settings.title());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        showSignIn();
        stage.show();
    }

    /** Shows the sign-in screen and answers with its view model, to say why it is there again. */
    private SignInViewModel showSignIn() {
        SignInViewModel model =
                new SignInViewModel(
                        new SignIn(pins(), settings.title(), live, random),
                        settings.server(),
                        settings.demoPassword(),
                        fx,
                        texts,
                        this::showShell);
        SignInController controller = new SignInController(model, texts);
        show(views.load("SignIn.fxml", controller));
        controller.focusFirst();
        return model;
    }

    private void showShell(SignedInServer server) {
        signedIn =
                new SignedInWiring(
                        server, live, fx, random, Clock.systemUTC(), texts, views, this::left);
        show(signedIn.view());
        signedIn.start(stage.getScene());
    }

    /** Nobody is signed in any more: nothing of the patients stays on the screen. */
    private void left(SignedInServer server, Leaving why) {
        if (signedIn == null || signedIn.server() != server) {
            return; // it was told more than once
        }
        signedIn.close();
        signedIn = null;
        SignInViewModel model = showSignIn();
        switch (why) {
            case WISHED -> {}
            case SESSION_ENDED -> model.tell(texts.get("signin.sessionEnded"));
            case SERVER_CHANGED -> {
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

    @Override
    public void close() {
        if (signedIn != null) {
            signedIn.close();
        }
        live.shutdown();
    }
}

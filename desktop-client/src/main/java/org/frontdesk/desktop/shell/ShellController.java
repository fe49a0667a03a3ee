package org.frontdesk.desktop.shell;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.frontdesk.desktop.connection.ConnectionState;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Locale;

/** Binds the frame, and puts screen and side pane where there is room for them. */
public final class ShellController {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double PANE_WIDTH = 384;
    private static final Duration TOAST_TIME = Duration.seconds(4);

    private final ShellViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private StackPane root;
    @FXML private BorderPane frame;
    @FXML private VBox rail;
    @FXML private HBox bottomRail;
    @FXML private Label brandName;
    @FXML private Label clinicName;
    @FXML private Label today;
    @FXML private Label demo;
    @FXML private Label connectionPill;
    @FXML private FontIcon connectionIcon;
    @FXML private VBox person;
    @FXML private Label personName;
    @FXML private Label personRole;
    @FXML private Button keys;
    @FXML private Button signOut;
    @FXML private Label staleBand;
    @FXML private HBox beside;
    @FXML private StackPane screen;
    @FXML private StackPane over;
    @FXML private Label toast;
    @FXML private StackPane keysPage;
    @FXML private Button closeKeys;

    private Node side;

    public ShellController(ShellViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        clinicName.setText(model.clinicName());
        personName.setText(model.personName());
        personRole.setText(model.roleName());
        today.textProperty().bind(model.todayProperty());
        show(demo, model.isDemo());
        signOut.setOnAction(pressed -> model.signOut());
        keys.setOnAction(pressed -> model.keysShownProperty().set(true));
        closeKeys.setOnAction(pressed -> model.keysShownProperty().set(false));
        model.keysShownProperty()
                .subscribe(
                        shown -> {
                            show(keysPage, shown);
                            if (shown) {
                                closeKeys.requestFocus();
                            }
                        });
        bindConnection();
        bindToast();
        root.widthProperty()
                .subscribe(width -> model.widthProperty().set(WidthClass.of(width.doubleValue())));
        model.widthProperty().subscribe(width -> arrange());
    }

    /** Puts a screen into the frame. */
    public void showScreen(Node content) {
        screen.getChildren().setAll(content);
    }

    /** Shows a pane beside the screen, or over it where there is no room; null takes it away. */
    public void showSide(Node pane) {
        side = pane;
        arrange();
    }

    private void bindConnection() {
        connectionPill.textProperty().bind(connection.textProperty());
        connection
                .stateProperty()
                .subscribe(
                        state -> {
                            String name = state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                            connectionPill
                                    .getStyleClass()
                                    .removeIf(style -> style.startsWith("is-"));
                            connectionPill.getStyleClass().add("is-" + name);
                            connectionIcon.setIconLiteral(iconOf(state));
                            boolean stale =
                                    state instanceof ConnectionState.Reconnecting
                                            || state instanceof ConnectionState.Offline;
                            show(staleBand, stale);
                            staleBand.setText(
                                    texts.get("connection.stale", connection.textProperty().get()));
                            screen.pseudoClassStateChanged(STALE, stale);
                        });
    }

    private static String iconOf(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connecting() -> "fth-loader";
            case ConnectionState.Live() -> "fth-wifi";
            case ConnectionState.Reconnecting(var asOf) -> "fth-refresh-cw";
            case ConnectionState.Offline(var since) -> "fth-wifi-off";
        };
    }

    private void bindToast() {
        PauseTransition time = new PauseTransition(TOAST_TIME);
        time.setOnFinished(finished -> model.toastSeen());
        model.toastProperty()
                .subscribe(
                        text -> {
                            show(toast, !text.isEmpty());
                            if (!text.isEmpty()) {
                                toast.setText(text);
                                time.playFromStart();
                            }
                        });
    }

    private void arrange() {
        WidthClass width = model.widthProperty().get();
        boolean wide = width == WidthClass.WIDE;
        boolean narrow = width == WidthClass.NARROW;
        show(rail, !narrow);
        show(bottomRail, narrow);
        show(brandName, wide);
        show(person, !narrow);
        show(today, !narrow);
        rail.pseudoClassStateChanged(PseudoClass.getPseudoClass("icons"), !wide);
        fillRail(narrow ? bottomRail : rail, narrow ? rail : bottomRail, wide || narrow);
        beside.getChildren().removeIf(node -> node != screen); // the screen stays, with its focus
        over.getChildren().clear();
        show(over, !wide && side != null);
        if (side instanceof Pane pane) {
            pane.setMinWidth(narrow ? 0 : PANE_WIDTH);
            pane.setMaxWidth(narrow ? Double.MAX_VALUE : PANE_WIDTH);
            pane.setPrefWidth(PANE_WIDTH);
            if (wide) {
                beside.getChildren().add(pane);
            } else {
                over.getChildren().setAll(pane);
            }
        }
    }

    private void fillRail(Pane filled, Pane emptied, boolean withWords) {
        emptied.getChildren().removeIf(ToggleButton.class::isInstance);
        filled.getChildren().removeIf(ToggleButton.class::isInstance);
        for (RailEntry entry : model.rail()) {
            ToggleButton button =
                    new ToggleButton(texts.get(entry.textKey()), new FontIcon(entry.icon()));
            button.getStyleClass().add("rail-entry");
            button.setContentDisplay(withWords ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            button.setAccessibleText(texts.get(entry.textKey()));
            button.setTooltip(new Tooltip(texts.get(entry.textKey())));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setSelected(true); // the one screen there is
            button.setOnAction(pressed -> button.setSelected(true));
            filled.getChildren().add(button);
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}

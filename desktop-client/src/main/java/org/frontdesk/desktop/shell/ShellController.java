package org.frontdesk.desktop.shell;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.frontdesk.desktop.connection.ConnectionState;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Binds the frame, and puts screen and side pane where there is room for them. */
public final class ShellController {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double PANE_WIDTH = 384;
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final Duration NOTICE_TIME = Duration.seconds(4);

    /** Long enough to see a mistake and reach for the mouse. */
    private static final Duration UNDO_TIME = Duration.seconds(10);

    private final ShellViewModel model;
    private final ConnectionViewModel connection;
    private final Navigator navigator;
    private final Session session;
    private final Texts texts;

    @FXML private StackPane root;
    @FXML private BorderPane frame;
    @FXML private VBox rail;
    @FXML private HBox bottomRail;
    @FXML private Label brandName;
    @FXML private Label clinicName;
    @FXML private Label today;
    @FXML private Label demo;
    @FXML private StackPane search;
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
    @FXML private HBox notice;
    @FXML private FontIcon noticeIcon;
    @FXML private Label noticeText;
    @FXML private Button noticeUndo;
    @FXML private Button noticeClose;
    @FXML private MenuButton settings;
    @FXML private Button lock;
    @FXML private StackPane keysPage;
    @FXML private GridPane keysTable;
    @FXML private Button closeKeys;
    @FXML private StackPane dialog;

    private Node focusBefore;
    private Pane side;
    private Subscription sideShown = Subscription.EMPTY;

    public ShellController(
            ShellViewModel model,
            ConnectionViewModel connection,
            Navigator navigator,
            Session session,
            Texts texts) {
        this.model = model;
        this.connection = connection;
        this.navigator = navigator;
        this.session = session;
        this.texts = texts;
    }

    /** What a person can do about being signed in, wherever they are. */
    public interface Session {

        void lock();

        void signOut();

        /** Says everything in another language. */
        void speak(Locale language);

        /** Changes between dark and light colours. */
        void dark(boolean dark);

        boolean isDark();

        /** Opens what protects the account besides its password. */
        void secondFactor();
    }

    @FXML
    private void initialize() {
        clinicName.setText(model.clinicName());
        personName.setText(model.personName());
        personRole.setText(model.roleName());
        today.textProperty().bind(model.todayProperty());
        Nodes.show(demo, model.isDemo());
        signOut.setOnAction(pressed -> session.signOut());
        lock.setOnAction(pressed -> session.lock());
        fillSettings();
        keys.setOnAction(pressed -> model.keysShownProperty().set(true));
        closeKeys.setOnAction(pressed -> model.keysShownProperty().set(false));
        model.keysShownProperty()
                .subscribe(
                        shown -> {
                            Nodes.show(keysPage, shown);
                            if (shown) {
                                closeKeys.requestFocus();
                            }
                        });
        Nodes.show(dialog, false);
        bindConnection();
        bindNotice();
        model.placeProperty().subscribe(place -> arrange());
        root.widthProperty()
                .subscribe(width -> model.widthProperty().set(WidthClass.of(width.doubleValue())));
        model.widthProperty().subscribe(width -> arrange());
    }

    /** Puts a screen into the frame, in the place of the one before. */
    public void show(Screen shown) {
        sideShown.unsubscribe();
        screen.getChildren().setAll(shown.view());
        shown.view().applyCss(); // a scroll pane has no content, and so no focus, before that
        screen.requestFocus(); // else the search has it where a screen has nothing to focus yet
        sideShown =
                shown.side()
                        .subscribe(
                                pane -> {
                                    side = pane;
                                    arrange();
                                });
    }

    /** Puts a search into the header; what it finds lies over everything below. */
    public void showSearch(Node field, Node found) {
        search.getChildren().setAll(field);
        root.getChildren().add(root.getChildren().indexOf(dialog), found);
    }

    /** Puts something before everything else, which can't be reached until {@link #hideDialog}. */
    public void showDialog(Node shown) {
        focusBefore = root.getScene().getFocusOwner();
        dialog.getChildren().setAll(shown);
        Nodes.show(dialog, true);
        shown.applyCss(); // as above: a quick answer would find no field to focus
        frame.setDisable(true);
    }

    /** Gives the frame back, with the focus where it was. */
    public void hideDialog() {
        frame.setDisable(false);
        Nodes.show(dialog, false);
        dialog.getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    /** Lets go of the screen. */
    public void close() {
        sideShown.unsubscribe();
        screen.getChildren().clear();
    }

    /** Writes the page of keys. */
    public void showKeys(List<Shortcut> shortcuts) {
        keysTable.getChildren().clear();
        Map<String, List<Shortcut>> byMeaning =
                shortcuts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Shortcut::textKey,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byMeaning.forEach(
                (meaning, keysOfIt) -> {
                    Label names =
                            new Label(
                                    keysOfIt.stream()
                                            .map(one -> one.combination().getDisplayText())
                                            .collect(Collectors.joining("  ")));
                    names.getStyleClass().add("key");
                    names.setMinWidth(Region.USE_PREF_SIZE);
                    Label words = new Label(texts.get(meaning));
                    words.setWrapText(true);
                    keysTable.addRow(keysTable.getRowCount(), names, words);
                });
    }

    private void fillSettings() {
        ToggleGroup languages = new ToggleGroup();
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("es"))) {
            RadioMenuItem item = new RadioMenuItem(language.getDisplayLanguage(language));
            item.setToggleGroup(languages);
            item.setSelected(texts.locale().getLanguage().equals(language.getLanguage()));
            item.setOnAction(chosen -> session.speak(language));
            settings.getItems().add(item);
        }
        CheckMenuItem dark = new CheckMenuItem(texts.get("shell.dark"));
        dark.setSelected(session.isDark());
        dark.setOnAction(chosen -> session.dark(dark.isSelected()));
        settings.getItems().addAll(new SeparatorMenuItem(), dark);
        settings.setOnShowing(shown -> dark.setSelected(session.isDark())); // others change it, too
        if (model.mayProtectAccount()) {
            MenuItem secondFactor = new MenuItem(texts.get("shell.secondFactor"));
            secondFactor.setId("secondFactor");
            secondFactor.setOnAction(chosen -> session.secondFactor());
            settings.getItems().addAll(new SeparatorMenuItem(), secondFactor);
        }
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
                            Nodes.show(staleBand, stale);
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

    private void bindNotice() {
        PauseTransition time = new PauseTransition(NOTICE_TIME);
        time.setOnFinished(finished -> model.noticeSeen());
        noticeUndo.setOnAction(pressed -> model.undo());
        noticeClose.setOnAction(pressed -> model.noticeSeen());
        model.noticeProperty()
                .subscribe(
                        said -> {
                            Nodes.show(notice, said != null);
                            time.stop();
                            if (said == null) {
                                return;
                            }
                            boolean failed = said.kind() == Notice.Kind.FAILED;
                            notice.pseudoClassStateChanged(FAILED, failed);
                            noticeIcon.setIconLiteral(
                                    failed ? "fth-alert-circle" : "fth-check-circle");
                            noticeText.setText(said.sentence());
                            Nodes.show(noticeUndo, said.undo().isPresent());
                            Nodes.show(noticeClose, failed);
                            if (!failed) {
                                time.setDuration(said.undo().isPresent() ? UNDO_TIME : NOTICE_TIME);
                                time.playFromStart();
                            }
                        });
    }

    private void arrange() {
        WidthClass width = model.widthProperty().get();
        boolean wide = width == WidthClass.WIDE;
        boolean narrow = width == WidthClass.NARROW;
        Nodes.show(rail, !narrow);
        Nodes.show(bottomRail, narrow);
        Nodes.show(brandName, wide);
        Nodes.show(person, !narrow);
        Nodes.show(today, !narrow);
        rail.pseudoClassStateChanged(PseudoClass.getPseudoClass("icons"), !wide);
        fillRail(narrow ? bottomRail : rail, narrow ? rail : bottomRail, wide);
        beside.getChildren().removeIf(node -> node != screen); // the screen stays, with its focus
        over.getChildren().clear();
        Nodes.show(over, !wide && side != null);
        if (side != null) {
            side.setMinWidth(narrow ? 0 : PANE_WIDTH);
            side.setMaxWidth(narrow ? Double.MAX_VALUE : PANE_WIDTH);
            side.setPrefWidth(PANE_WIDTH);
            if (wide) {
                beside.getChildren().add(side);
            } else {
                over.getChildren().setAll(side);
            }
        }
    }

    private void fillRail(Pane filled, Pane emptied, boolean withWords) {
        emptied.getChildren().removeIf(ToggleButton.class::isInstance);
        filled.getChildren().removeIf(ToggleButton.class::isInstance);
        for (Place entry : model.rail()) {
            String name = texts.get(entry.textKey());
            ToggleButton button = new ToggleButton(name, new FontIcon(entry.icon()));
            button.setId("rail-" + entry.name());
            button.getStyleClass().add("rail-entry");
            button.setContentDisplay(withWords ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            button.setAccessibleText(name);
            button.setTooltip(new Tooltip(name));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setSelected(entry == model.placeProperty().get());
            button.setOnAction(
                    pressed -> {
                        navigator.open(entry);
                        button.setSelected(entry == model.placeProperty().get());
                    });
            filled.getChildren().add(button);
        }
    }
}

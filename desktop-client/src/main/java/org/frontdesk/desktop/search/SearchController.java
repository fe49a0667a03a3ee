package org.frontdesk.desktop.search;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds the field in the header to what drops down below it. The focus stays in the field; arrows choose, Enter opens. */
public final class SearchController {

    private static final double NARROWEST = 360;
    private static final double MARGIN = 8;

    private final SearchViewModel model;
    private final Texts texts;

    @FXML private TextField searchField;
    @FXML private VBox found;
    @FXML private ListView<Finding> findings;
    @FXML private Label searchSaid;

    /** What had the focus before; gets it back. */
    private Node cameFrom;

    public SearchController(SearchViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        searchField.textProperty().bindBidirectional(model.queryProperty());
        searchField.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInField);
        searchField
                .sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener((of, before, after) -> focusMoved(before, after));
        findings.setItems(model.findings());
        findings.setCellFactory(list -> new FindingCell(model, texts));
        findings.addEventFilter(MouseEvent.MOUSE_PRESSED, SearchController::keepFocus);
        findings.setFocusTraversable(false); // the field has its keys
        searchSaid.textProperty().bind(model.saidProperty());
        Nodes.show(searchSaid, false);
        Nodes.show(found, false);
        model.selectedProperty().subscribe(index -> select(index.intValue()));
        model.saidProperty().subscribe(said -> arrange());
        model.findings().addListener((ListChangeListener<Finding>) change -> arrange());
        InvalidationListener moved = change -> place();
        searchField.localToSceneTransformProperty().addListener(moved);
        searchField.boundsInParentProperty().addListener(moved);
        found.parentProperty()
                .flatMap(layer -> ((Pane) layer).layoutBoundsProperty())
                .addListener(moved);
        model.onLeave(this::leave);
    }

    /** What drops down: lies over everything below the header. */
    public Pane found() {
        return found;
    }

    /** Begins to search, from wherever the focus is. */
    public void focus() {
        searchField.requestFocus();
        searchField.selectAll();
    }

    /** Back to where the focus was before; does nothing and says so if nobody searches. */
    public boolean leaveIfThere() {
        boolean there = searchField.getScene().getFocusOwner() == searchField;
        if (there) {
            leave();
        }
        return there;
    }

    private void leave() {
        Node back = cameFrom;
        cameFrom = null;
        model.clear();
        if (back != null && back.getScene() == searchField.getScene()) {
            back.requestFocus();
        } else {
            found.getParent().requestFocus(); // nothing there takes keys
        }
    }

    private void focusMoved(Node before, Node after) {
        if (after == searchField) {
            cameFrom = before;
            model.begin();
        } else if (before == searchField) {
            model.clear();
        }
    }

    private void keyInField(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case ENTER -> model.open();
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** A press on a row would take the focus from the field, and so close what is pressed. */
    private static void keepFocus(MouseEvent press) {
        for (Node node = (Node) press.getTarget(); node != null; node = node.getParent()) {
            if (node instanceof ListCell) {
                press.consume();
                return;
            }
        }
    }

    private void select(int index) {
        if (index < 0 || index >= model.findings().size()) {
            findings.getSelectionModel().clearSelection();
            searchField.setAccessibleHelp(null);
            return;
        }
        findings.getSelectionModel().select(index);
        findings.scrollTo(index);
        Finding selected = model.findings().get(index);
        searchField.setAccessibleHelp(selected.title() + ", " + selected.details());
    }

    private void arrange() {
        boolean any = !model.findings().isEmpty();
        boolean said = !model.saidProperty().get().isEmpty();
        Nodes.show(findings, any);
        Nodes.show(searchSaid, said);
        Nodes.show(found, any || said);
        long groups = model.findings().stream().map(Finding::group).distinct().count();
        findings.setPrefHeight(
                model.findings().size() * FindingCell.ROW_HEIGHT
                        + groups * FindingCell.HEADING_HEIGHT
                        + 2);
        place();
    }

    /** Below the field, and not over the edges of the window. */
    private void place() {
        if (!found.isVisible() || !(found.getParent() instanceof Pane layer)) {
            return;
        }
        Bounds field = layer.sceneToLocal(searchField.localToScene(searchField.getBoundsInLocal()));
        double width =
                Math.min(Math.max(field.getWidth(), NARROWEST), layer.getWidth() - 2 * MARGIN);
        found.setMinWidth(width);
        found.setMaxWidth(width);
        double room = layer.getHeight() - field.getMaxY() - 2 * MARGIN;
        found.setMaxHeight(Math.min(found.prefHeight(width), room));
        found.setTranslateX(
                Math.clamp(
                        field.getMinX(),
                        MARGIN,
                        Math.max(MARGIN, layer.getWidth() - width - MARGIN)));
        found.setTranslateY(field.getMaxY() + MARGIN / 2);
    }
}

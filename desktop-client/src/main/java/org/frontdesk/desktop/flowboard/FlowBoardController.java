package org.frontdesk.desktop.flowboard;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Binds the columns, and lets cards be moved by keys and by the mouse. */
public final class FlowBoardController {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass NO_TARGET = PseudoClass.getPseudoClass("no-target");

    /** As far as a hand shakes when it only clicks. */
    private static final double DRAG_FROM_PX = 8;

    private final FlowBoardViewModel model;
    private final Texts texts;
    private final Map<FlowColumn, VBox> boxes = new EnumMap<>(FlowColumn.class);
    private final Map<FlowColumn, ListView<FlowCard>> lists = new EnumMap<>(FlowColumn.class);
    private FlowCard dragged;
    private Point2D pressedAt;
    private boolean dragging;

    @FXML private ComboBox<String> specialization;
    @FXML private ComboBox<FlowColumn> oneColumn;
    @FXML private HBox columns;
    @FXML private Label hand;

    FlowBoardController(FlowBoardViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Choices.fill(
                specialization,
                model.specializations(),
                texts.get("daysheet.allSpecializations"),
                name -> name,
                model.specializationProperty(),
                "");
        for (FlowColumn column : FlowColumn.values()) {
            addColumn(column);
        }
        oneColumn.getItems().setAll(FlowColumn.values());
        oneColumn.setConverter(
                Choices.words(column -> column == null ? "" : texts.get(column.textKey())));
        oneColumn.setValue(FlowColumn.EXPECTED);
        hand.setVisible(false);
        hand.setManaged(false);
    }

    /** Shows all columns, or one at a time where there is room for no more. */
    void arrange(boolean oneAtATime) {
        oneColumn.setVisible(oneAtATime);
        oneColumn.setManaged(oneAtATime);
        oneColumn.setOnAction(chosen -> arrange(oneAtATime));
        boxes.forEach(
                (column, box) -> {
                    boolean shown = !oneAtATime || column == oneColumn.getValue();
                    box.setVisible(shown);
                    box.setManaged(shown);
                });
    }

    void focusFirst() {
        ListView<FlowCard> list = lists.get(FlowColumn.EXPECTED);
        list.requestFocus();
        if (!list.getItems().isEmpty() && list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    /** Takes a step of the card that is selected in the column that has the focus. */
    void take(Step step) {
        focused().ifPresent(card -> model.take(card, step));
    }

    private Optional<FlowCard> focused() {
        return lists.values().stream()
                .filter(Node::isFocused)
                .findFirst()
                .map(list -> list.getSelectionModel().getSelectedItem());
    }

    private void addColumn(FlowColumn column) {
        ListView<FlowCard> list = new ListView<>(model.cards(column));
        list.setId("flow-" + column.name());
        list.getStyleClass().addAll("flow-list", "edge-to-edge");
        list.setAccessibleText(texts.get(column.textKey()));
        list.setCellFactory(shown -> new FlowCardCell());
        list.setPlaceholder(new Label(texts.get("flow.nobody")));
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> moveFocus(column, key));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::drop);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label title = new Label(texts.get(column.textKey()), new FontIcon(column.icon()));
        title.getStyleClass().add("flow-title");
        Label count = new Label();
        count.getStyleClass().add("flow-count");
        count.textProperty().bind(Bindings.size(model.cards(column)).asString());
        HBox head = new HBox(title, count);
        head.getStyleClass().add("flow-column-head");
        VBox box = new VBox(head, list);
        box.getStyleClass().add("flow-column");
        box.setMinWidth(0);
        box.setPrefWidth(240);
        HBox.setHgrow(box, Priority.ALWAYS);
        boxes.put(column, box);
        lists.put(column, list);
        columns.getChildren().add(box);
    }

    /** Left and right go to the columns beside. */
    private void moveFocus(FlowColumn from, KeyEvent key) {
        int step = key.getCode() == KeyCode.LEFT ? -1 : key.getCode() == KeyCode.RIGHT ? 1 : 0;
        int to = from.ordinal() + step;
        if (step == 0 || to < 0 || to >= FlowColumn.values().length) {
            return;
        }
        key.consume();
        ListView<FlowCard> list = lists.get(FlowColumn.values()[to]);
        list.requestFocus();
        if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void press(MouseEvent event) {
        dragged = event.getButton() == MouseButton.PRIMARY ? cardAt(event) : null;
        pressedAt = new Point2D(event.getSceneX(), event.getSceneY());
    }

    private void drag(MouseEvent event) {
        Point2D now = new Point2D(event.getSceneX(), event.getSceneY());
        if (dragged == null || !dragging && now.distance(pressedAt) < DRAG_FROM_PX) {
            return;
        }
        event.consume();
        if (!dragging) {
            dragging = true;
            hand.setText(dragged.time() + "  " + dragged.patient());
            hand.setVisible(true);
            boxes.forEach(
                    (column, box) -> {
                        boolean allowed = dragged.mayGoTo(column);
                        box.pseudoClassStateChanged(TARGET, allowed);
                        box.pseudoClassStateChanged(
                                NO_TARGET, !allowed && column != dragged.column());
                    });
        }
        Point2D inside = hand.getParent().sceneToLocal(now);
        hand.autosize();
        hand.relocate(inside.getX() + 12, inside.getY() + 12);
    }

    private void drop(MouseEvent event) {
        if (!dragging) {
            dragged = null;
            return;
        }
        event.consume();
        FlowCard card = dragged;
        dragging = false;
        dragged = null;
        hand.setVisible(false);
        Point2D at = new Point2D(event.getSceneX(), event.getSceneY());
        boxes.forEach(
                (column, box) -> {
                    box.pseudoClassStateChanged(TARGET, false);
                    box.pseudoClassStateChanged(NO_TARGET, false);
                });
        boxes.entrySet().stream()
                .filter(box -> box.getValue().isVisible())
                .filter(box -> box.getValue().contains(box.getValue().sceneToLocal(at)))
                .findFirst()
                .ifPresent(box -> model.move(card, box.getKey()));
    }

    private static FlowCard cardAt(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null) {
            if (node instanceof FlowCardCell cell) {
                return cell.getItem();
            }
            node = node.getParent();
        }
        return null;
    }
}

package org.frontdesk.desktop.administration;

import javafx.beans.DefaultProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A form and, beside it, what comes of it; one below the other where there is no room. The first of two parts is the form. */
@DefaultProperty("parts")
public final class TwoColumns extends StackPane {

    private static final double FORM_WIDTH_PX = 380;

    /** A form and a list that can be read. */
    private static final double BOTH_FROM_PX = 740;

    private static final double LEAST_HEIGHT_PX = 420;

    private final ObservableList<Node> parts = FXCollections.observableArrayList();
    private Boolean side;
    private ScrollPane stacked;

    public TwoColumns() {
        getStyleClass().add("two-columns");
        setMinWidth(0);
        parts.addListener((ListChangeListener<Node>) change -> arrange(true));
        widthProperty().subscribe(width -> arrange(false));
    }

    /** The form, and what comes of it. */
    public ObservableList<Node> getParts() {
        return parts;
    }

    /** Scrolls to what comes of the form, where that is below it. */
    public void showResult() {
        if (stacked != null) {
            stacked.setVvalue(stacked.getVmax());
        }
    }

    private void arrange(boolean anew) {
        boolean bySide = getWidth() >= BOTH_FROM_PX;
        if (parts.size() < 2 || (!anew && side != null && side == bySide)) {
            return;
        }
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        side = bySide;
        Region form = (Region) parts.get(0);
        Region result = (Region) parts.get(1);
        getChildren().clear();
        if (bySide) {
            ScrollPane scrolled = scrolled(form);
            scrolled.setMinWidth(FORM_WIDTH_PX);
            scrolled.setPrefWidth(FORM_WIDTH_PX);
            scrolled.getStyleClass().add("form-column");
            result.setMinHeight(0);
            HBox.setHgrow(result, Priority.ALWAYS);
            stacked = null;
            getChildren().setAll(new HBox(scrolled, result));
        } else {
            result.setMinHeight(LEAST_HEIGHT_PX);
            VBox.setVgrow(result, Priority.ALWAYS);
            stacked = scrolled(new VBox(form, result));
            getChildren().setAll(stacked);
        }
        applyCss(); // a scroll pane has no content, and so no focus, before that
        if (focused != null && focused.getScene() == getScene()) {
            focused.requestFocus();
        }
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        pane.setFocusTraversable(false);
        return pane;
    }
}

package org.frontdesk.desktop.daysheet;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

/** One slot on the sheet: an icon and a word for its state, and below, if there is room, who. Updated in place. */
final class SlotCellView extends Region {

    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass NO_TARGET = PseudoClass.getPseudoClass("no-target");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("drop");
    static final PseudoClass REFUSED = PseudoClass.getPseudoClass("drop-refused");

    private static final double PADDING = 8;
    private static final double ICON_WIDTH = 18;
    private static final double TYPE_WIDTH = 5;
    private static final double TALL_FROM = 64;
    private static final double TWO_LINES_FROM = 35;

    private final FontIcon icon = new FontIcon();
    private final Label status = new Label();
    private final Label people = new Label();
    private final Region type = new Region();
    private SlotCell cell;

    SlotCellView() {
        getStyleClass().add("slot-cell");
        status.getStyleClass().add("slot-status");
        people.getStyleClass().add("slot-people");
        icon.getStyleClass().add("slot-icon");
        type.getStyleClass().add("slot-type");
        type.setVisible(false);
        getChildren().addAll(type, icon, status, people);
        setAccessibleRole(AccessibleRole.BUTTON);
        setManaged(false); // the sheet places it; its own changes are no business of the sheet's
        status.setMouseTransparent(true);
        people.setMouseTransparent(true);
        icon.setMouseTransparent(true);
        type.setMouseTransparent(true);
    }

    SlotCell cell() {
        return cell;
    }

    void show(SlotCell next) {
        CellState before = cell == null ? null : cell.state();
        String typeBefore = cell == null ? "" : cell.typeColour();
        cell = next;
        setId("slot-" + next.slotId());
        if (before != next.state()) {
            if (before != null) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(before.cssName()), false);
            }
            pseudoClassStateChanged(PseudoClass.getPseudoClass(next.state().cssName()), true);
            icon.setIconLiteral(next.state().icon());
        }
        pseudoClassStateChanged(PAST, next.past());
        pseudoClassStateChanged(URGENT, next.urgent());
        if (!typeBefore.equals(next.typeColour())) {
            type.setVisible(!next.typeColour().isEmpty());
            type.setStyle("-fx-background-color: " + next.typeColour());
        }
        setAccessibleText(next.spoken());
        layoutTexts();
    }

    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        setFocusTraversable(selected); // one stop for Tab: the arrows do the rest
    }

    /** Whether what is being moved can go here; null when nothing is being moved. */
    void setTarget(Boolean possible) {
        pseudoClassStateChanged(TARGET, possible != null && possible);
        pseudoClassStateChanged(NO_TARGET, possible != null && !possible);
    }

    /** Something is dragged over it. */
    void setHovered(boolean possible) {
        pseudoClassStateChanged(HOVERED, possible);
        pseudoClassStateChanged(REFUSED, !possible);
    }

    void setNotHovered() {
        pseudoClassStateChanged(HOVERED, false);
        pseudoClassStateChanged(REFUSED, false);
    }

    private boolean hasTwoLines() {
        return getHeight() >= TWO_LINES_FROM;
    }

    private void layoutTexts() {
        String time = cell.start().toString();
        boolean nobody = cell.people().isEmpty();
        if (hasTwoLines() || nobody) {
            status.setText(time + "  " + cell.status());
            people.setText(cell.people());
        } else {
            status.setText(time + "  " + cell.people() + "  " + cell.status());
            people.setText("");
        }
        requestLayout();
    }

    @Override
    protected void setHeight(double height) {
        boolean before = hasTwoLines();
        super.setHeight(height);
        if (cell != null && before != hasTwoLines()) {
            layoutTexts();
        }
    }

    @Override
    protected void layoutChildren() {
        double textX = PADDING + ICON_WIDTH + 4;
        double textWidth = Math.max(0, getWidth() - textX - PADDING);
        type.resizeRelocate(getWidth() - TYPE_WIDTH - 2, 2, TYPE_WIDTH, getHeight() - 4);
        double line = status.prefHeight(-1);
        boolean two = hasTwoLines() && !people.getText().isEmpty();
        people.setWrapText(getHeight() > TALL_FROM); // several people, as far as there is room
        double peopleLine = people.prefHeight(Double.MAX_VALUE);
        double block = two ? line + peopleLine + 1 : line;
        double top = getHeight() > TALL_FROM ? PADDING : Math.max(0, (getHeight() - block) / 2);
        status.resizeRelocate(textX, top, textWidth, line);
        people.setVisible(two);
        double room = Math.max(peopleLine, getHeight() - top - line - 1 - PADDING / 2);
        people.resizeRelocate(
                textX, top + line + 1, textWidth, Math.min(room, people.prefHeight(textWidth)));
        double iconHeight = icon.prefHeight(-1);
        icon.relocate(
                PADDING + (ICON_WIDTH - icon.prefWidth(-1)) / 2, top + (line - iconHeight) / 2);
    }
}

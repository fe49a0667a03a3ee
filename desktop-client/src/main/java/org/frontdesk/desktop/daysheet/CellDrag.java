package org.frontdesk.desktop.daysheet;

import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Dragging a cell to another by plain mouse events: pick up, hover, put down. */
final class CellDrag {

    /** A hand that clicks moves the mouse by less. */
    private static final double STARTS_AFTER_PX = 6;

    private static final double BESIDE_THE_MOUSE = 14;

    private final DaySheetGrid grid;
    private final Label ghost = new Label();
    private CellMoves moves = CellMoves.NONE;
    private SlotCellView from;
    private SlotCellView over;
    private double pressedX;
    private double pressedY;

    CellDrag(DaySheetGrid grid) {
        this.grid = grid;
        ghost.getStyleClass().add("drag-ghost");
        ghost.setManaged(false);
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        ghost.setViewOrder(-30);
    }

    Label ghost() {
        return ghost;
    }

    void setMoves(CellMoves handler) {
        moves = handler;
    }

    void watch(SlotCellView view) {
        view.setOnMousePressed(
                press -> {
                    pressedX = press.getSceneX();
                    pressedY = press.getSceneY();
                });
        view.setOnMouseDragged(drag -> dragged(view, drag));
        view.setOnMouseReleased(release -> released(release));
    }

    private void dragged(SlotCellView view, MouseEvent drag) {
        // isPrimaryButtonDown() is false while dragging on the headless platform
        if (drag.getButton() != MouseButton.PRIMARY) {
            return;
        }
        double distance = Math.hypot(drag.getSceneX() - pressedX, drag.getSceneY() - pressedY);
        if (from == null && distance > STARTS_AFTER_PX && moves.pickUp(view.cell().slotId())) {
            from = view;
            ghost.setVisible(true);
        }
        if (from != null) {
            hover(drag);
        }
    }

    private void hover(MouseEvent drag) {
        grid.scrollNear(drag.getSceneX(), drag.getSceneY());
        SlotCellView now = grid.cellAt(drag.getSceneX(), drag.getSceneY());
        if (now != over) {
            leave();
            over = now;
        }
        String why = over == null ? "" : moves.whyNot(over.cell().slotId());
        if (over != null) {
            over.setHovered(why.isEmpty());
        }
        String said = over == null ? "" : over.cell().start() + "  " + why;
        ghost.setText(from.cell().people() + (said.isEmpty() ? "" : "\n" + said.strip()));
        ghost.pseudoClassStateChanged(SlotCellView.REFUSED, !why.isEmpty());
        ghost.autosize();
        var at = ghost.getParent().sceneToLocal(drag.getSceneX(), drag.getSceneY());
        ghost.relocate(at.getX() + BESIDE_THE_MOUSE, at.getY() + BESIDE_THE_MOUSE);
    }

    private void released(MouseEvent release) {
        if (from == null) {
            return;
        }
        SlotCellView target = grid.cellAt(release.getSceneX(), release.getSceneY());
        leave();
        from = null;
        ghost.setVisible(false);
        if (target == null) {
            moves.putBack();
        } else {
            moves.drop(target.cell().slotId());
        }
    }

    private void leave() {
        if (over != null) {
            over.setNotHovered();
            over = null;
        }
    }
}

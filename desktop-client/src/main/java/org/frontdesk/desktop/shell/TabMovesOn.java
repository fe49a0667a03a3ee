package org.frontdesk.desktop.shell;

import javafx.event.EventHandler;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Tab goes on from a field of several lines as from any other: nobody writes a tab into a note, and keys alone must get out. */
public final class TabMovesOn implements EventHandler<KeyEvent> {

    @Override
    public void handle(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB
                && !key.isShortcutDown()
                && !key.isAltDown()
                && key.getTarget() instanceof TextArea area) {
            key.consume();
            area.requestFocusTraversal(
                    key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}

package org.frontdesk.desktop.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What is not seen takes no room either. */
public final class Nodes {

    private Nodes() {}

    /** Shows it, or hides it and closes the gap. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Shows it for as long as the condition holds. */
    public static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}

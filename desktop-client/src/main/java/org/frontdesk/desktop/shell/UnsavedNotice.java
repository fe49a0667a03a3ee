package org.frontdesk.desktop.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is asked in a form while something waits for what is typed in it: save, give up, or stay. */
public final class UnsavedNotice extends VBox {

    private static final double GAP = 8;

    public UnsavedNotice() {
        getStyleClass().add("notice");
    }

    /** Is there while something waits. */
    public void follow(Unsaved unsaved, Texts texts, Runnable save, Runnable discard) {
        Label title = new Label(texts.get("form.held"), new FontIcon("fth-edit-3"));
        title.setWrapText(true);
        title.getStyleClass().add("notice-title");
        getChildren()
                .setAll(
                        title,
                        new FlowPane(
                                GAP,
                                GAP,
                                choice("heldSave", texts.get("form.save"), save),
                                choice("heldDiscard", texts.get("form.discard"), discard),
                                choice("heldStay", texts.get("form.held.stay"), unsaved::stay)));
        Nodes.showWhile(this, unsaved.heldProperty().isNotNull());
    }

    private static Button choice(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(pressed -> action.run());
        return button;
    }
}

package org.frontdesk.desktop.administration.form;

import javafx.beans.NamedArg;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A secret that nobody is shown again: to be copied now, and gone when it was noted. */
public final class ShownOnce extends VBox {

    private final TextField secret = new TextField();
    private final Button copy;
    private final Button noted;

    /**
     * @param title what it is, and that it is shown this once
     */
    public ShownOnce(
            @NamedArg("title") String title,
            @NamedArg("copyText") String copyText,
            @NamedArg("notedText") String notedText) {
        Label says = new Label(title, new FontIcon("fth-key"));
        says.getStyleClass().add("notice-title");
        says.setWrapText(true);
        secret.setId("secret");
        secret.setEditable(false);
        secret.setAccessibleText(title);
        secret.getStyleClass().add("secret");
        HBox.setHgrow(secret, Priority.ALWAYS);
        copy = new Button(copyText, new FontIcon("fth-copy"));
        copy.setId("copySecret");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(
                pressed -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(secret.getText());
                    Clipboard.getSystemClipboard().setContent(content);
                });
        noted = new Button(notedText);
        noted.setId("secretNoted");
        HBox line = new HBox(secret, copy);
        line.getStyleClass().add("buttons");
        getChildren().setAll(says, line, noted);
        getStyleClass().add("notice");
    }

    /**
     * Shows it while there is one.
     *
     * @param forget forgets it
     */
    public void follow(ObservableValue<String> shown, Runnable forget) {
        noted.setOnAction(pressed -> forget.run());
        shown.subscribe(
                now -> {
                    secret.setText(now);
                    setVisible(!now.isEmpty());
                    setManaged(!now.isEmpty());
                    if (!now.isEmpty()) {
                        copy.requestFocus();
                    }
                });
    }
}

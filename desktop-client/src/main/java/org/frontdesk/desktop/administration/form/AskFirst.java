package org.frontdesk.desktop.administration.form;

import javafx.beans.NamedArg;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A button for what can't be taken back: pressed once, it says what will be, and asks to be pressed again. */
public final class AskFirst extends VBox {

    private final Button first;
    private final Button really;
    private final VBox asked;
    private final BooleanProperty impossible;
    private Runnable action = () -> {};

    /**
     * @param name of its first button; the second one's is that with {@code Really} after it
     * @param text what is done
     * @param question what will be, once it is
     * @param yes what is pressed to have it done
     * @param no what is pressed to leave it
     */
    public AskFirst(
            @NamedArg("name") String name,
            @NamedArg("text") String text,
            @NamedArg("question") String question,
            @NamedArg("yes") String yes,
            @NamedArg("no") String no,
            @NamedArg("icon") String icon) {
        first = new Button(text, new FontIcon(icon));
        first.setId(name);
        really = new Button(yes);
        really.setId(name + "Really");
        really.getStyleClass().add("danger");
        Button leave = new Button(no);
        Label says = new Label(question);
        says.setWrapText(true);
        says.getStyleClass().add("ask-text");
        FlowPane buttons = new FlowPane(really, leave);
        buttons.getStyleClass().add("step-buttons");
        asked = new VBox(says, buttons);
        asked.getStyleClass().add("ask");
        getChildren().setAll(first, asked);
        impossible = really.disableProperty();
        first.setOnAction(
                pressed -> {
                    ask(true);
                    leave.requestFocus(); // a second Enter does no harm
                });
        leave.setOnAction(
                pressed -> {
                    ask(false);
                    first.requestFocus();
                });
        really.setOnAction(
                pressed -> {
                    ask(false);
                    action.run();
                });
        visibleProperty().subscribe(shown -> ask(false));
        ask(false);
    }

    /** What is done in the end. */
    public void setOnReally(Runnable done) {
        action = done;
    }

    /** Whether it can't be done at the moment. */
    public BooleanProperty impossibleProperty() {
        return impossible;
    }

    /** Takes the question back, as when something else is looked at. */
    public void reset() {
        ask(false);
    }

    private void ask(boolean now) {
        first.setVisible(!now);
        first.setManaged(!now);
        asked.setVisible(now);
        asked.setManaged(now);
    }
}

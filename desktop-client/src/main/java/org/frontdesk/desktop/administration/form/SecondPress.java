package org.frontdesk.desktop.administration.form;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;

/** A small button for what can't be taken back: the first press asks, the second one does it, looking away forgets it. */
public final class SecondPress extends Button {

    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

    private final String text;
    private final String question;
    private boolean asked;

    /**
     * @param question what it says once it was pressed
     */
    public SecondPress(String text, String question, Runnable action) {
        this.text = text;
        this.question = question;
        getStyleClass().addAll("small", "second-press");
        setMinWidth(USE_PREF_SIZE);
        ask(false);
        setOnAction(
                pressed -> {
                    if (asked) {
                        ask(false);
                        action.run();
                    } else {
                        ask(true);
                    }
                });
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                ask(false);
                            }
                        });
    }

    private void ask(boolean now) {
        asked = now;
        setText(now ? question : text);
        pseudoClassStateChanged(ASKED, now);
    }
}

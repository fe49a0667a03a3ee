package org.frontdesk.desktop.administration.form;

import javafx.beans.DefaultProperty;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.function.Function;

/**
 * One line of a form: its name, where it is typed or chosen, and below it what is wrong, or what somebody else wrote there
 * meanwhile.
 */
@DefaultProperty("input")
public final class FormField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Label label = new Label();
    private final Label hint = new Label();
    private final Label error = new Label();
    private final Label theirs = new Label();
    private Function<String, String> words = value -> value;
    private String field = "";
    private Node input;
    private Form followed;

    public FormField() {
        label.getStyleClass().add("field-label");
        getStyleClass().add("field");
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        theirs.getStyleClass().add("field-theirs");
        theirs.setWrapText(true);
        hint.getStyleClass().add("choice-details");
        hint.setWrapText(true);
        getChildren().setAll(label, hint, error, theirs);
        Nodes.show(hint, false);
        Nodes.show(error, false);
        Nodes.show(theirs, false);
    }

    /** Whether it can follow this form: it does already, or it follows none. */
    boolean isOf(Form form) {
        return followed == null || followed == form;
    }

    public String getField() {
        return field;
    }

    /** Its name in the request. */
    public void setField(String name) {
        field = name;
        error.setId(name.substring(name.lastIndexOf('.') + 1) + "Error");
    }

    public String getLabel() {
        return label.getText();
    }

    /** Its name for people. */
    public void setLabel(String text) {
        label.setText(text);
        if (input != null) {
            typedInto().setAccessibleText(text);
        }
    }

    public Node getInput() {
        return input;
    }

    /** What it is typed into: a text field, or a choice among values of the form. */
    public void setInput(Node control) {
        input = control;
        getChildren().add(1, control);
        label.setLabelFor(typedInto());
        typedInto().setAccessibleText(label.getText());
        if (control instanceof ComboBox<?> choice) {
            choice.setMaxWidth(Double.MAX_VALUE);
        }
    }

    public String getHint() {
        return hint.getText();
    }

    /** What it means, where its name does not say it all. */
    public void setHint(String text) {
        hint.setText(text);
        Nodes.show(hint, true);
    }

    private Node typedInto() {
        return input instanceof SuggestField suggesting ? suggesting.text() : input;
    }

    /** Says what is typed, and what the form says of it. */
    public void follow(Form form, Texts texts) {
        followed = form;
        switch (input) {
            case TextInputControl text -> text.textProperty().bindBidirectional(form.value(field));
            case SuggestField text -> text.textProperty().bindBidirectional(form.value(field));
            default -> {
                // a choice, which is bound where its values are known
            }
        }
        form.errors()
                .addListener(
                        (MapChangeListener<String, String>)
                                change -> {
                                    if (change.getKey().equals(field)) {
                                        showError(form.errors().get(field));
                                    }
                                });
        form.theirs()
                .addListener(
                        (MapChangeListener<String, String>)
                                change -> {
                                    if (change.getKey().equals(field)) {
                                        String now = form.theirs().get(field);
                                        Nodes.show(theirs, now != null);
                                        theirs.setText(
                                                now == null
                                                        ? ""
                                                        : texts.get(
                                                                "form.theirs", words.apply(now)));
                                    }
                                });
    }

    /**
     * Makes it a choice among values of the form.
     *
     * @param choice its input
     * @param said a value in words
     */
    public void choose(
            ComboBox<String> choice,
            List<String> values,
            Function<String, String> said,
            Form form) {
        words = said;
        choice.setConverter(Choices.words(value -> value == null ? "" : said.apply(value)));
        choice.valueProperty().bindBidirectional(form.value(field));
        offer(choice, values);
    }

    /** Offers other values; what is chosen stays, be it among them or not. */
    public static void offer(ComboBox<String> choice, List<String> values) {
        String kept = choice.getValue();
        choice.getItems().setAll(values);
        choice.setValue(kept);
    }

    private void showError(String wrong) {
        error.setText(wrong == null ? "" : wrong);
        Nodes.show(error, wrong != null);
        if (input != null) {
            typedInto().pseudoClassStateChanged(WRONG, wrong != null);
            typedInto().setAccessibleHelp(wrong);
        }
    }
}

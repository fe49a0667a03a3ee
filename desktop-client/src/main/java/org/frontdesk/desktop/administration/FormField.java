package org.frontdesk.desktop.administration;

import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A field of a form: its name, its controls, and a line for what is wrong with it. */
public final class FormField extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Label name = new Label();
    private final Label error = new Label();
    private List<String> fields = List.of();

    /** For FXML, which sets the rest. */
    public FormField() {
        name.getStyleClass().add("field-label");
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        getStyleClass().add("field");
    }

    /** A field without a name of its own, such as a line of several. */
    public FormField(String fields, Node content) {
        this();
        setFields(fields);
        getChildren().add(content);
    }

    public String getLabel() {
        return name.getText();
    }

    /** Its name for people. */
    public void setLabel(String label) {
        name.setText(label);
        getChildren().remove(name);
        getChildren().addFirst(name);
    }

    public String getFields() {
        return String.join(",", fields);
    }

    /** The contract's names, with commas between them. */
    public void setFields(String names) {
        fields = Stream.of(names.split(",")).map(String::strip).toList();
        error.setId("error-" + fields.getFirst().replaceAll("[^A-Za-z]+", "-"));
    }

    /** Shows at every field of a form what is wrong with it, and takes the focus to the first that is. */
    public static void follow(Parent form, FieldErrors errors) {
        List<FormField> all = in(form);
        all.forEach(field -> field.follow(errors));
        errors.onTaken(
                () ->
                        in(form).stream()
                                .filter(field -> field.error.isVisible())
                                .findFirst()
                                .ifPresent(FormField::focus));
    }

    /** Shows what is wrong with this one. */
    public void follow(FieldErrors errors) {
        errors.shownAt(fields);
        getChildren().add(error);
        controls().stream()
                .filter(control -> control.getAccessibleText() == null)
                .forEach(control -> control.setAccessibleText(name.getText()));
        controls().stream().findFirst().ifPresent(name::setLabelFor);
        show(errors);
        errors.all().addListener((MapChangeListener<String, String>) change -> show(errors));
    }

    private void show(FieldErrors errors) {
        String sentence = errors.of(fields);
        error.setText(sentence);
        error.setVisible(!sentence.isEmpty());
        error.setManaged(error.isVisible());
        for (Control control : controls()) {
            control.pseudoClassStateChanged(WRONG, error.isVisible());
            control.setAccessibleHelp(sentence.isEmpty() ? null : sentence);
        }
    }

    private void focus() {
        bringInSight();
        controls().stream().findFirst().ifPresent(Node::requestFocus);
    }

    /** Scrolls to it, where it lies outside of what is seen. */
    private void bringInSight() {
        Node up = getParent();
        while (up != null && !(up instanceof ScrollPane)) {
            up = up.getParent();
        }
        if (up instanceof ScrollPane pane) {
            pane.applyCss();
            pane.layout(); // with the line that says what is wrong
            Bounds inside = pane.getContent().sceneToLocal(localToScene(getBoundsInLocal()));
            double seen = pane.getViewportBounds().getHeight();
            double hidden = pane.getContent().getBoundsInLocal().getHeight() - seen;
            double top = pane.getVvalue() * hidden;
            if (hidden > 0 && (inside.getMinY() < top || inside.getMaxY() > top + seen)) {
                pane.setVvalue(Math.clamp((inside.getCenterY() - seen / 2) / hidden, 0, 1));
            }
        }
    }

    private List<Control> controls() {
        List<Control> found = new ArrayList<>();
        collect(this, found);
        return found;
    }

    private void collect(Parent parent, List<Control> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Label) {
                continue;
            }
            if (child instanceof Control control) {
                found.add(control);
            } else if (child instanceof Parent below) {
                collect(below, found);
            }
        }
    }

    private static List<FormField> in(Parent parent) {
        List<FormField> found = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof FormField field) {
                found.add(field);
            } else if (child instanceof ScrollPane pane
                    && pane.getContent() instanceof Parent content) {
                found.addAll(in(content));
            } else if (child instanceof Parent below) {
                found.addAll(in(below));
            }
        }
        return found;
    }
}

package org.frontdesk.desktop.administration.form;

import javafx.beans.DefaultProperty;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.UnsavedNotice;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/** The form at the right: its lines, and below them what the server said, and the buttons. */
@DefaultProperty("content")
public final class FormPane extends StackPane {

    private final Label title = new Label();
    private final Button back = button("formBack");
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Label message = new Label();
    private final VBox outdated = new VBox();
    private final UnsavedNotice held = new UnsavedNotice();
    private final Button save = button("save");
    private final Button discard = button("discard");
    private final HBox buttons = new HBox(save, discard);
    private final BorderPane form = new BorderPane(scroll);
    private final VBox foot = new VBox();
    private final Label nothing = new Label();
    private final BooleanProperty saving = new SimpleBooleanProperty(true);
    private Form followed;

    public FormPane() {
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        title.getStyleClass().add("face-title");
        title.setId("formTitle");
        back.setGraphic(new FontIcon("fth-arrow-left"));
        back.getStyleClass().addAll("button-icon", "flat");
        HBox head = new HBox(back, title);
        head.getStyleClass().add("form-head");
        content.getStyleClass().add("form-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        message.setId("formMessage");
        message.setWrapText(true);
        message.getStyleClass().add("field-error");
        outdated.getStyleClass().add("notice");
        save.getStyleClass().add("accent");
        buttons.getStyleClass().add("buttons");
        foot.getChildren().setAll(message, outdated, held, buttons);
        foot.getStyleClass().add("form-foot");
        form.setTop(head);
        form.setBottom(foot);
        form.getStyleClass().add("form-pane");
        getChildren().setAll(nothing, form);
        setMinWidth(0);
    }

    /** The lines of the form, and what else is done with the record. */
    public ObservableList<Node> getContent() {
        return content.getChildren();
    }

    public String getNothingText() {
        return nothing.getText();
    }

    /** What stands here while nothing is open. */
    public void setNothingText(String text) {
        nothing.setText(text);
    }

    /** What the form is of. */
    public void setTitle(String text) {
        title.setText(text);
    }

    /** What the button says that saves. */
    public void setSaveText(String text) {
        save.setText(text);
    }

    /** Follows a record's form from opening to closing. */
    public void follow(RecordsViewModel<?> model, Texts texts) {
        Form typed = model.form();
        followed = typed;
        for (FormField field : fields()) {
            field.follow(typed, texts);
            TextField line =
                    switch (field.getInput()) {
                        case TextField plain -> plain;
                        case SuggestField suggesting -> suggesting.text();
                        case null, default -> null;
                    };
            if (line != null) {
                line.setOnAction(entered -> save.fire());
            }
        }
        typed.errors()
                .addListener(
                        (MapChangeListener<String, String>)
                                change -> {
                                    if (change.wasAdded()) {
                                        focusFirstWrong(typed);
                                    }
                                });
        model.openProperty()
                .subscribe(
                        open -> {
                            nothing.setVisible(!open);
                            form.setVisible(open);
                        });
        model.chosenProperty().subscribe(chosen -> scroll.setVvalue(0));
        message.textProperty().bind(typed.messageProperty());
        Nodes.showWhile(message, typed.messageProperty().isNotEmpty());

        outdated.getChildren()
                .setAll(
                        notice(texts.get("form.outdated"), "fth-users"),
                        choice("takeTheirs", texts.get("form.outdated.take"), typed::revert));
        Nodes.showWhile(outdated, typed.outdatedProperty());

        held.follow(model.unsaved(), texts, model::saveAndGoOn, model::discard);
        Nodes.showWhile(buttons, model.unsaved().heldProperty().isNull().and(saving));
        Nodes.showWhile(foot, saving.or(message.visibleProperty()));

        save.setText(texts.get("form.save"));
        save.disableProperty()
                .bind(model.idle().or(typed.changedProperty().not().and(model.isNew().not())));
        save.setOnAction(pressed -> model.save());
        discard.setText(texts.get("form.discard"));
        discard.disableProperty().bind(typed.changedProperty().not().and(model.isNew().not()));
        discard.setOnAction(pressed -> model.discard());
        back.setAccessibleText(texts.get("form.back"));
        back.setOnAction(pressed -> model.close());
    }

    /** Hides what only a form that can be saved has. */
    public void showSaving(boolean shown) {
        saving.set(shown);
    }

    /** Where there is room for one of list and form, one goes back from here. */
    public void showBack(boolean shown) {
        back.setVisible(shown);
        back.setManaged(shown);
    }

    /** Typing begins at once. */
    public void focusFirst() {
        scroll.applyCss(); // a scroll pane has no content, and so no focus, before that
        fields().stream()
                .filter(FormField::isVisible)
                .map(FormField::getInput)
                .filter(input -> input != null && !input.isDisabled())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void focusFirstWrong(Form typed) {
        fields().stream()
                .filter(field -> typed.errors().containsKey(field.getField()))
                .findFirst()
                .ifPresent(field -> field.getInput().requestFocus());
    }

    /** Those of this form; what is done with the record beside it may have a form of its own. */
    private List<FormField> fields() {
        List<FormField> found = new ArrayList<>();
        collect(content, found);
        found.removeIf(field -> !field.isOf(followed));
        return found;
    }

    private static void collect(javafx.scene.layout.Pane box, List<FormField> found) {
        for (Node child : box.getChildren()) {
            switch (child) {
                case FormField field -> found.add(field);
                case javafx.scene.layout.Pane inner -> collect(inner, found);
                default -> {
                    // nothing to type into
                }
            }
        }
    }

    private static Button button(String id) {
        Button button = new Button();
        button.setId(id);
        return button;
    }

    private static Button choice(String id, String text, Runnable action) {
        Button button = button(id);
        button.setText(text);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private static Label notice(String text, String icon) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.getStyleClass().add("notice-title");
        return label;
    }
}

package org.frontdesk.desktop.administration;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.concurrent.Executor;

/** Binds the list of pages: a column at the left, or where there is no room for one, a choice above the page. */
public final class AdministrationController {

    private final AdministrationViewModel model;
    private final Executor fx;
    private final Texts texts;

    @FXML private HBox above;
    @FXML private ComboBox<AdminEntry> choice;
    @FXML private ScrollPane beside;
    @FXML private VBox list;
    @FXML private StackPane page;

    public AdministrationController(AdministrationViewModel model, Executor fx, Texts texts) {
        this.model = model;
        this.fx = fx;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        String group = "";
        for (AdminEntry entry : model.pages()) {
            if (!entry.groupKey().equals(group)) {
                group = entry.groupKey();
                Label heading = new Label(texts.get(group));
                heading.getStyleClass().add("admin-group");
                list.getChildren().add(heading);
            }
            list.getChildren().add(button(entry));
        }
        choice.setConverter(Choices.words(one -> one == null ? "" : texts.get(one.textKey())));
        choice.getItems().setAll(model.pages());
        choice.valueProperty()
                .subscribe(
                        chosen -> {
                            if (chosen != null) {
                                model.open(chosen);
                                fx.execute(() -> choice.setValue(model.openProperty().get()));
                            }
                        });
        model.openProperty().subscribe(choice::setValue);
    }

    /** Puts a page into the place of the one before. */
    void show(Parent view) {
        page.getChildren().setAll(view);
        view.applyCss(); // a scroll pane has no content, and so no focus, before that
    }

    void arrange(WidthClass width) {
        boolean narrow = width == WidthClass.NARROW;
        Nodes.show(above, narrow);
        Nodes.show(beside, !narrow);
    }

    private ToggleButton button(AdminEntry entry) {
        ToggleButton button =
                new ToggleButton(texts.get(entry.textKey()), new FontIcon(entry.icon()));
        button.setId("admin-" + entry.id());
        button.getStyleClass().add("admin-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(
                pressed -> {
                    model.open(entry);
                    button.setSelected(entry == model.openProperty().get());
                });
        model.openProperty().subscribe(open -> button.setSelected(entry == open));
        return button;
    }
}

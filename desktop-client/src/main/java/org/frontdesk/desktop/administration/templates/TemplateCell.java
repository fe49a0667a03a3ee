package org.frontdesk.desktop.administration.templates;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/** The hours of a weekday, to be changed or ended. */
final class TemplateCell extends ListCell<WeeklyTemplate> {

    private final TemplatesViewModel model;
    private final TemplateWords words;
    private final Texts texts;
    private final Label weekday = new Label();
    private final Label validity = new Label();
    private final Label hours = new Label();
    private final Label details = new Label();
    private final Button change;
    private final Button end;
    private final HBox line;

    TemplateCell(
            TemplatesViewModel model,
            TemplateWords words,
            Consumer<WeeklyTemplate> onChange,
            Consumer<WeeklyTemplate> onEnd,
            Texts texts) {
        this.model = model;
        this.words = words;
        this.texts = texts;
        weekday.getStyleClass().add("choice-name");
        validity.getStyleClass().add("choice-details");
        hours.getStyleClass().add("choice-name");
        details.getStyleClass().add("choice-details");
        details.setMinWidth(0);
        change = new Button(texts.get("templates.change"), new FontIcon("fth-edit-2"));
        change.setOnAction(pressed -> onChange.accept(getItem()));
        end = new Button(texts.get("templates.end"), new FontIcon("fth-x-circle"));
        end.setOnAction(pressed -> onEnd.accept(getItem()));
        change.getStyleClass().add("change-hours");
        end.getStyleClass().add("end-hours");
        for (Button button : new Button[] {change, end}) {
            button.getStyleClass().add("small");
            button.setMinWidth(USE_PREF_SIZE);
        }
        VBox when = new VBox(weekday, validity);
        when.setMinWidth(130);
        when.setPrefWidth(210);
        VBox what = new VBox(hours, details);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        line = new HBox(when, what, change, end);
        line.getStyleClass().add("planned-line");
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(WeeklyTemplate template, boolean empty) {
        super.updateItem(template, empty);
        if (empty || template == null) {
            setGraphic(null);
            setAccessibleText(null);
            setId(null);
            return;
        }
        weekday.setText(words.weekday(template));
        validity.setText(words.validity(template));
        hours.setText(words.hours(template));
        details.setText(words.details(template));
        boolean over = model.isOver(template);
        change.setVisible(!over);
        end.setVisible(!over);
        String name = weekday.getText() + " " + hours.getText();
        change.setAccessibleText(texts.get("templates.change") + ", " + name);
        end.setAccessibleText(texts.get("templates.end") + ", " + name);
        setAccessibleText("%s, %s, %s".formatted(name, details.getText(), validity.getText()));
        setId("template-" + template.getTemplateId());
        setGraphic(line);
    }
}

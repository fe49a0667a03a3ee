package org.frontdesk.desktop.administration.types;

import javafx.fxml.FXML;
import javafx.scene.control.Button;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.desktop.administration.form.AskFirst;
import org.frontdesk.desktop.administration.form.FormPane;
import org.frontdesk.desktop.administration.form.ListAndForm;
import org.frontdesk.desktop.administration.form.RecordLine;
import org.frontdesk.desktop.administration.form.RecordList;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** Binds the list of kinds of appointments and the form of one. */
public final class TypesController {

    private final TypesViewModel model;
    private final Executor fx;
    private final Texts texts;

    @FXML private ListAndForm page;
    @FXML private Button add;
    @FXML private RecordList<AppointmentType> list;
    @FXML private FormPane form;
    @FXML private ColourField colour;
    @FXML private AskFirst askDeactivate;
    @FXML private Button reactivate;

    TypesController(TypesViewModel model, Executor fx, Texts texts) {
        this.model = model;
        this.fx = fx;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        add.setOnAction(
                pressed -> {
                    model.startNew();
                    form.focusFirst();
                });
        list.follow(model, this::line, fx);
        form.follow(model, texts);
        page.follow(model);
        colour.follow(model.form().value(TypesViewModel.COLOUR), texts);
        askDeactivate.setOnReally(model::deactivate);
        askDeactivate.impossibleProperty().bind(model.idle());
        reactivate.disableProperty().bind(model.idle());
        reactivate.setOnAction(pressed -> model.reactivate());
        model.openProperty().subscribe(open -> show());
        model.chosenProperty().subscribe(type -> show());
    }

    void focusFirst() {
        list.focus();
    }

    private void show() {
        AppointmentType type = model.chosenProperty().get();
        form.setTitle(type == null ? texts.get("types.new") : type.getName());
        Nodes.show(askDeactivate, type != null && type.getActive());
        Nodes.show(reactivate, type != null && !type.getActive());
    }

    private RecordLine line(AppointmentType type) {
        return new RecordLine(
                "type-" + type.getName().replace(' ', '-'),
                type.getName(),
                texts.get("types.minutes", type.getMinutes()),
                type.getActive() ? "" : texts.get("types.mark.inactive"),
                type.getColour());
    }
}

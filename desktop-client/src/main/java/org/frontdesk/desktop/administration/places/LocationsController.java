package org.frontdesk.desktop.administration.places;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Location;
import org.frontdesk.desktop.administration.form.AskFirst;
import org.frontdesk.desktop.administration.form.FormPane;
import org.frontdesk.desktop.administration.form.ListAndForm;
import org.frontdesk.desktop.administration.form.RecordLine;
import org.frontdesk.desktop.administration.form.RecordList;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** Binds the list of locations and the form of one. */
public final class LocationsController {

    private final LocationsViewModel model;
    private final Executor fx;
    private final Texts texts;

    @FXML private ListAndForm page;
    @FXML private Button add;
    @FXML private RecordList<Location> list;
    @FXML private FormPane form;
    @FXML private VBox inside;
    @FXML private AskFirst askDeactivate;
    @FXML private Button reactivate;

    LocationsController(LocationsViewModel model, Executor fx, Texts texts) {
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
        askDeactivate.setOnReally(model::deactivate);
        askDeactivate.impossibleProperty().bind(model.idle());
        reactivate.disableProperty().bind(model.idle());
        reactivate.setOnAction(pressed -> model.reactivate());
        model.openProperty().subscribe(open -> show());
        model.chosenProperty().subscribe(location -> show());
    }

    void focusFirst() {
        list.focus();
    }

    private void show() {
        Location location = model.chosenProperty().get();
        form.setTitle(location == null ? texts.get("places.new") : location.getName());
        Nodes.show(inside, location != null);
        Nodes.show(askDeactivate, location != null && location.getActive());
        Nodes.show(reactivate, location != null && !location.getActive());
    }

    private RecordLine line(Location location) {
        return new RecordLine(
                "location-" + location.getName().replace(' ', '-'),
                location.getName(),
                location.getAddress().lines().findFirst().orElse(""),
                location.getActive() ? "" : texts.get("places.mark.inactive"));
    }
}

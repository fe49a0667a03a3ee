package org.frontdesk.desktop.administration.holidays;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

import org.frontdesk.api.v1.Closure;
import org.frontdesk.desktop.administration.closures.ClosureCell;
import org.frontdesk.desktop.administration.closures.ClosureForm;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

/** Binds the clinic's holidays of a year. */
final class HolidaysController {

    private final HolidaysViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private ClosureForm form;

    @FXML private StackPane faces;
    @FXML private Node list;
    @FXML private Button yearBefore;
    @FXML private Label year;
    @FXML private Button yearAfter;
    @FXML private Button newHoliday;
    @FXML private ListView<Closure> holidays;
    @FXML private OtherStates holidayStates;

    HolidaysController(HolidaysViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.yearProperty().subscribe(shown -> year.setText(Integer.toString(shown.intValue())));
        yearBefore.setOnAction(pressed -> model.move(-1));
        yearAfter.setOnAction(pressed -> model.move(1));
        newHoliday.setOnAction(pressed -> model.addingProperty().set(true));
        holidays.setItems(model.holidays().shown());
        holidays.setCellFactory(shown -> new ClosureCell(model.holidays(), connection, texts));
        holidayStates.follow(model.holidays().loading(), holidays, model.holidays()::reload);
    }

    /** Puts the form beside the list, and shows one of them at a time. */
    void join(ClosureForm closureForm) {
        form = closureForm;
        faces.getChildren().add(form.view());
        model.addingProperty().subscribe(this::show);
    }

    void focusFirst() {
        newHoliday.requestFocus();
    }

    private void show(boolean adding) {
        Nodes.show(list, !adding);
        Nodes.show(form.view(), adding);
        if (adding) {
            form.begin("");
        } else {
            focusFirst();
        }
    }
}

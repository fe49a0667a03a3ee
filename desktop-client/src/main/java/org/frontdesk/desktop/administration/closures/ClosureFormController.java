package org.frontdesk.desktop.administration.closures;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.administration.FormField;
import org.frontdesk.desktop.administration.TwoColumns;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;

/** Binds the form that closes a time. */
public final class ClosureFormController {

    private final ClosureFormViewModel model;
    private final String title;
    private final Runnable back;
    private final ConnectionViewModel connection;

    @FXML private TwoColumns closureForm;
    @FXML private Label closureTitle;
    @FXML private VBox fields;
    @FXML private DatePicker firstDay;
    @FXML private DatePicker lastDay;
    @FXML private CheckBox wholeDays;
    @FXML private TextField fromTime;
    @FXML private TextField toTime;
    @FXML private TextField reason;
    @FXML private Label closureMessage;
    @FXML private Label closureOutcome;
    @FXML private Button closeTime;
    @FXML private Button closureBack;

    /**
     * @param title of the form
     * @param back goes back to the list
     */
    public ClosureFormController(
            ClosureFormViewModel model,
            String title,
            Runnable back,
            ConnectionViewModel connection) {
        this.model = model;
        this.title = title;
        this.back = back;
        this.connection = connection;
    }

    @FXML
    private void initialize() {
        closureTitle.setText(title);
        firstDay.valueProperty().bindBidirectional(model.firstProperty());
        lastDay.valueProperty().bindBidirectional(model.lastProperty());
        wholeDays.selectedProperty().bindBidirectional(model.wholeDaysProperty());
        fromTime.textProperty().bindBidirectional(model.fromProperty());
        toTime.textProperty().bindBidirectional(model.toProperty());
        Nodes.showWhile(fromTime, model.wholeDaysProperty().not());
        Nodes.showWhile(toTime, model.wholeDaysProperty().not());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.setOnAction(entered -> model.close());
        closureMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(closureMessage, model.messageProperty().isNotEmpty());
        closureOutcome.textProperty().bind(model.outcomeProperty());
        Nodes.showWhile(closureOutcome, model.outcomeProperty().isNotEmpty());
        Nodes.showWhile(closeTime, model.outcomeProperty().isEmpty());
        fields.disableProperty()
                .bind(model.busyProperty().or(model.outcomeProperty().isNotEmpty()));
        closeTime.disableProperty().bind(connection.liveProperty().not().or(model.busyProperty()));
        closeTime.setOnAction(pressed -> model.close());
        closureBack.setOnAction(pressed -> back.run());
        model.outcomeProperty()
                .subscribe(
                        (before, now) -> {
                            if (!now.isEmpty()) {
                                closureBack.requestFocus();
                            }
                        });
        FormField.follow(closureForm, model.errors());
    }

    public void focusFirst() {
        firstDay.requestFocus();
    }
}

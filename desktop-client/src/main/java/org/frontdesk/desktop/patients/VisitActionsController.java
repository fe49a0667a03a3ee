package org.frontdesk.desktop.patients;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.CancellationReasons;

/** Binds what can be done with the appointment that is looked at. */
final class VisitActionsController {

    private final PatientVisitsViewModel list;
    private final VisitActionsViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Button openVisit;
    @FXML private Button cancelVisit;
    @FXML private VBox reallyBox;
    @FXML private ComboBox<CancellationCode> code;
    @FXML private TextField words;
    @FXML private Button reallyCancel;
    @FXML private Button keep;

    VisitActionsController(
            PatientVisitsViewModel list,
            VisitActionsViewModel model,
            ConnectionViewModel connection,
            Texts texts) {
        this.list = list;
        this.model = model;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        openVisit.setOnAction(pressed -> model.open());
        cancelVisit.setOnAction(pressed -> model.cancel());
        cancelVisit.disableProperty().bind(connection.liveProperty().not());
        code.getItems().setAll(CancellationReasons.CHOICES);
        code.setConverter(
                Choices.words(
                        one -> one == null ? "" : texts.get(CancellationReasons.textKey(one))));
        code.valueProperty().bindBidirectional(model.codeProperty());
        words.textProperty().bindBidirectional(model.wordsProperty());
        words.setOnAction(entered -> reallyCancel.fire());
        reallyCancel
                .disableProperty()
                .bind(connection.liveProperty().not().or(model.busyProperty()));
        reallyCancel.setOnAction(pressed -> model.cancel());
        keep.setOnAction(pressed -> model.askingToCancelProperty().set(false));
        list.selectedProperty().subscribe(visit -> showButtons());
        model.askingToCancelProperty()
                .subscribe(
                        asking -> {
                            showButtons();
                            if (asking) {
                                reallyCancel.requestFocus();
                            }
                        });
    }

    private void showButtons() {
        boolean asking = model.askingToCancelProperty().get();
        Nodes.show(cancelVisit, model.canBeCancelled() && !asking);
        Nodes.show(reallyBox, asking);
    }
}

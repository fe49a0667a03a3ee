package org.frontdesk.desktop.administration.exchange;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import org.frontdesk.api.v1.CsvKind;
import org.frontdesk.api.v1.CsvSeparator;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds what leaves. */
public final class ExportController {

    private final ExportViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private ComboBox<CsvKind> exportKind;
    @FXML private FlowPane exportDays;
    @FXML private DatePicker exportFirst;
    @FXML private DatePicker exportLast;
    @FXML private ComboBox<CsvSeparator> exportSeparator;
    @FXML private CheckBox forSpreadsheets;
    @FXML private HBox exporting;
    @FXML private Label exportSoFar;
    @FXML private Button exportCancel;
    @FXML private Label exportMessage;
    @FXML private Button export;

    ExportController(ExportViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        exportKind
                .getItems()
                .setAll(
                        CsvKind.CSV_KIND_PATIENTS,
                        CsvKind.CSV_KIND_DOCTORS,
                        CsvKind.CSV_KIND_TIME_SLOTS,
                        CsvKind.CSV_KIND_APPOINTMENTS);
        exportKind.setConverter(Choices.words(kind -> texts.get(Kinds.nameKey(kind))));
        exportKind.valueProperty().bindBidirectional(model.kindProperty());
        Nodes.showWhile(exportDays, model.kindProperty().map(ExportViewModel::isOfDays));
        exportFirst.valueProperty().bindBidirectional(model.firstProperty());
        exportLast.valueProperty().bindBidirectional(model.lastProperty());
        exportSeparator
                .getItems()
                .setAll(CsvSeparator.CSV_SEPARATOR_COMMA, CsvSeparator.CSV_SEPARATOR_SEMICOLON);
        exportSeparator.setConverter(
                Choices.words(
                        one ->
                                texts.get(
                                        one == CsvSeparator.CSV_SEPARATOR_SEMICOLON
                                                ? "exchange.semicolon"
                                                : "exchange.comma")));
        exportSeparator.valueProperty().bindBidirectional(model.separatorProperty());
        forSpreadsheets.selectedProperty().bindBidirectional(model.forSpreadsheetsProperty());
        Nodes.showWhile(exporting, model.busyProperty());
        exportSoFar.textProperty().bind(model.soFarProperty());
        exportCancel.setOnAction(pressed -> model.cancel());
        exportMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(exportMessage, model.messageProperty().isNotEmpty());
        export.disableProperty().bind(model.busyProperty().or(connection.liveProperty().not()));
        export.setOnAction(pressed -> model.export());
    }
}

package org.frontdesk.desktop.administration.exchange;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

import org.frontdesk.api.v1.CsvKind;
import org.frontdesk.api.v1.CsvProblem;
import org.frontdesk.api.v1.ImportCsvResponse;
import org.frontdesk.desktop.administration.form.Violations;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.function.Function;

/** Binds what comes in. */
public final class ImportController {

    private final ImportViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private final Violations violations;

    @FXML private ComboBox<CsvKind> importKind;
    @FXML private Label columns;
    @FXML private Button chooseFile;
    @FXML private Label fileName;
    @FXML private HBox importing;
    @FXML private ProgressBar importProgress;
    @FXML private Button importCancel;
    @FXML private Label importMessage;
    @FXML private Label reportSummary;
    @FXML private CheckBox allowNamesakes;
    @FXML private TableView<CsvProblem> problems;
    @FXML private Button importAll;

    ImportController(ImportViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.texts = texts;
        this.violations = new Violations(texts);
    }

    @FXML
    private void initialize() {
        importKind
                .getItems()
                .setAll(
                        CsvKind.CSV_KIND_PATIENTS,
                        CsvKind.CSV_KIND_DOCTORS,
                        CsvKind.CSV_KIND_TIME_SLOTS);
        importKind.setConverter(Choices.words(kind -> texts.get(Kinds.nameKey(kind))));
        importKind.valueProperty().bindBidirectional(model.kindProperty());
        importKind.disableProperty().bind(model.busyProperty());
        model.kindProperty().subscribe(kind -> columns.setText(texts.get(Kinds.columnsKey(kind))));
        chooseFile.disableProperty().bind(model.busyProperty().or(connection.liveProperty().not()));
        chooseFile.setOnAction(pressed -> model.choose());
        fileName.textProperty().bind(model.fileProperty());
        Nodes.showWhile(fileName, model.fileProperty().isNotEmpty());
        Nodes.showWhile(importing, model.busyProperty());
        importProgress.progressProperty().bind(model.progressProperty());
        importCancel.setOnAction(pressed -> model.cancel());
        importMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(importMessage, model.messageProperty().isNotEmpty());
        allowNamesakes.selectedProperty().bindBidirectional(model.allowNamesakesProperty());
        allowNamesakes.disableProperty().bind(model.busyProperty());
        importAll.disableProperty().bind(model.canImport().not());
        importAll.setOnAction(pressed -> model.importAll());
        column("exchange.line", 70, one -> Integer.toString(one.getLine()));
        column("exchange.column", 130, CsvProblem::getColumn);
        column("exchange.problem", 320, one -> violations.words(one.getProblem()));
        problems.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        model.reportProperty().subscribe(this::show);
    }

    void focusFirst() {
        chooseFile.requestFocus();
    }

    private void show(ImportCsvResponse report) {
        boolean there = report != null;
        boolean wrong = there && report.getProblemCount() > 0;
        Nodes.show(reportSummary, there);
        Nodes.show(problems, wrong);
        Nodes.show(importAll, there && !wrong && report.getRowCount() > 0);
        Nodes.show(
                allowNamesakes,
                there
                        && model.kindProperty().get() == CsvKind.CSV_KIND_PATIENTS
                        && (wrong || model.allowNamesakesProperty().get()));
        if (!there) {
            problems.getItems().clear();
            return;
        }
        problems.getItems().setAll(report.getProblemsList());
        importAll.setText(texts.get("exchange.importAll", report.getRowCount()));
        reportSummary.setText(summary(report, wrong));
    }

    private String summary(ImportCsvResponse report, boolean wrong) {
        if (!wrong) {
            return report.getRowCount() == 0
                    ? texts.get("exchange.empty")
                    : texts.get("exchange.fine", report.getRowCount());
        }
        return texts.get(
                "exchange.wrong",
                report.getRowCount(),
                report.getGoodRowCount(),
                report.getProblemCount());
    }

    private void column(String key, double widthPx, Function<CsvProblem, String> text) {
        TableColumn<CsvProblem, String> column = new TableColumn<>(texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(widthPx);
        column.setSortable(false);
        problems.getColumns().add(column);
    }
}

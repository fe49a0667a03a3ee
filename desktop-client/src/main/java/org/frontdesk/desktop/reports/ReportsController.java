package org.frontdesk.desktop.reports;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.ReportGrouping;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

import java.util.ArrayList;
import java.util.List;

/** Binds the choices, the charts and the table of a report. */
public final class ReportsController {

    private static final int FIGURES = Figure.values().length;

    /** Less than this, and the charts stand below each other. */
    private static final double ROOM_FOR_TWO_PX = 900;

    private final ReportsViewModel model;
    private final Outputs outputs;
    private final Texts texts;
    private final ReportWords words;
    private final List<Node> figures = new ArrayList<>();
    private final List<Node> charts = new ArrayList<>();
    private ReportTable rows;

    @FXML private ComboBox<RangeChoice> range;
    @FXML private DatePicker first;
    @FXML private DatePicker last;
    @FXML private HBox groupings;
    @FXML private VBox doctorField;
    @FXML private ComboBox<Doctor> doctor;
    @FXML private Button saveCsv;
    @FXML private Button savePdf;
    @FXML private Button print;
    @FXML private Label rangeProblem;
    @FXML private HBox makingBox;
    @FXML private Label progress;
    @FXML private Button cancel;
    @FXML private ScrollPane shown;
    @FXML private Label of;
    @FXML private GridPane tiles;
    @FXML private GridPane chartGrid;
    @FXML private TableView<ReportLine> table;
    @FXML private Label why;
    @FXML private OtherStates states;

    /** What is done with a report that was made. */
    interface Outputs {

        void saveCsv(Report report);

        void savePdf(Report report);

        void print(Report report);
    }

    ReportsController(ReportsViewModel model, Outputs outputs, Texts texts) {
        this.model = model;
        this.outputs = outputs;
        this.texts = texts;
        this.words = new ReportWords(texts);
    }

    @FXML
    private void initialize() {
        range.getItems().setAll(RangeChoice.values());
        range.setConverter(Choices.words(one -> texts.get(one.textKey())));
        range.valueProperty().bindBidirectional(model.rangeProperty());
        first.valueProperty().bindBidirectional(model.firstProperty());
        last.valueProperty().bindBidirectional(model.lastProperty());
        bindGroupings();
        Nodes.show(doctorField, model.isOfEverybody());
        Choices.fill(
                doctor,
                model.doctors(),
                texts.get("reports.everybody"),
                Doctor::getDisplayName,
                model.doctorProperty(),
                null);
        rangeProblem.textProperty().bind(model.rangeProblemProperty());
        model.rangeProblemProperty().subscribe(said -> Nodes.show(rangeProblem, !said.isEmpty()));
        progress.textProperty().bind(model.progressProperty());
        model.makingProperty().subscribe(making -> Nodes.show(makingBox, making));
        cancel.setOnAction(pressed -> model.cancel());
        var none = model.reportProperty().isNull();
        saveCsv.disableProperty().bind(none);
        savePdf.disableProperty().bind(none);
        print.disableProperty().bind(none);
        saveCsv.setOnAction(pressed -> outputs.saveCsv(model.reportProperty().get()));
        savePdf.setOnAction(pressed -> savePdf());
        print.setOnAction(pressed -> print());
        rows = new ReportTable(table, texts);
        model.reportProperty().subscribe(this::show);
        chartGrid.widthProperty().subscribe(width -> arrange());
        states.follow(model.loading(), shown, model::make);
    }

    void focusFirst() {
        range.requestFocus();
    }

    void print() {
        if (!print.isDisabled()) {
            outputs.print(model.reportProperty().get());
        }
    }

    void savePdf() {
        if (!savePdf.isDisabled()) {
            outputs.savePdf(model.reportProperty().get());
        }
    }

    private void bindGroupings() {
        ToggleGroup group = new ToggleGroup();
        List<ReportGrouping> choices =
                List.of(
                        ReportGrouping.REPORT_GROUPING_DOCTOR,
                        ReportGrouping.REPORT_GROUPING_SPECIALIZATION,
                        ReportGrouping.REPORT_GROUPING_WEEK);
        for (int i = 0; i < choices.size(); i++) {
            ReportGrouping choice = choices.get(i);
            ToggleButton button = new ToggleButton(texts.get(ReportsViewModel.groupingKey(choice)));
            button.setId("by-" + choice.getNumber());
            button.getStyleClass()
                    .add(i == 0 ? "left-pill" : i == 1 ? "center-pill" : "right-pill");
            button.setToggleGroup(group);
            button.setOnAction(
                    pressed -> {
                        button.setSelected(true); // one is always chosen
                        model.groupingProperty().set(choice);
                    });
            model.groupingProperty().subscribe(now -> button.setSelected(now == choice));
            groupings.getChildren().add(button);
        }
    }

    private void show(Report report) {
        figures.clear();
        charts.clear();
        if (report == null) {
            return;
        }
        of.setText(report.of());
        for (Figure figure : Figure.values()) {
            figures.add(tile(figure, report));
            charts.add(new FigureChart(figure, report, texts));
        }
        rows.show(report);
        String reasons = words.whyCancelled(report.total().figures());
        why.setText(texts.get("reports.note", texts.get("reports.whyCancelled"), reasons));
        Nodes.show(why, !reasons.isEmpty());
        arrange();
        shown.setVvalue(0);
    }

    private VBox tile(Figure figure, Report report) {
        Label title = new Label(texts.get(figure.textKey()));
        title.getStyleClass().add("field-label");
        Label value = new Label(words.value(figure, report.total().figures()));
        value.setId("tile-" + figure.name());
        value.getStyleClass().add("report-value");
        Label detail = new Label(words.detail(figure, report.total().figures()));
        detail.getStyleClass().add("choice-details");
        VBox tile = new VBox(title, value, detail);
        tile.getStyleClass().addAll("report-card", "report-tile");
        return tile;
    }

    /** As many beside each other as there is room for. */
    private void arrange() {
        boolean roomy = chartGrid.getWidth() >= ROOM_FOR_TWO_PX;
        arrange(tiles, figures, roomy ? FIGURES : 2);
        arrange(chartGrid, charts, roomy ? 2 : 1);
    }

    private static void arrange(GridPane grid, List<Node> parts, int columns) {
        if (grid.getColumnConstraints().size() == columns && grid.getChildren().equals(parts)) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints part = new ColumnConstraints();
            part.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(part);
        }
        for (int i = 0; i < parts.size(); i++) {
            grid.add(parts.get(i), i % columns, i / columns);
        }
    }
}

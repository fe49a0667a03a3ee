package org.frontdesk.desktop.downtime;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.printing.Papers;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Binds the sheet's table, and what narrows it. */
public final class DowntimeController {

    /** Less than this, and only who comes when to whom is shown. */
    private static final double ROOM_FOR_ALL_PX = 860;

    private final DowntimeViewModel model;
    private final Papers papers;
    private final Optional<Runnable> leave;
    private final Texts texts;
    private final ToggleGroup days = new ToggleGroup();

    @FXML private Button sheetBack;
    @FXML private Label stamp;
    @FXML private Label offline;
    @FXML private Label failing;
    @FXML private HBox dayButtons;
    @FXML private ComboBox<String> doctor;
    @FXML private TextField query;
    @FXML private CheckBox alsoFree;
    @FXML private Button print;
    @FXML private Button save;
    @FXML private Label printMessage;
    @FXML private TableView<SheetRow> rows;
    @FXML private VBox none;

    /**
     * @param leave goes back to signing in; empty where the sheet is one screen of many
     */
    public DowntimeController(
            DowntimeViewModel model, Papers papers, Optional<Runnable> leave, Texts texts) {
        this.model = model;
        this.papers = papers;
        this.leave = leave;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Nodes.show(sheetBack, leave.isPresent());
        Nodes.show(offline, leave.isPresent());
        Nodes.show(failing, false);
        sheetBack.setOnAction(pressed -> leave.ifPresent(Runnable::run));
        stamp.textProperty().bind(model.stampProperty());
        model.days().addListener((ListChangeListener<LocalDate>) change -> showDays());
        model.dayProperty().subscribe(day -> showDays());
        Choices.fill(
                doctor,
                model.doctors(),
                texts.get("downtime.allDoctors"),
                name -> name,
                model.doctorProperty(),
                "");
        query.textProperty().bindBidirectional(model.queryProperty());
        alsoFree.selectedProperty().bindBidirectional(model.alsoFreeProperty());
        column("downtime.time", 80, SheetRow::time);
        column("downtime.doctor", 190, SheetRow::doctor);
        column("downtime.patient", 190, SheetRow::patient);
        TableColumn<?, ?> born = column("downtime.born", 120, SheetRow::born);
        column("downtime.number", 90, SheetRow::number);
        TableColumn<?, ?> reason = column("downtime.reason", 180, SheetRow::reason);
        column("downtime.status", 130, SheetRow::status);
        rows.widthProperty()
                .subscribe(
                        width -> {
                            boolean roomy = width.doubleValue() >= ROOM_FOR_ALL_PX;
                            born.setVisible(roomy);
                            reason.setVisible(roomy);
                        });
        rows.setItems(model.rows());
        print.disableProperty().bind(model.stampProperty().isEmpty());
        print.setOnAction(pressed -> print());
        save.disableProperty().bind(print.disableProperty());
        save.setOnAction(pressed -> save());
        printMessage.textProperty().bind(model.saidProperty());
        model.saidProperty().subscribe(said -> Nodes.show(printMessage, !said.isEmpty()));
        model.saidBadProperty()
                .subscribe(
                        bad ->
                                printMessage
                                        .getStyleClass()
                                        .setAll("label", bad ? "field-error" : "muted"));
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        model.stampProperty()
                .subscribe(
                        said -> {
                            Nodes.show(none, said.isEmpty());
                            Nodes.show(rows, !said.isEmpty());
                        });
    }

    /** The arrows work at once. */
    public void focusFirst() {
        (rows.isVisible() ? rows : query).requestFocus();
    }

    /** Says that the disk does not take it. */
    void showFailing(boolean now) {
        Nodes.show(failing, now);
    }

    /** Prints what is looked at. */
    public void print() {
        if (!print.isDisabled()) {
            papers.print(model.paper());
        }
    }

    /** Saves what is looked at as a PDF. */
    public void save() {
        if (!print.isDisabled()) {
            papers.save(model.paper());
        }
    }

    private void showDays() {
        dayButtons.getChildren().clear();
        for (LocalDate day : model.days()) {
            ToggleButton button = new ToggleButton(texts.dayAndDate(day));
            boolean first = day.equals(model.days().getFirst());
            button.setId(first ? "sheetToday" : "sheetTomorrow");
            button.getStyleClass().add(first ? "left-pill" : "right-pill");
            button.setToggleGroup(days);
            button.setSelected(day.equals(model.dayProperty().get()));
            button.setOnAction(
                    pressed -> {
                        button.setSelected(true); // one is always chosen
                        model.dayProperty().set(day);
                    });
            dayButtons.getChildren().add(button);
        }
    }

    private TableColumn<SheetRow, String> column(
            String key, double widthPx, Function<SheetRow, String> text) {
        TableColumn<SheetRow, String> column = new TableColumn<>(texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(widthPx);
        rows.getColumns().add(column);
        return column;
    }
}

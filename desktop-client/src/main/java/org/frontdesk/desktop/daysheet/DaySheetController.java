package org.frontdesk.desktop.daysheet;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalTime;
import java.util.List;
import java.util.function.Predicate;

/** Binds the sheet to its view model. */
public final class DaySheetController {

    private static final double LEGEND_FROM_PX = 1240;
    private static final double ONE_ROW_FROM_PX = 960;

    private final DaySheetViewModel model;
    private final MovingViewModel moving;
    private final Texts texts;
    private final DaySheetGrid grid = new DaySheetGrid();
    private Predicate<String> pickUp = slotId -> false;
    private boolean hadFocus;

    @FXML private Label dateTitle;
    @FXML private Button previousDay;
    @FXML private Button today;
    @FXML private Button nextDay;
    @FXML private DatePicker datePicker;
    @FXML private ComboBox<String> specialization;
    @FXML private Pane toolbar;
    @FXML private HBox firstRow;
    @FXML private HBox secondRow;
    @FXML private HBox filters;
    @FXML private HBox legend;
    @FXML private ComboBox<SheetColumn> doctor;
    @FXML private ToggleButton week;
    @FXML private Button zoomOut;
    @FXML private Button zoomIn;
    @FXML private MenuButton printDay;
    @FXML private MenuItem printDayNow;
    @FXML private MenuItem saveDay;
    @FXML private StackPane sheet;
    @FXML private Node loading;
    @FXML private Node empty;
    @FXML private Button nextFree;
    @FXML private Node failed;
    @FXML private Label failedText;
    @FXML private Button retry;

    public DaySheetController(DaySheetViewModel model, MovingViewModel moving, Texts texts) {
        this.model = model;
        this.moving = moving;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        sheet.getChildren().addFirst(grid);
        grid.setId("daySheetGrid");
        grid.setAccessibleText(texts.get("daysheet.title"));
        bindDay();
        bindFilter();
        toolbar.widthProperty().subscribe(width -> arrangeToolbar(width.doubleValue()));
        bindGrid();
        bindStates();
    }

    private void bindDay() {
        model.dateProperty().subscribe(date -> showTitle());
        model.weekProperty().subscribe(isWeek -> showTitle());
        datePicker.valueProperty().bindBidirectional(model.dateProperty());
        previousDay.setOnAction(pressed -> model.moveDays(-1));
        today.setOnAction(pressed -> model.today());
        nextDay.setOnAction(pressed -> model.moveDays(1));
        week.setOnAction(
                pressed -> {
                    week.setSelected(model.weekProperty().get()); // it follows, it does not lead
                    model.toggleWeek();
                });
        model.weekProperty().subscribe(week::setSelected);
        model.weekProperty().subscribe(isWeek -> arrangeToolbar(toolbar.getWidth()));
        zoomOut.setOnAction(pressed -> model.zoom(-1));
        zoomIn.setOnAction(pressed -> model.zoom(1));
    }

    private void showTitle() {
        dateTitle.setText(model.dateProperty().get() == null ? "" : model.title());
    }

    private void bindFilter() {
        String all = texts.get("daysheet.allSpecializations");
        Runnable fill =
                () -> {
                    String chosen = model.specializationProperty().get();
                    specialization.getItems().setAll(model.specializations());
                    specialization.getItems().addFirst("");
                    specialization.setValue(chosen);
                };
        specialization.setConverter(converter(name -> name.isEmpty() ? all : name));
        model.specializations().addListener((ListChangeListener<String>) change -> fill.run());
        fill.run();
        specialization
                .valueProperty()
                .subscribe(
                        chosen -> model.specializationProperty().set(chosen == null ? "" : chosen));
        model.specializationProperty().subscribe(chosen -> specialization.setValue(chosen));

        doctor.setItems(model.doctorChoices());
        doctor.setConverter(converter(SheetColumn::title));
        doctor.valueProperty().bindBidirectional(model.shownDoctorProperty());
        Nodes.showWhile(doctor, model.oneAtATimeProperty().or(model.weekProperty()));
    }

    /** The filters go below the date, and the legend goes, where there is no room beside it; a week has its doctor there. */
    private void arrangeToolbar(double width) {
        legend.setVisible(width >= LEGEND_FROM_PX && !model.weekProperty().get());
        legend.setManaged(legend.isVisible());
        HBox row = width >= ONE_ROW_FROM_PX ? firstRow : secondRow;
        if (filters.getParent() != row) {
            row.getChildren().add(filters);
        }
        secondRow.setVisible(row == secondRow);
        secondRow.setManaged(row == secondRow);
    }

    private void bindGrid() {
        grid.setOnOpen(model::open);
        grid.setMoves(moves());
        model.zoomProperty().subscribe(zoom -> grid.setZoom(zoom.doubleValue()));
        moving.pickedProperty().subscribe(picked -> showTargets());
        grid.showColumns(List.copyOf(model.columns()));
        model.columns()
                .addListener(
                        (ListChangeListener<SheetColumn>)
                                change -> grid.showColumns(List.copyOf(model.columns())));
        model.cells()
                .addListener(
                        (MapChangeListener<String, SlotCell>)
                                change -> {
                                    if (change.wasAdded()) {
                                        grid.showCell(change.getValueAdded());
                                    } else {
                                        grid.removeCell(change.getKey());
                                    }
                                });
        model.nowProperty().subscribe(grid::showNow);
        model.selectedProperty().subscribe(grid::select);
    }

    private void showTargets() {
        grid.showTargets(
                moving.isMoving()
                        ? id -> model.slot(id).filter(to -> moving.whyNot(to).isEmpty()).isPresent()
                        : null);
    }

    /** The same gestures by mouse as by keys. */
    private CellMoves moves() {
        return new CellMoves() {
            @Override
            public boolean pickUp(String slotId) {
                return pickUp.test(slotId);
            }

            @Override
            public String whyNot(String slotId) {
                return moving.isMoving() ? model.slot(slotId).map(moving::whyNot).orElse("") : "";
            }

            @Override
            public void drop(String slotId) {
                model.selectedProperty().set(slotId);
                model.slot(slotId).ifPresent(moving::drop);
            }

            @Override
            public void putBack() {
                moving.putBack();
            }
        };
    }

    /** Who prints what is shown, and saves it. */
    void onPrint(SheetPrint print) {
        printDay.disableProperty().bind(print.possibleProperty().not());
        printDayNow.setOnAction(chosen -> print.print());
        saveDay.setOnAction(chosen -> print.save());
    }

    /** Who takes up what is in a slot, if it can be moved. */
    void onPickUp(Predicate<String> action) {
        pickUp = action;
    }

    private void bindStates() {
        model.stateProperty().subscribe(this::showState);
        failedText.textProperty().bind(model.failureProperty());
        retry.setOnAction(pressed -> model.start());
        nextFree.setOnAction(pressed -> model.nextDayWithFreeSlots());
    }

    private void showState(SheetState state) {
        boolean atSheet = isFocusAtSheet();
        grid.setVisible(state == SheetState.READY || state == SheetState.LOADING);
        loading.setVisible(state == SheetState.LOADING);
        empty.setVisible(state == SheetState.EMPTY);
        failed.setVisible(state == SheetState.FAILED);
        LocalTime now = model.nowProperty().get();
        switch (state) {
            case FAILED -> {}
            case LOADING -> {
                if (atSheet) {
                    grid.requestFocus();
                }
            }
            case EMPTY -> {
                if (!hadFocus || atSheet) {
                    hadFocus =
                            true; // else the field in the header has it, and a key is typed there
                    nextFree.requestFocus();
                }
            }
            case READY -> {
                if (now != null) {
                    grid.scrollTo(now);
                }
                if (!hadFocus || atSheet) {
                    hadFocus = true; // arrows and Enter work at once, without a mouse
                    grid.focusSelectedOrSheet();
                }
            }
        }
    }

    /** Whether keys go to the sheet, or to the button that stands in its place on an empty day. */
    private boolean isFocusAtSheet() {
        Node owner = sheet.getScene() == null ? null : sheet.getScene().getFocusOwner();
        while (owner != null && owner != sheet) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    /** Gives the selected slot the focus, or the sheet, so that the arrows go on from there and keys act. */
    public void focusSelected() {
        grid.focusSelectedOrSheet();
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("chosen from a list");
            }
        };
    }
}

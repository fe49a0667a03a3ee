package org.frontdesk.desktop.myday;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.texts.Texts;

import java.util.Map;

/** Binds the pages of My day and the doctor's list. */
final class MyDayController {

    /** Wide enough for a time, a name and how long they wait. */
    private static final double LIST_WIDTH_PX = 420;

    private static final double LEAST_LIST_WIDTH_PX = 320;
    private static final double LIST_HEIGHT_PX = 240;

    private final MyDayViewModel model;
    private final Texts texts;

    @FXML private HBox dayButtons;
    @FXML private Button previousDay;
    @FXML private Button myToday;
    @FXML private Button nextDay;
    @FXML private Label dateTitle;
    @FXML private Label summary;
    @FXML private ToggleButton pageDay;
    @FXML private ToggleButton pageWeek;
    @FXML private ToggleButton pageProfile;
    @FXML private BorderPane day;
    @FXML private Pane listArea;
    @FXML private Region week;
    @FXML private Region profile;
    @FXML private ListView<DayVisit> visits;
    @FXML private OtherStates states;

    MyDayController(MyDayViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        previousDay.setOnAction(pressed -> model.move(-1));
        nextDay.setOnAction(pressed -> model.move(1));
        myToday.setOnAction(pressed -> model.today());
        summary.textProperty().bind(model.summaryProperty());
        bindPages();
        model.dateProperty().subscribe(date -> showTitle());
        bindList();
        states.follow(model.loading(), visits, model::resync);
    }

    /** The list beside the patient, or above where there is room for one column. */
    void arrange(WidthClass width) {
        boolean narrow = width == WidthClass.NARROW;
        day.setLeft(null);
        day.setTop(null);
        listArea.setMinHeight(narrow ? LIST_HEIGHT_PX : 0);
        listArea.setPrefHeight(narrow ? LIST_HEIGHT_PX : Region.USE_COMPUTED_SIZE);
        listArea.setPrefWidth(width == WidthClass.WIDE ? LIST_WIDTH_PX : LEAST_LIST_WIDTH_PX);
        if (narrow) {
            day.setTop(listArea);
        } else {
            day.setLeft(listArea);
        }
        Nodes.show(summary, !narrow);
    }

    private void bindPages() {
        Map<Page, ToggleButton> buttons =
                Map.of(Page.DAY, pageDay, Page.WEEK, pageWeek, Page.PROFILE, pageProfile);
        Map<Page, Node> pages = Map.of(Page.DAY, day, Page.WEEK, week, Page.PROFILE, profile);
        ToggleGroup group = new ToggleGroup();
        buttons.forEach(
                (page, button) -> {
                    button.setToggleGroup(group);
                    button.setOnAction(
                            pressed -> {
                                button.setSelected(true); // one is always chosen
                                model.pageProperty().set(page);
                            });
                });
        model.pageProperty()
                .subscribe(
                        shown -> {
                            buttons.get(shown).setSelected(true);
                            pages.forEach((page, node) -> Nodes.show(node, page == shown));
                            Nodes.show(dayButtons, shown != Page.PROFILE);
                            showTitle();
                        });
    }

    private void bindList() {
        visits.setItems(model.visits());
        visits.setCellFactory(list -> new VisitCell(texts));
        visits.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        chosen -> {
                            if (chosen != null) {
                                model.selectedInList(chosen);
                            }
                        });
        model.selectedProperty()
                .subscribe(
                        visit -> {
                            if (visit == null) {
                                visits.getSelectionModel().clearSelection();
                            } else {
                                visits.getSelectionModel().select(visit);
                                visits.scrollTo(Math.max(0, model.visits().indexOf(visit) - 1));
                            }
                        });
    }

    private void showTitle() {
        dateTitle.setText(
                switch (model.pageProperty().get()) {
                    case DAY -> texts.dayAndDate(model.dateProperty().get());
                    case WEEK ->
                            texts.get(
                                    "daysheet.days",
                                    texts.date(model.monday()),
                                    texts.date(
                                            model.monday()
                                                    .plusDays(MyDayViewModel.DAYS_A_WEEK - 1)));
                    case PROFILE -> texts.get("myday.profile");
                });
        summary.setVisible(model.pageProperty().get() == Page.DAY);
    }
}

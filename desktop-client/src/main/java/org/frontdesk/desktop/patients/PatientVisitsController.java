package org.frontdesk.desktop.patients;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Binds the appointments to come and the past ones; the one that is looked at unfolds in its place. */
final class PatientVisitsController {

    /** The two lists stand side by side from here on. */
    private static final double TWO_COLUMNS_FROM_PX = 760;

    private static final double GAP_PX = 24;

    private final PatientVisitsViewModel model;
    private final boolean ownOnly;
    private final Texts texts;
    private final Map<String, VisitRow> rows = new HashMap<>();

    @FXML private FlowPane visitColumns;
    @FXML private VBox upcomingColumn;
    @FXML private Label ownOnlyHint;
    @FXML private Label asOf;
    @FXML private Button readAgain;
    @FXML private VBox upcoming;
    @FXML private OtherStates upcomingStates;
    @FXML private VBox pastColumn;
    @FXML private VBox past;
    @FXML private OtherStates pastStates;
    @FXML private Button showMore;
    @FXML private Node visitDetails;

    /**
     * @param ownOnly whether the person sees only the appointments that are with themselves
     */
    PatientVisitsController(PatientVisitsViewModel model, boolean ownOnly, Texts texts) {
        this.model = model;
        this.ownOnly = ownOnly;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        visitColumns.getChildren().remove(visitDetails);
        Nodes.show(ownOnlyHint, ownOnly);
        asOf.textProperty().bind(model.asOfProperty());
        readAgain.setOnAction(pressed -> model.load());
        follow(upcomingStates, model.upcomingLoading(), upcoming);
        follow(pastStates, model.pastLoading(), past);
        for (ObservableList<PatientVisit> list : List.of(model.upcoming(), model.past())) {
            list.addListener((ListChangeListener<PatientVisit>) change -> showRows());
        }
        model.selectedProperty().subscribe(visit -> unfold());
        Nodes.showWhile(showMore, model.moreProperty().and(past.visibleProperty()));
        showMore.setOnAction(pressed -> model.showMore());
        visitColumns.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    }

    private void follow(OtherStates states, Loading loading, VBox list) {
        states.follow(loading, list, model::load);
        states.managedProperty().bind(states.visibleProperty());
        states.getChildren()
                .forEach(state -> state.managedProperty().bind(state.visibleProperty()));
        list.managedProperty().bind(list.visibleProperty());
    }

    private void arrange(double width) {
        double column = width >= TWO_COLUMNS_FROM_PX ? (width - GAP_PX) / 2 : width;
        for (VBox box : List.of(upcomingColumn, pastColumn)) {
            box.setPrefWidth(Math.floor(column));
            box.setMinWidth(0);
        }
    }

    private void showRows() {
        put(upcoming, model.upcoming());
        put(past, model.past());
        rows.keySet()
                .retainAll(
                        Stream.concat(model.upcoming().stream(), model.past().stream())
                                .map(PatientVisit::id)
                                .collect(Collectors.toSet()));
        unfold();
    }

    /** Rows that stay keep their focus. */
    private void put(VBox box, List<PatientVisit> visits) {
        List<VisitRow> wanted = visits.stream().map(this::rowOf).toList();
        if (!box.getChildren().equals(wanted)) {
            box.getChildren().setAll(wanted);
        }
    }

    private VisitRow rowOf(PatientVisit visit) {
        VisitRow row = rows.computeIfAbsent(visit.id(), id -> new VisitRow(texts, model::toggle));
        row.show(visit);
        return row;
    }

    private void unfold() {
        PatientVisit selected = model.selectedProperty().get();
        rows.forEach(
                (id, row) ->
                        row.unfold(visitDetails, selected != null && selected.id().equals(id)));
    }
}

package org.frontdesk.desktop.administration.preview;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

/** Binds what would be made, and the doing of it. */
public final class PreviewController {

    private final PreviewViewModel model;
    private final Doing doing;
    private final Runnable again;
    private final Doctors doctors;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private VBox head;
    @FXML private Label summary;
    @FXML private Label leftOut;
    @FXML private ToggleButton onlyClashes;
    @FXML private ListView<PlannedDay> days;
    @FXML private OtherStates states;
    @FXML private HBox asking;
    @FXML private ProgressBar askingProgress;
    @FXML private Button stopAsking;
    @FXML private VBox foot;
    @FXML private Label outcome;
    @FXML private Label failure;
    @FXML private HBox working;
    @FXML private ProgressBar progress;
    @FXML private Button stop;
    @FXML private Button begin;

    /**
     * @param again asks once more, when there was no answer
     */
    public PreviewController(
            PreviewViewModel model,
            Doing doing,
            Runnable again,
            Doctors doctors,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.doing = doing;
        this.again = again;
        this.doctors = doctors;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        Nodes.showWhile(head, model.summaryProperty().isNotEmpty());
        summary.textProperty().bind(model.summaryProperty());
        leftOut.textProperty().bind(model.leftOutProperty());
        Nodes.showWhile(leftOut, model.leftOutProperty().isNotEmpty());
        Nodes.showWhile(onlyClashes, model.leftOutProperty().isNotEmpty());
        onlyClashes.selectedProperty().bindBidirectional(model.onlyClashesProperty());
        days.setItems(model.days());
        days.setCellFactory(list -> new PlannedDayCell(doing, doctors, texts));
        states.follow(model.loading(), days, again);
        Nodes.showWhile(asking, model.work().runningProperty());
        askingProgress.progressProperty().bind(model.work().progressProperty());
        stopAsking.setOnAction(pressed -> model.forget());
        bindDoing();
    }

    private void bindDoing() {
        var running = doing.work().runningProperty();
        Nodes.showWhile(
                foot, doing.wordsProperty().isNotEmpty().or(doing.outcomeProperty().isNotEmpty()));
        outcome.textProperty().bind(doing.outcomeProperty());
        Nodes.showWhile(outcome, doing.outcomeProperty().isNotEmpty());
        failure.textProperty().bind(doing.failureProperty());
        Nodes.showWhile(failure, doing.failureProperty().isNotEmpty());
        Nodes.showWhile(working, running);
        progress.progressProperty().bind(doing.work().progressProperty());
        stop.disableProperty().bind(doing.work().stoppingProperty());
        stop.setOnAction(pressed -> doing.work().stop());
        begin.textProperty().bind(doing.wordsProperty());
        Nodes.showWhile(begin, doing.wordsProperty().isNotEmpty().and(running.not()));
        begin.disableProperty().bind(connection.liveProperty().not());
        begin.setOnAction(pressed -> doing.begin());
        doing.outcomeProperty().subscribe((before, after) -> days.refresh());
        running.subscribe(
                now -> {
                    if (now) {
                        stop.requestFocus();
                    } else if (begin.isVisible()) {
                        begin.requestFocus();
                    } else if (!doing.outcomeProperty().get().isEmpty()) {
                        days.requestFocus();
                    }
                });
        doing.wordsProperty()
                .subscribe(
                        (before, now) -> {
                            if (before.isEmpty() && !now.isEmpty()) {
                                begin.requestFocus();
                            }
                        });
    }
}

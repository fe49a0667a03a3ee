package org.frontdesk.desktop.audit;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.audit.SealsViewModel.State;
import org.frontdesk.desktop.shell.Nodes;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds what came of comparing the logs with their seals. */
public final class SealsController {

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final int MOST_LINES = 6;

    private final SealsViewModel model;

    @FXML private VBox seals;
    @FXML private FontIcon sealsIcon;
    @FXML private Label sealsSentence;
    @FXML private ProgressBar sealsProgress;
    @FXML private TextArea sealsDetails;
    @FXML private Button closeSeals;

    SealsController(SealsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        sealsSentence.textProperty().bind(model.sentenceProperty());
        sealsProgress.progressProperty().bind(model.progressProperty());
        Nodes.showWhile(sealsProgress, model.comparingProperty());
        sealsDetails.textProperty().bind(model.detailsProperty());
        Nodes.showWhile(sealsDetails, model.detailsProperty().isNotEmpty());
        model.detailsProperty()
                .subscribe(
                        lines ->
                                sealsDetails.setPrefRowCount(
                                        (int) Math.min(MOST_LINES, lines.lines().count())));
        closeSeals.setOnAction(pressed -> model.cancel());
        model.stateProperty().subscribe(this::show);
    }

    private void show(State state) {
        Nodes.show(seals, state != State.NOT_ASKED);
        boolean bad = state == State.BROKEN || state == State.FAILED;
        seals.pseudoClassStateChanged(FAILED, bad);
        sealsIcon.setIconLiteral(
                switch (state) {
                    case NOT_ASKED, COMPARING -> "fth-shield";
                    case HOLDS -> "fth-check-circle";
                    case BROKEN, FAILED -> "fth-alert-triangle";
                });
    }
}

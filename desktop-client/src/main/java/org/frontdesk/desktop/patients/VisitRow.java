package org.frontdesk.desktop.patients;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.function.Consumer;

/** One appointment in the record: pressed, it unfolds what can be done with it and what was done to it. */
final class VisitRow extends VBox {

    private final Texts texts;
    private final ToggleButton head = new ToggleButton();
    private final Label when = new Label();
    private final Label doctor = new Label();
    private final Label reason = new Label();
    private final FontIcon statusIcon = new FontIcon("fth-clock");
    private final Label status = new Label("", statusIcon);
    private PatientVisit visit;

    VisitRow(Texts texts, Consumer<PatientVisit> pressed) {
        this.texts = texts;
        when.getStyleClass().add("choice-name");
        when.setMinWidth(0);
        doctor.getStyleClass().add("visit-doctor");
        doctor.setMinWidth(0);
        reason.getStyleClass().add("choice-details");
        reason.setMinWidth(0);
        status.getStyleClass().add("status-pill");
        status.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(when, space, status);
        first.getStyleClass().add("visit-line");
        VBox lines = new VBox(first, doctor, reason);
        lines.getStyleClass().add("facts");
        lines.prefWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                this::roomInHead, head.widthProperty(), head.insetsProperty()));
        head.setGraphic(lines);
        head.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        head.getStyleClass().add("visit-head");
        head.setMinWidth(0);
        head.setPrefWidth(0);
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnAction(fired -> pressed.accept(visit));
        getStyleClass().add("visit-row");
        getChildren().add(head);
    }

    void show(PatientVisit shown) {
        visit = shown;
        setId("visit-" + shown.id());
        when.setText(
                texts.get(
                        "patients.visit.when",
                        texts.dayAndDate(shown.start().toLocalDate()),
                        texts.time(shown.start().toLocalTime()),
                        texts.time(shown.end().toLocalTime())));
        doctor.setText(
                shown.specialization().isEmpty()
                        ? shown.doctor()
                        : texts.get(
                                "patients.visit.doctor", shown.doctor(), shown.specialization()));
        reason.setText(shown.reason());
        reason.setVisible(!shown.reason().isEmpty());
        reason.setManaged(!shown.reason().isEmpty());
        VisitStatus now = VisitStatus.of(shown.status());
        status.setText(texts.get(now.textKey()));
        statusIcon.setIconLiteral(now.icon());
        status.getStyleClass().removeIf(style -> style.startsWith("is-"));
        status.getStyleClass().add(now.styleClass());
        head.setAccessibleText(
                String.join(", ", when.getText(), doctor.getText(), status.getText()));
    }

    /** Unfolds with the node, or folds again. */
    void unfold(Node details, boolean unfolded) {
        head.setSelected(unfolded);
        if (unfolded && !getChildren().contains(details)) {
            getChildren().add(details);
        } else if (!unfolded) {
            getChildren().remove(details);
        }
    }

    private double roomInHead() {
        return Math.max(
                0, head.getWidth() - head.getInsets().getLeft() - head.getInsets().getRight());
    }
}

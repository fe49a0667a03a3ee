package org.frontdesk.desktop.myday;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;
import org.kordamp.ikonli.javafx.FontIcon;

/** One patient in the doctor's list. */
final class VisitCell extends ListCell<DayVisit> {

    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");

    private final Texts texts;
    private final Label time = new Label();
    private final Label turn = new Label();
    private final Label patient = new Label();
    private final Label reason = new Label();
    private final FontIcon icon = new FontIcon("fth-clock");
    private final Label status = new Label("", icon);
    private final Label since = new Label();
    private final HBox line;

    VisitCell(Texts texts) {
        this.texts = texts;
        time.getStyleClass().add("my-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        turn.getStyleClass().add("my-turn");
        turn.setMinWidth(Region.USE_PREF_SIZE);
        patient.getStyleClass().add("choice-name");
        reason.getStyleClass().add("choice-details");
        status.getStyleClass().add("choice-details");
        status.setMinWidth(Region.USE_PREF_SIZE);
        since.getStyleClass().add("my-since");
        since.setMinWidth(Region.USE_PREF_SIZE);
        HBox name = new HBox(patient, turn);
        name.getStyleClass().add("my-name");
        HBox where = new HBox(status, since, reason);
        where.getStyleClass().add("my-where");
        VBox who = new VBox(name, where);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        line = new HBox(time, who);
        line.getStyleClass().add("my-visit");
        line.setMinWidth(0);
        getStyleClass().add("my-cell");
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(DayVisit visit, boolean empty) {
        super.updateItem(visit, empty);
        if (empty || visit == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("visit-" + visit.id());
        VisitStatus shown = VisitStatus.of(visit.appointment().getStatus());
        time.setText(visit.time());
        turn.setText(
                switch (visit.turn()) {
                    case NOW -> texts.get("myday.now");
                    case NEXT -> texts.get("myday.next");
                    case ANOTHER_TIME -> "";
                });
        turn.setVisible(!turn.getText().isEmpty());
        turn.setManaged(turn.isVisible());
        patient.setText(visit.patient());
        reason.setText(visit.appointment().getReason());
        status.setText(texts.get(shown.textKey()));
        icon.setIconLiteral(shown.icon());
        since.setText(visit.since());
        since.setVisible(!visit.since().isEmpty());
        since.setManaged(since.isVisible());
        line.pseudoClassStateChanged(NOW, visit.turn() == DayVisit.Turn.NOW);
        line.pseudoClassStateChanged(NEXT, visit.turn() == DayVisit.Turn.NEXT);
        line.pseudoClassStateChanged(OVER, isOver(visit));
        line.pseudoClassStateChanged(TOO_LONG, visit.tooLong());
        setAccessibleText(
                "%s, %s, %s. %s %s"
                        .formatted(
                                visit.time(),
                                visit.patient(),
                                status.getText(),
                                visit.since(),
                                visit.appointment().getReason()));
        setGraphic(line);
    }

    private static boolean isOver(DayVisit visit) {
        return switch (visit.appointment().getStatus()) {
            case APPOINTMENT_STATUS_COMPLETED,
                    APPOINTMENT_STATUS_NO_SHOW,
                    APPOINTMENT_STATUS_CANCELLED,
                    APPOINTMENT_STATUS_EXPIRED ->
                    true;
            case APPOINTMENT_STATUS_PENDING,
                    APPOINTMENT_STATUS_CONFIRMED,
                    APPOINTMENT_STATUS_CHECKED_IN,
                    APPOINTMENT_STATUS_IN_PROGRESS,
                    APPOINTMENT_STATUS_UNSPECIFIED,
                    UNRECOGNIZED ->
                    false;
        };
    }
}

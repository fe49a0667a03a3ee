package org.frontdesk.desktop.administration.form;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Nodes;

import java.util.function.Function;

/** A record's name, and below it what tells it from others. */
final class RecordCell<T> extends ListCell<T> {

    private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");

    private final Function<T, RecordLine> says;
    private final Region colour = new Region();
    private final Label name = new Label();
    private final Label details = new Label();
    private final Label mark = new Label();
    private final HBox line = new HBox(colour, new VBox(name, details), mark);

    RecordCell(Function<T, RecordLine> says) {
        this.says = says;
        getStyleClass().add("record-cell");
        line.getStyleClass().add("record-line");
        colour.getStyleClass().add("type-colour");
        name.getStyleClass().add("choice-name");
        details.getStyleClass().add("choice-details");
        mark.getStyleClass().add("record-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(line.getChildren().get(1), Priority.ALWAYS);
        ((Region) line.getChildren().get(1)).setMinWidth(0);
        setPrefWidth(0); // never wider than the list
    }

    @Override
    protected void updateItem(T record, boolean empty) {
        super.updateItem(record, empty);
        if (empty || record == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        RecordLine said = says.apply(record);
        name.setText(said.name());
        details.setText(said.details());
        Nodes.show(details, !said.details().isEmpty());
        mark.setText(said.mark());
        Nodes.show(mark, !said.mark().isEmpty());
        Nodes.show(colour, !said.colour().isEmpty());
        colour.setStyle(
                said.colour().isEmpty() ? "" : "-fx-background-color: " + said.colour() + ";");
        pseudoClassStateChanged(UNUSED, !said.mark().isEmpty());
        setAccessibleText(
                String.join(
                        ", ",
                        java.util.stream.Stream.of(said.name(), said.details(), said.mark())
                                .filter(part -> !part.isEmpty())
                                .toList()));
        setId(said.id());
        setGraphic(line);
    }
}

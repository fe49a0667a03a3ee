package org.frontdesk.desktop.administration.closures;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.frontdesk.api.v1.Closure;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A time off or holiday; to remove it takes a second press. */
public final class ClosureCell extends ListCell<Closure> {

    private final ClosuresViewModel model;
    private final Texts texts;
    private final Label when = new Label();
    private final Label reason = new Label();
    private final Button remove;
    private final Button really;
    private final Button keep;
    private final HBox line;
    private Subscription asked = Subscription.EMPTY;

    public ClosureCell(ClosuresViewModel model, ConnectionViewModel connection, Texts texts) {
        this.model = model;
        this.texts = texts;
        when.getStyleClass().add("choice-name");
        reason.getStyleClass().add("choice-details");
        VBox words = new VBox(when, reason);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        remove = new Button(texts.get("closure.remove"), new FontIcon("fth-trash-2"));
        remove.getStyleClass().addAll("small", "remove-closure");
        really = new Button(texts.get("closure.reallyRemove"));
        really.getStyleClass().addAll("small", "danger", "really-remove-closure");
        keep = new Button(texts.get("closure.keep"));
        keep.getStyleClass().add("small");
        for (Button button : new Button[] {remove, really, keep}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        var off = connection.liveProperty().not().or(model.busyProperty());
        remove.disableProperty().bind(off);
        really.disableProperty().bind(off);
        remove.setOnAction(
                pressed -> {
                    model.askToRemove(getItem());
                    keep.requestFocus();
                });
        really.setOnAction(pressed -> model.remove(getItem()));
        keep.setOnAction(
                pressed -> {
                    model.keep();
                    remove.requestFocus();
                });
        line = new HBox(words, remove, really, keep);
        line.getStyleClass().add("planned-line");
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(Closure closure, boolean empty) {
        super.updateItem(closure, empty);
        asked.unsubscribe();
        asked = Subscription.EMPTY;
        if (empty || closure == null) {
            setGraphic(null);
            setAccessibleText(null);
            setId(null);
            return;
        }
        when.setText(model.when(closure));
        reason.setText(closure.getReason());
        remove.setAccessibleText(texts.get("closure.remove") + ", " + when.getText());
        setAccessibleText(when.getText() + ", " + reason.getText());
        setId("closure-" + closure.getClosureId());
        setGraphic(line);
        asked =
                model.askedProperty()
                        .subscribe(
                                id -> {
                                    boolean isAsked = id.equals(closure.getClosureId());
                                    remove.setVisible(!isAsked);
                                    really.setVisible(isAsked);
                                    keep.setVisible(isAsked);
                                });
    }
}

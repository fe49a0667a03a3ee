package org.frontdesk.desktop.administration.form;

import javafx.beans.NamedArg;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;

import java.util.concurrent.Executor;
import java.util.function.Function;

/** The list at the left: what is selected in it is open in the form at the right, as far as what is typed there allows. */
public final class RecordList<T> extends VBox {

    private final ListView<T> list = new ListView<>();
    private final OtherStates states;
    private final Button more;

    /**
     * @param name of the list for people
     */
    public RecordList(
            @NamedArg("name") String name,
            @NamedArg("loadingText") String loadingText,
            @NamedArg("emptyTitle") String emptyTitle,
            @NamedArg("emptyText") String emptyText,
            @NamedArg("failedTitle") String failedTitle,
            @NamedArg("retryText") String retryText,
            @NamedArg("moreText") String moreText,
            @NamedArg("icon") String icon) {
        list.setId("records");
        list.setAccessibleText(name);
        list.getStyleClass().addAll("records", "edge-to-edge");
        states = new OtherStates(loadingText, emptyTitle, emptyText, failedTitle, retryText, icon);
        more = new Button(moreText);
        more.setId("more");
        more.setMaxWidth(Double.MAX_VALUE);
        StackPane area = new StackPane(list, states);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().setAll(area, more);
    }

    /**
     * @param later comes to the JavaFX thread after what goes on there now
     */
    public void follow(RecordsViewModel<T> model, Function<T, RecordLine> says, Executor later) {
        list.setItems(model.records());
        list.setCellFactory(view -> new RecordCell<>(says));
        states.follow(model.loading(), list, model::load);
        more.setOnAction(pressed -> model.loadMore());
        Nodes.showWhile(more, model.moreProperty().and(list.visibleProperty()));
        list.addEventHandler(
                KeyEvent.KEY_RELEASED, // while an arrow is held down, nothing is opened
                key -> {
                    if (key.getCode().isNavigationKey() || key.getCode() == KeyCode.ENTER) {
                        open(model, later);
                    }
                });
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> open(model, later));
        model.records()
                .addListener((ListChangeListener<T>) change -> later.execute(() -> select(model)));
        model.chosenProperty().subscribe(chosen -> later.execute(() -> select(model)));
    }

    private void open(RecordsViewModel<T> model, Executor later) {
        T selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.choose(selected);
            later.execute(() -> select(model)); // perhaps it may not be opened now
        }
    }

    /** The arrows work at once. */
    public void focus() {
        list.requestFocus();
    }

    /** What is open is selected, whatever the list has done to its selection. */
    private void select(RecordsViewModel<T> model) {
        T chosen = model.chosenProperty().get();
        if (chosen == null || !model.records().contains(chosen)) {
            list.getSelectionModel().clearSelection();
        } else if (!chosen.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(chosen);
        }
    }
}

package org.frontdesk.desktop.shell;

import javafx.beans.NamedArg;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the place of a list while it is loading, empty or failed. */
public final class OtherStates extends StackPane {

    private final VBox loading;
    private final VBox empty;
    private final VBox failed;
    private final Label failedText = new Label();
    private final Button retry;

    /**
     * @param icon of the empty state
     * @param retryText on the button that asks again
     */
    public OtherStates(
            @NamedArg("loadingText") String loadingText,
            @NamedArg("emptyTitle") String emptyTitle,
            @NamedArg("emptyText") String emptyText,
            @NamedArg("failedTitle") String failedTitle,
            @NamedArg("retryText") String retryText,
            @NamedArg("icon") String icon) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(36, 36);
        turning.setAccessibleText(loadingText);
        loading = state(turning, text(loadingText));
        empty = state(icon(icon), title(emptyTitle), text(emptyText));
        FontIcon warning = icon("fth-alert-triangle");
        warning.getStyleClass().add("failed");
        failedText.getStyleClass().add("other-state-text");
        failedText.setWrapText(true);
        retry = new Button(retryText);
        retry.getStyleClass().add("accent");
        failed = state(warning, title(failedTitle), failedText, retry);
        getChildren().setAll(loading, empty, failed);
        setPickOnBounds(false);
    }

    /** Follows a list; {@code shown} is seen while there is something to show. */
    public void follow(Loading list, Node shown, Runnable again) {
        failedText.textProperty().bind(list.failureProperty());
        retry.setOnAction(pressed -> again.run());
        list.stateProperty()
                .subscribe(
                        state -> {
                            setVisible(state != ListState.READY);
                            loading.setVisible(state == ListState.LOADING);
                            empty.setVisible(state == ListState.EMPTY);
                            failed.setVisible(state == ListState.FAILED);
                            shown.setVisible(state == ListState.READY);
                        });
    }

    private static VBox state(Node... parts) {
        VBox box = new VBox(parts);
        box.getStyleClass().add("other-state");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static FontIcon icon(String literal) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add("other-state-icon");
        return icon;
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("other-state-title");
        label.setWrapText(true);
        return label;
    }

    private static Label text(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("other-state-text");
        label.setWrapText(true);
        return label;
    }
}

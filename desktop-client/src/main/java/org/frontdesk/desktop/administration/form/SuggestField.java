package org.frontdesk.desktop.administration.form;

import javafx.beans.property.StringProperty;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/** A line to type into that offers what others have typed, or what is known, as long as it is being typed. */
public final class SuggestField extends VBox {

    private static final int MOST = 6;
    private static final double ROW_PX = 30;

    private final TextField text = new TextField();
    private final ListView<String> offered = new ListView<>();
    private List<String> known = List.of();

    public SuggestField() {
        offered.getStyleClass().add("results");
        offered.setFixedCellSize(ROW_PX);
        offered.setOnMouseClicked(click -> take());
        offered.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInOffered);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInText);
        text.textProperty().subscribe((before, after) -> offer());
        focusWithinProperty().subscribe(inside -> offer());
        getChildren().setAll(text, offered);
        getStyleClass().add("field");
        offer();
    }

    public String getName() {
        return text.getId();
    }

    /** The id of what is typed into. */
    public void setName(String id) {
        text.setId(id);
        offered.setId(id + "Offered");
    }

    /** Offers these from now on. */
    public void suggest(List<String> values) {
        known = List.copyOf(values);
        offer();
    }

    TextField text() {
        return text;
    }

    StringProperty textProperty() {
        return text.textProperty();
    }

    @Override
    public void requestFocus() {
        text.requestFocus();
    }

    private void offer() {
        String typed = folded(text.getText());
        boolean settled = known.contains(text.getText());
        List<String> found =
                settled || !isFocusWithin() || typed.isEmpty()
                        ? List.of()
                        : known.stream()
                                .filter(one -> folded(one).contains(typed))
                                .limit(MOST)
                                .toList();
        if (!offered.getItems().equals(found)) {
            offered.getItems().setAll(found);
        }
        offered.setPrefHeight(found.size() * ROW_PX + 2);
        offered.setVisible(!found.isEmpty());
        offered.setManaged(!found.isEmpty());
    }

    private void keyInText(KeyEvent key) {
        if (key.getCode() == KeyCode.DOWN && offered.isVisible()) {
            offered.requestFocus();
            offered.getSelectionModel().selectFirst();
            key.consume();
        }
    }

    private void keyInOffered(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            take();
            key.consume();
        } else if (key.getCode() == KeyCode.UP
                && offered.getSelectionModel().getSelectedIndex() <= 0) {
            text.requestFocus();
            text.end();
            key.consume();
        }
    }

    private void take() {
        String selected = offered.getSelectionModel().getSelectedItem();
        if (selected != null) {
            text.requestFocus();
            text.setText(selected);
            text.end();
        }
    }

    private static String folded(String typed) {
        return typed.strip().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}

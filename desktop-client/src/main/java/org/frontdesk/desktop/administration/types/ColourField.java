package org.frontdesk.desktop.administration.types;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A colour: one of a few that are told apart easily, or any that is typed. */
public final class ColourField extends VBox {

    /** What a new kind begins with. */
    static final String FIRST = "#2563eb";

    /** Colours, each with the key of its name. */
    private static final Map<String, String> OFFERED = new LinkedHashMap<>();

    static {
        OFFERED.put(FIRST, "types.blue");
        OFFERED.put("#0891b2", "types.cyan");
        OFFERED.put("#0d9488", "types.teal");
        OFFERED.put("#16a34a", "types.green");
        OFFERED.put("#ca8a04", "types.yellow");
        OFFERED.put("#ea580c", "types.orange");
        OFFERED.put("#dc2626", "types.red");
        OFFERED.put("#db2777", "types.pink");
        OFFERED.put("#7c3aed", "types.violet");
        OFFERED.put("#6b7280", "types.grey");
    }

    private final FlowPane offered = new FlowPane(6, 6);
    private final TextField typed = new TextField();

    public ColourField() {
        typed.setId("colourText");
        typed.setMaxWidth(120);
        getStyleClass().add("field");
        getChildren().setAll(offered, typed);
    }

    void follow(StringProperty colour, Texts texts) {
        typed.setAccessibleText(texts.get("types.colour"));
        typed.textProperty().bindBidirectional(colour);
        OFFERED.forEach(
                (code, nameKey) -> {
                    Region swatch = new Region();
                    swatch.getStyleClass().add("swatch");
                    swatch.setStyle("-fx-background-color: " + code + ";");
                    ToggleButton button = new ToggleButton(null, swatch);
                    button.getStyleClass().add("swatch-button");
                    button.setAccessibleText(texts.get(nameKey));
                    button.setTooltip(new Tooltip(texts.get(nameKey)));
                    button.setOnAction(
                            pressed -> {
                                button.setSelected(true); // pressed again, it stays
                                colour.set(code);
                            });
                    colour.subscribe(
                            now ->
                                    button.setSelected(
                                            now != null
                                                    && code.equals(
                                                            now.strip().toLowerCase(Locale.ROOT))));
                    offered.getChildren().add(button);
                });
    }

    @Override
    public void requestFocus() {
        typed.requestFocus();
    }
}

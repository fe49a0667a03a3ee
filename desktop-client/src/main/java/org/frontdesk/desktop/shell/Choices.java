package org.frontdesk.desktop.shell;

import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

import java.util.Objects;
import java.util.function.Function;

/** Lists to choose from. */
public final class Choices {

    private Choices() {}

    /** Says values in words; they are chosen, never typed. */
    public static <T> StringConverter<T> words(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("chosen from a list");
            }
        };
    }

    /**
     * A list that follows another one, with an entry for no choice at its head.
     *
     * @param noneText says that nothing is chosen
     * @param none the value that means so
     */
    public static <T> void fill(
            ComboBox<T> box,
            ObservableList<T> values,
            String noneText,
            Function<T, String> text,
            ObjectProperty<T> chosen,
            T none) {
        box.setPromptText(noneText); // a box shows no words for null
        box.setConverter(
                words(value -> value == null || value.equals(none) ? noneText : text.apply(value)));
        Runnable refill =
                () -> {
                    T kept = chosen.get();
                    box.getItems().setAll(values);
                    box.getItems().addFirst(none);
                    box.setValue(values.contains(kept) ? kept : none);
                };
        values.addListener((ListChangeListener<T>) change -> refill.run());
        refill.run();
        box.valueProperty()
                .subscribe(
                        value -> {
                            if (!Objects.equals(value, chosen.get())
                                    && (value == null || box.getItems().contains(value))) {
                                chosen.set(value == null ? none : value);
                            }
                        });
        chosen.subscribe(box::setValue);
    }
}

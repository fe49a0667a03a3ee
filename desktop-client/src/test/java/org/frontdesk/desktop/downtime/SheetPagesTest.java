package org.frontdesk.desktop.downtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;

import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

class SheetPagesTest {

    private static final double A4_WIDTH = 487;
    private static final double A4_HEIGHT = 734;

    private final SheetPages pages =
            new SheetPages("Test clinic", "As of 10:42", new Texts(Locale.ENGLISH));

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void everyRowIsOnOnePageAndEveryPageTellsItsAge() {
        List<Node> made = fx(() -> pages.of(rows(80), A4_WIDTH, A4_HEIGHT));
        assertThat(made).hasSize(3);
        made.forEach(
                page ->
                        assertThat(words(page))
                                .anyMatch(text -> text.startsWith("As of 10:42. Page")));
        List<String> all = made.stream().flatMap(page -> words(page).stream()).toList();
        IntStream.range(0, 80).forEach(i -> assertThat(all).containsOnlyOnce("Patient " + i));
    }

    @Test
    void nothingToPrintIsOnePageWithItsHead() {
        assertThat(fx(() -> pages.of(List.of(), A4_WIDTH, A4_HEIGHT))).hasSize(1);
    }

    private static List<SheetRow> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new SheetRow(
                                        LocalDate.of(2026, 3, 2),
                                        "09:00",
                                        "Dr. One",
                                        "Patient " + i,
                                        "",
                                        "",
                                        "",
                                        "Confirmed",
                                        false))
                .toList();
    }

    private static List<String> words(Node node) {
        List<String> words = new ArrayList<>();
        if (node instanceof Label label) {
            words.add(label.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.addAll(words(child)));
        }
        return words;
    }
}

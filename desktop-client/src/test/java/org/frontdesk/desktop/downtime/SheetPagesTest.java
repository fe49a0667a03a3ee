package org.frontdesk.desktop.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.desktop.printing.PdfText;
import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

class SheetPagesTest {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    private final SheetPages pages =
            new SheetPages("Test clinic", "As of 10:42", new Texts(Locale.ENGLISH));

    @Test
    void everyRowIsOnOnePageAndEveryPageTellsItsAge() {
        List<String> made = pages(rows(80));
        assertThat(made).hasSizeGreaterThan(1);
        for (int i = 0; i < made.size(); i++) {
            assertThat(made.get(i))
                    .contains("Test clinic · Monday, March 1, 2027")
                    .contains("As of 10:42")
                    .contains("Page %d of %d".formatted(i + 1, made.size()));
        }
        String all = String.join("\n", made);
        IntStream.range(0, 80).forEach(i -> assertThat(all).containsOnlyOnce("Patient " + i + "."));
    }

    @Test
    void nothingToPrintIsOnePageWithItsHead() {
        assertThat(pages(List.of())).hasSize(1).first().asString().contains("As of 10:42");
    }

    private List<String> pages(List<SheetRow> rows) {
        ZonedDateTime now = ZonedDateTime.of(2027, 3, 1, 11, 0, 0, 0, ZoneId.of("Europe/Madrid"));
        return PdfText.pages(pages.of(rows, DAY, now).toPdf());
    }

    private static List<SheetRow> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new SheetRow(
                                        DAY,
                                        "09:00",
                                        "Dr. One",
                                        "Patient " + i + ".",
                                        "",
                                        "",
                                        "",
                                        "Confirmed",
                                        false))
                .toList();
    }
}

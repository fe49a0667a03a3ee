package org.frontdesk.desktop.printing;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class DaySheetPagesTest {

    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void everyPatientIsOnOnePageAndEveryPageTellsWhatItIs() {
        List<String> pages =
                PdfText.pages(sheet(part("Dr. Family1", 70), part("Dr. Family2", 70)).toPdf());
        assertThat(pages).hasSizeGreaterThan(2);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i))
                    .contains("Test clinic · Monday")
                    .contains("Patient")
                    .contains("Phone")
                    .contains("Printed Mon, Mar 1, 2027, 07:55")
                    .contains("Page %d of %d".formatted(i + 1, pages.size()));
        }
        String all = String.join("\n", pages);
        for (String doctor : List.of("Family1", "Family2")) {
            IntStream.range(0, 70)
                    .forEach(
                            i ->
                                    assertThat(all)
                                            .containsOnlyOnce(
                                                    "Patient %d of %s.".formatted(i, doctor)));
        }
        assertThat(pages.get(1)).contains("Dr. Family1 (continued)");
    }

    @Test
    void aNameThatIsTooLongIsShortenedSoThatWhatFollowsIsReadable() {
        var line =
                new DaySheetPages.Line(
                        "09:00", "Wilhelmina ".repeat(20), "1980", "100042", "Confirmed", "+34910");
        String page =
                PdfText.pages(sheet(new DaySheetPages.Part("Dr. One", List.of(line))).toPdf())
                        .getFirst();
        String row =
                page.lines().filter(said -> said.startsWith("09:00")).collect(Collectors.joining());
        assertThat(row).contains("Wilhelmina").contains("… 1980 100042 Confirmed +34910");
    }

    @Test
    void aDayOfNobodyIsOnePageWithItsHead() {
        List<String> pages = PdfText.pages(sheet(part("Dr. Family1", 0)).toPdf());
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst()).contains("Dr. Family1").contains("Page 1 of 1");
    }

    @Test
    void aHeadingIsNeverAloneAtTheFootOfAPage() {
        for (int first = 30; first < 50; first++) {
            List<String> pages =
                    PdfText.pages(
                            sheet(part("Dr. Family1", first), part("Dr. Family2", 5)).toPdf());
            assertThat(pages)
                    .filteredOn(page -> page.contains("Dr. Family2"))
                    .allMatch(page -> page.contains("of Family2."));
        }
    }

    private static DaySheetPages sheet(DaySheetPages.Part... parts) {
        return new DaySheetPages(
                "Test clinic",
                DAY,
                "Monday, March 1, 2027",
                List.of(),
                List.of(parts),
                ZonedDateTime.of(2027, 3, 1, 7, 55, 0, 0, ZoneId.of("Europe/Madrid")),
                new Texts(Locale.ENGLISH));
    }

    private static DaySheetPages.Part part(String doctor, int patients) {
        return new DaySheetPages.Part(
                doctor,
                IntStream.range(0, patients)
                        .mapToObj(
                                i ->
                                        new DaySheetPages.Line(
                                                "%02d:%02d".formatted(8 + i / 10, i % 10 * 6),
                                                "Patient %d of %s."
                                                        .formatted(i, doctor.substring(4)),
                                                "",
                                                "",
                                                "Confirmed",
                                                ""))
                        .toList());
    }
}

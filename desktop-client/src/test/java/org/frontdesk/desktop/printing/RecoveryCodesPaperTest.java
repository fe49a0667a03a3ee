package org.frontdesk.desktop.printing;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

class RecoveryCodesPaperTest {

    @Test
    void itIsOnePageWithEveryCodeAndWhoseTheyAreInEveryLanguage() {
        List<String> codes =
                IntStream.range(0, 10).mapToObj("abcd-efgh-jkmn-pqr%d"::formatted).toList();
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("es"))) {
            byte[] pdf =
                    new RecoveryCodesPaper(
                                    "Test clinic",
                                    "n".repeat(64),
                                    LocalDate.of(2027, 3, 1),
                                    codes,
                                    new Texts(language))
                            .toPdf();

            assertThat(PdfText.pages(pdf))
                    .singleElement()
                    .satisfies(page -> assertThat(page).contains(codes).contains("2027", "nnnn"));
        }
    }
}

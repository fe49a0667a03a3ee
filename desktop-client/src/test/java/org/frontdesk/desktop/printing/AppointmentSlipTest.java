package org.frontdesk.desktop.printing;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

class AppointmentSlipTest {

    private static final ZonedDateTime START =
            ZonedDateTime.of(2027, 3, 1, 9, 30, 0, 0, ZoneId.of("Europe/Madrid"));

    @Test
    void itSaysWhoSeesWhomWhenAndWhere() {
        String said = text(slip("Anna Testperson", Locale.ENGLISH));
        assertThat(said)
                .contains("Test clinic")
                .contains("Monday, March 1, 2027")
                .contains("09:30 – 09:50")
                .contains("Dr. Family1")
                .contains("Cardiology")
                .contains("Room 2")
                .contains("Main Street")
                .contains("Anna Testperson")
                .contains("100042")
                .contains("Reference 7f3a");
    }

    @Test
    void itSpeaksTheLanguageOfTheDesk() {
        assertThat(text(slip("Anna Testperson", Locale.of("es"))))
                .contains("lunes, 1 de marzo de 2027")
                .contains("Su cita");
    }

    @Test
    void namesOfEveryEuropeanLanguageAreWritten() {
        for (String name :
                List.of(
                        "Íñigo Ñandú",
                        "Žofie Řeháková",
                        "Łukasz Gżegżółka",
                        "Őze Ţăran",
                        "Ελένη")) {
            assertThat(text(slip(name, Locale.ENGLISH))).contains(name);
        }
    }

    @Test
    void aLetterThatWasTypedInTwoPartsIsOneLetter() {
        assertThat(text(slip("Jose\u0301 N\u0303andu", Locale.ENGLISH))).contains("José Ñandu");
    }

    @Test
    void whatTheFontDoesNotHaveIsAQuestionMarkAndTheRestIsThere() {
        assertThat(text(slip("Anna 漢字 \uD83D\uDE00 Testperson\nsecond\tline", Locale.ENGLISH)))
                .contains("Anna ?? ? Testperson second line");
    }

    @Test
    void itIsOnePageOfA6WhateverTheNamesAre() throws IOException {
        String endless = "Maria-Magdalena de la Santísima Trinidad ".repeat(12);
        byte[] pdf =
                new AppointmentSlip(
                                endless,
                                "W".repeat(300),
                                100_042,
                                endless,
                                endless,
                                START,
                                START.plusMinutes(20),
                                List.of(endless, endless, endless, endless, endless, endless),
                                "7f3a",
                                new Texts(Locale.ENGLISH))
                        .toPdf();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isEqualTo(PDRectangle.A6.getWidth());
            assertThat(document.getPage(0).getResources().getFontNames()).isNotEmpty();
        }
        assertThat(PdfText.pages(pdf).getFirst()).contains("WWW").contains("…").contains("100042");
    }

    private static String text(AppointmentSlip slip) {
        List<String> pages = PdfText.pages(slip.toPdf());
        assertThat(pages).hasSize(1);
        return pages.getFirst();
    }

    private static AppointmentSlip slip(String patient, Locale language) {
        return new AppointmentSlip(
                "Test clinic",
                patient,
                100_042,
                "Dr. Family1",
                "Cardiology",
                START,
                START.plusMinutes(20),
                List.of("Room 2", "Main Street", "12 Main Street"),
                "7f3a",
                new Texts(language));
    }
}

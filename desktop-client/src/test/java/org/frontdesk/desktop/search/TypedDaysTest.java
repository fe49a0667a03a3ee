package org.frontdesk.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

class TypedDaysTest {

    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
    private static final Texts SPANISH = new Texts(Locale.of("es"));

    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void wordsAreUnderstoodInBothLanguagesAndByTheirBeginnings() {
        for (String typed : List.of("tomorrow", "Tomorrow ", "tom", "mañana", "manana")) {
            assertThat(english(typed)).as(typed).containsExactly(TODAY.plusDays(1));
        }
        assertThat(english("today")).containsExactly(TODAY);
        assertThat(english("ayer")).containsExactly(TODAY.minusDays(1));
        assertThat(english("pasado")).containsExactly(TODAY.plusDays(2));
        assertThat(english("friday")).containsExactly(TODAY.plusDays(2));
        assertThat(english("miércoles")).as("the next one").containsExactly(TODAY.plusDays(7));
        assertThat(english("to")).as("too little").isEmpty();
    }

    @Test
    void numbersAreReadAsTheyAreWritten() {
        assertThat(english("2026-12-24")).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(english("24.12.2026")).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(english("24.12.26")).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(english("24.12.")).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(english("24.12")).containsExactly(LocalDate.of(2026, 12, 24));
        assertThat(english("12.3."))
                .as("the one to come first")
                .containsExactly(LocalDate.of(2027, 3, 12), LocalDate.of(2026, 3, 12));
    }

    @Test
    void whereTheOrderIsNotWrittenTheLanguagesOwnGoesFirst() {
        assertThat(english("12/3/2026"))
                .containsExactly(LocalDate.of(2026, 12, 3), LocalDate.of(2026, 3, 12));
        assertThat(spanish("12/3/2026"))
                .containsExactly(LocalDate.of(2026, 3, 12), LocalDate.of(2026, 12, 3));
        assertThat(spanish("12/31")).containsExactly(LocalDate.of(2026, 12, 31));
    }

    @Test
    void monthsHaveNamesInBothLanguages() {
        LocalDate christmas = LocalDate.of(2026, 12, 24);
        for (String typed :
                List.of(
                        "24 december",
                        "24 dec",
                        "Dec 24",
                        "december 24th, 2026",
                        "24 de diciembre",
                        "24 de diciembre de 2026",
                        "24. dic")) {
            assertThat(english(typed)).as(typed).containsExactly(christmas);
        }
    }

    @Test
    void whatIsNoDayOfAnySheetIsNotOffered() {
        for (String typed :
                List.of("31.2.", "45.1.", "13/13", "1980-01-01", "garcia", "24 garcia", "12", "")) {
            assertThat(english(typed)).as(typed).isEmpty();
        }
    }

    private static List<LocalDate> english(String typed) {
        return new TypedDays(List.of(ENGLISH, SPANISH)).of(typed, TODAY);
    }

    private static List<LocalDate> spanish(String typed) {
        return new TypedDays(List.of(SPANISH, ENGLISH)).of(typed, TODAY);
    }
}

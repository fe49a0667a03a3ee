package org.frontdesk.desktop.texts;

import org.frontdesk.desktop.connection.CallFailure;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The bundle, and the few forms in which dates, times and refusals are told. */
public final class Texts {

    private static final String BUNDLE = "org.frontdesk.desktop.texts.messages";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** English for a language without a bundle, whatever language the machine speaks. */
    private static final ResourceBundle.Control NOT_THE_MACHINES =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NOT_THE_MACHINES);
    }

    /** In whose words and forms. */
    public Locale locale() {
        return locale;
    }

    /** For FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The text of a key, with its {@code {0}}, {@code {1}}, ... filled in. */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** Why the server refused or did not answer: our words where there are some, else the server's. */
    public String of(CallFailure failure) {
        String key = "refusal." + failure.reason();
        if (bundle.containsKey(key)) {
            return get(key);
        }
        if (!failure.sentence().isBlank()) {
            return failure.sentence();
        }
        return failure.outcomeUnknown() ? get("failure.noAnswer") : get("failure.unexpected");
    }

    /** What is wrong with a field, as the server describes it: our words where there are some, else the server's. */
    public String ofField(String description) {
        return FieldSentences.of(description, this).orElse(description);
    }

    /** {@code 09:30}. */
    public String time(LocalTime time) {
        return TIME.format(time);
    }

    /** {@code Tuesday, November 24, 2026}, as the locale has it. */
    public String fullDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).localizedBy(locale).format(date);
    }

    /** {@code Tue, Nov 24, 2026}, as the locale has it. */
    public String dayAndDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMEd").localizedBy(locale).format(date);
    }

    /** {@code Nov 24, 2026}, as the locale has it. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(locale)
                .format(date);
    }

    /** {@code 4:07}, minutes and seconds left; never below {@code 0:00}. */
    public String countdown(Duration left) {
        long seconds = Math.max(0, (left.toMillis() + 999) / 1000);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}

package org.frontdesk.server.reminders;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When and how patients are reminded.
 *
 * @param version grows with every change
 */
public record ReminderSettings(
        int hoursBefore,
        boolean emailEnabled,
        boolean webhookEnabled,
        Template english,
        Template spanish,
        long version) {

    /** What a reminder says, with placeholders in braces. */
    public record Template(String subject, String body) {

        /** With the placeholders filled in; a value that looks like a placeholder stays as it is. */
        Template filled(Values values) {
            return new Template(values.into(subject), values.into(body));
        }
    }

    /** What the placeholders stand for. */
    public record Values(String givenName, String doctor, String day, String time, String clinic) {

        static Values of(
                String givenName,
                String doctor,
                Instant start,
                String clinic,
                ZoneId zone,
                String language) {
            Locale locale = Locale.of(language);
            var at = start.atZone(zone);
            return new Values(
                    givenName,
                    doctor,
                    DateTimeFormatter.ofPattern(
                                    language.equals("es")
                                            ? "EEEE, d 'de' MMMM 'de' yyyy"
                                            : "EEEE, d MMMM yyyy",
                                    locale)
                            .format(at),
                    DateTimeFormatter.ofPattern("HH:mm", locale).format(at),
                    clinic);
        }

        private String into(String template) {
            return java.util.regex.Pattern.compile("\\{(given_name|doctor|day|time|clinic)}")
                    .matcher(template)
                    .replaceAll(
                            found ->
                                    java.util.regex.Matcher.quoteReplacement(
                                            value(found.group(1))));
        }

        private String value(String placeholder) {
            return switch (placeholder) {
                case "given_name" -> givenName;
                case "doctor" -> doctor;
                case "day" -> day;
                case "time" -> time;
                default -> clinic;
            };
        }
    }

    Template in(String language) {
        return language.equals("es") ? spanish : english;
    }
}

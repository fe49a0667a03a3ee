package org.frontdesk.desktop.texts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server says of a wrong field, in the person's language. The contract describes violations in English and in words
 * for programmers; those that people meet have sentences here, and the rest is shown as it came.
 */
final class FieldSentences {

    private static final Map<Pattern, String> KEYS = new LinkedHashMap<>();

    static {
        row("is required.*", "wrong.required");
        row("is not between (.+) and (.+)", "wrong.between");
        row("is not after .+", "wrong.notAfter");
        row("is before first_date", "wrong.endsBefore");
        row("is more than (.+) days after .+", "wrong.days");
        row("is longer than (.+) characters", "wrong.longer");
        row("is shorter than (.+) characters", "wrong.shorter");
        row("has more than (.+) entries", "wrong.entries");
        row("makes more than (.+) slots;.*", "wrong.slots");
        row("make no slot on these days", "wrong.noSlots");
        row("is not a date as .+", "wrong.date");
        row("is not a time of day .+", "wrong.time");
        row("is not an e-mail address", "wrong.email");
        row("is not a number as .+", "wrong.phone");
        row("is not a zone as .+", "wrong.zone");
        row("is not 1 to 64 letters, .+", "wrong.username");
        row("is there twice", "wrong.twice");
        row("is in the future", "wrong.future");
        row("is not in the future", "wrong.past");
        row("is skipped by the clocks on this day", "wrong.skipped");
    }

    private FieldSentences() {}

    /** The sentence for a description; empty for one that people have not met yet. */
    static Optional<String> of(String description, Texts texts) {
        for (Map.Entry<Pattern, String> row : KEYS.entrySet()) {
            Matcher matched = row.getKey().matcher(description);
            if (matched.matches()) {
                Object[] values = new Object[matched.groupCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = matched.group(i + 1);
                }
                return Optional.of(texts.get(row.getValue(), values));
            }
        }
        return Optional.empty();
    }

    private static void row(String pattern, String key) {
        KEYS.put(Pattern.compile(pattern), key);
    }
}

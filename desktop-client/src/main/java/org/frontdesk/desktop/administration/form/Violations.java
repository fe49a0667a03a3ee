package org.frontdesk.desktop.administration.form;

import org.frontdesk.desktop.texts.Texts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in our words what the server found wrong with a field. Its own words are English and continue a sentence that begins with
 * the field's name; what is not known here is said in them.
 */
public final class Violations {

    private static final Pattern BETWEEN = Pattern.compile("is not between (\\d+) and (\\d+)");
    private static final Pattern LONGER = Pattern.compile("is longer than (\\d+) characters");
    private static final Pattern SHORTER = Pattern.compile("is shorter than (\\d+) characters");

    private final Texts texts;

    public Violations(Texts texts) {
        this.texts = texts;
    }

    /** The violation in the person's language, where it is a common one. */
    public String words(String violation) {
        Matcher between = BETWEEN.matcher(violation);
        if (between.matches()) {
            return texts.get("form.wrong.between", between.group(1), between.group(2));
        }
        Matcher longer = LONGER.matcher(violation);
        if (longer.matches()) {
            return texts.get("form.wrong.longer", longer.group(1));
        }
        Matcher shorter = SHORTER.matcher(violation);
        if (shorter.matches()) {
            return texts.get("form.wrong.shorter", shorter.group(1));
        }
        return switch (violation) {
            case "is required" -> texts.get("form.wrong.required");
            case "is not an e-mail address" -> texts.get("form.wrong.email");
            case "is not 1 to 64 letters, digits and . - _ @ +" -> texts.get("form.wrong.username");
            case "is not a zone as Europe/Madrid" -> texts.get("form.wrong.zone");
            case "is not a colour as #3366cc" -> texts.get("form.wrong.colour");
            case "is not in the future" -> texts.get("form.wrong.future");
            case "is more than 731 days from now" -> texts.get("form.wrong.twoYears");
            default -> violation;
        };
    }
}

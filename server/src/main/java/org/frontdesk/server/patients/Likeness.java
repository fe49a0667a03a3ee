package org.frontdesk.server.patients;

import java.util.ArrayList;
import java.util.List;

/**
 * What speaks for two records being of one person. Each field that matches leaves less doubt: the score is one less the product
 * of what each leaves. Name and birth date together are likely one person, as are a name and a phone number; a family's
 * shared phone alone is not, nor is a common name.
 *
 * @param namesAlike 0 to 1, as {@code similarity} of pg_trgm; 0 where a name is not known
 */
record Likeness(
        double namesAlike, boolean isSameBirthDate, boolean isSamePhone, boolean isSameEmail) {

    private static final double NAME_TELLS = 0.55;
    private static final double BIRTH_DATE_TELLS = 0.5;
    private static final double PHONE_TELLS = 0.4;
    private static final double EMAIL_TELLS = 0.6;

    /** Names less alike than this are different names. */
    static final double LEAST_ALIKE = 0.4;

    /**
     * People are not looked for by names less alike than this: everybody of the same given name would be found. A slip of the pen in
     * a name is within it.
     */
    static final double LEAST_ALIKE_ALONE = 0.6;

    /** 0 to 1, the higher the likelier. */
    double score() {
        double doubt = 1;
        if (isSameName()) {
            doubt *= 1 - NAME_TELLS * (namesAlike - LEAST_ALIKE) / (1 - LEAST_ALIKE);
        }
        if (isSameBirthDate) {
            doubt *= 1 - BIRTH_DATE_TELLS;
        }
        if (isSamePhone) {
            doubt *= 1 - PHONE_TELLS;
        }
        if (isSameEmail) {
            doubt *= 1 - EMAIL_TELLS;
        }
        return Math.round((1 - doubt) * 1000) / 1000.0;
    }

    /** By their names in the contract. */
    List<String> matchedFields() {
        List<String> matched = new ArrayList<>();
        if (isSameName()) {
            matched.add("name");
        }
        if (isSameBirthDate) {
            matched.add("birth_date");
        }
        if (isSamePhone) {
            matched.add("phone");
        }
        if (isSameEmail) {
            matched.add("email");
        }
        return matched;
    }

    private boolean isSameName() {
        return isSameName(namesAlike);
    }

    /** Whether names that are so alike speak for one person at all. */
    static boolean isSameName(double namesAlike) {
        return namesAlike > LEAST_ALIKE;
    }
}

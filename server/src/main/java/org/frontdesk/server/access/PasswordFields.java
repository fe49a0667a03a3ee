package org.frontdesk.server.access;

import org.frontdesk.server.rpc.Fields;

/** Reads passwords from requests. They are taken as they are: blanks belong to them. */
final class PasswordFields {

    private static final int MOST_CHARACTERS = 256;

    /** Long enough that length alone makes up for there being no other rule (NIST SP 800-63B). */
    private static final int LEAST_CHOSEN_CHARACTERS = 12;

    private PasswordFields() {}

    /** A password that exists, whatever it is. */
    static String given(Fields fields, String field, String value) {
        if (value.isEmpty()) {
            fields.violation(field, "is required");
        } else if (characters(value) > MOST_CHARACTERS) {
            fields.violation(field, "is longer than " + MOST_CHARACTERS + " characters");
        }
        return value;
    }

    /** A password that somebody chooses now. */
    static String chosen(Fields fields, String field, String value) {
        given(fields, field, value);
        if (!value.isEmpty() && characters(value) < LEAST_CHOSEN_CHARACTERS) {
            fields.violation(field, "is shorter than " + LEAST_CHOSEN_CHARACTERS + " characters");
        }
        return value;
    }

    private static int characters(String value) {
        return value.codePointCount(0, value.length());
    }
}

package org.frontdesk.server.exchange;

/** Keeps spreadsheets from running a value as a formula, by an apostrophe before it. */
final class SpreadsheetText {

    private static final String BEGIN_FORMULAS = "=+-@\t\r";

    private SpreadsheetText() {}

    static String safe(String value) {
        return beginsFormula(value, 0) ? "'" + value : value;
    }

    static String unprotected(String value) {
        return value.startsWith("'") && beginsFormula(value, 1) ? value.substring(1) : value;
    }

    private static boolean beginsFormula(String value, int at) {
        return value.length() > at && BEGIN_FORMULAS.indexOf(value.charAt(at)) >= 0;
    }
}

package org.frontdesk.desktop.search;

/**
 * One thing that fits what was typed.
 *
 * @param id tells it from the others of its group
 * @param icon its icon's literal
 * @param title what it is called
 * @param details what tells two of one name apart; may be empty
 * @param open goes there, or does it
 */
public record Finding(
        Group group, String id, String icon, String title, String details, Runnable open) {

    /** What kinds of things are found, in the order in which they are shown. */
    public enum Group {
        PATIENTS("rail.patients"),
        DOCTORS("search.doctors"),
        DAYS("search.days"),
        COMMANDS("search.commands");

        private final String textKey;

        Group(String textKey) {
            this.textKey = textKey;
        }

        /** Key of its heading. */
        public String textKey() {
            return textKey;
        }
    }

    /** Whether it is the same thing, perhaps found by other letters. */
    boolean isSameAs(Finding other) {
        return other != null && group == other.group && id.equals(other.id);
    }
}

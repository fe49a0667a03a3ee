package org.frontdesk.desktop.waitlist;

/** How urgent it is, in the few steps that people tell apart; the server has ten. */
enum Urgency {
    NORMAL(0, "waitlist.normal", "is-normal", "fth-minus"),
    RAISED(3, "waitlist.raised", "is-raised", "fth-chevron-up"),
    URGENT(6, "waitlist.urgent", "is-urgent", "fth-chevrons-up"),
    VERY_URGENT(9, "waitlist.veryUrgent", "is-very-urgent", "fth-alert-triangle");

    private final int priority;
    private final String textKey;
    private final String styleClass;
    private final String icon;

    Urgency(int priority, String textKey, String styleClass, String icon) {
        this.priority = priority;
        this.textKey = textKey;
        this.styleClass = styleClass;
        this.icon = icon;
    }

    /** The step of a priority: the lowest that is not below it. */
    static Urgency of(int priority) {
        for (Urgency one : values()) {
            if (priority <= one.priority) {
                return one;
            }
        }
        return VERY_URGENT;
    }

    /** The priority with which the server is told. */
    int priority() {
        return priority;
    }

    String textKey() {
        return textKey;
    }

    String styleClass() {
        return styleClass;
    }

    String icon() {
        return icon;
    }
}

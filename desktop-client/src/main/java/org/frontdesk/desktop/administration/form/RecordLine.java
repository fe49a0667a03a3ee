package org.frontdesk.desktop.administration.form;

/**
 * A record as it stands in a list.
 *
 * @param id of its line on the screen
 * @param name what it is called
 * @param details what tells it from others
 * @param mark that it is not in use; empty when it is
 * @param colour {@code #rrggbb}, or empty
 */
public record RecordLine(String id, String name, String details, String mark, String colour) {

    public RecordLine(String id, String name, String details, String mark) {
        this(id, name, details, mark, "");
    }
}

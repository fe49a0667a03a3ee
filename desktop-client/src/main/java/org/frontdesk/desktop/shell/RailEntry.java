package org.frontdesk.desktop.shell;

/**
 * A screen on the rail.
 *
 * @param textKey key of its name
 * @param icon its icon
 */
public record RailEntry(String textKey, String icon) {}

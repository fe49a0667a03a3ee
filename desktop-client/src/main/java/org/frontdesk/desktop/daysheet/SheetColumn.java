package org.frontdesk.desktop.daysheet;

/**
 * A column and its head.
 *
 * @param id a doctor's id or, when the week of one doctor is shown, a date
 */
public record SheetColumn(String id, String title, String subtitle) {}

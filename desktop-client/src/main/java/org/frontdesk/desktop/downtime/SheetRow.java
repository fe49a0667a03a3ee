package org.frontdesk.desktop.downtime;

import java.time.LocalDate;

/**
 * A line of the sheet, in words.
 *
 * @param time when it starts, on the clinic's wall clock
 * @param patient empty for a place that is free
 * @param number on the patient's card
 * @param free whether it is a place that can still be given
 */
record SheetRow(
        LocalDate day,
        String time,
        String doctor,
        String patient,
        String born,
        String number,
        String reason,
        String status,
        boolean free) {}

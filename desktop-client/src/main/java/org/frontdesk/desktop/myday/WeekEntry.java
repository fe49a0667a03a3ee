package org.frontdesk.desktop.myday;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * One slot of the week, or one appointment in it.
 *
 * @param appointment who is in it; empty for a slot that is free or blocked
 * @param text who is in it, or that it is free or blocked, and why
 */
record WeekEntry(
        Kind kind,
        LocalDate day,
        LocalTime start,
        LocalTime end,
        TimeSlot slot,
        Optional<Appointment> appointment,
        String text) {

    /** What the time is used for. */
    enum Kind {
        FREE,
        TAKEN,
        OVER,
        BLOCKED
    }
}

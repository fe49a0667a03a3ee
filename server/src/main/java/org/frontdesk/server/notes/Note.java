package org.frontdesk.server.notes;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AppointmentId;

import java.time.Instant;
import java.util.Optional;

/**
 * One note on one appointment.
 *
 * @param editedAt present where its text is not the first
 * @param version grows with every change
 */
public record Note(
        NoteId id,
        AppointmentId appointment,
        UserId author,
        String text,
        Instant writtenAt,
        Optional<Instant> editedAt,
        long version) {}

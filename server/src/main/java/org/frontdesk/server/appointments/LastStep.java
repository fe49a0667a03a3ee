package org.frontdesk.server.appointments;

import java.time.Instant;

/** The step that led to where an appointment is now. */
public record LastStep(AppointmentStatus from, Instant at) {}

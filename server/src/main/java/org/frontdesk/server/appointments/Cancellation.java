package org.frontdesk.server.appointments;

/**
 * Why an appointment is called off.
 *
 * @param words what else is to be said; may be empty
 */
public record Cancellation(CancellationCode code, String words) {}

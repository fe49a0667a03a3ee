/**
 * Patients' appointments: booked, confirmed, cancelled, expired. The heart of the server.
 *
 * <p>{@link org.frontdesk.server.appointments.AppointmentGrpcService} turns a request into an {@link
 * org.frontdesk.server.appointments.AppointmentCommand} such as {@link
 * org.frontdesk.server.appointments.BookAppointment}, a record that reads as the rule it is. The {@link
 * org.frontdesk.server.appointments.BookingLane} lets all commands that wait share one transaction, in which a {@code
 * BookingBatch} reads what they need ({@code BatchReads}), has each decide in turn on the {@code LockedSchedule}, and
 * writes what they changed ({@code BatchWrites}). Each command is answered with one of its sealed outcomes; every way to
 * be refused is in {@link org.frontdesk.server.appointments.Refused}.
 *
 * <p>{@link org.frontdesk.server.appointments.HoldExpiry} sends holds that ran out through the same lane. Questions that
 * change nothing go through {@link org.frontdesk.server.appointments.AppointmentQueries}, past the lane. Nobody is told
 * of a change from here: {@code live} reads it in the log.
 */
package org.frontdesk.server.appointments;

/**
 * The times at which doctors receive patients: slots, how they are made and how free ones are found.
 *
 * <p>{@link org.frontdesk.server.schedule.ScheduleGrpcService} decodes, calls, encodes. New slots come from {@link
 * org.frontdesk.server.schedule.CreateTimeSlots}, one by one or as a {@link
 * org.frontdesk.server.schedule.WorkingPattern} over many days makes them, right across daylight-saving changes; {@link
 * org.frontdesk.server.schedule.ClinicDays} says what a day is. {@link org.frontdesk.server.schedule.SlotQueries} reads,
 * {@link org.frontdesk.server.schedule.NearestFreeSlots} finds what to offer instead of a taken one. Places are taken and
 * freed in {@code appointments} only; streams are fed by {@code live} through {@link
 * org.frontdesk.server.schedule.SlotWatch}.
 */
package org.frontdesk.server.schedule;

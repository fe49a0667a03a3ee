/**
 * The times at which doctors receive patients: slots, how they are made and how free ones are found.
 *
 * <p>{@link org.frontdesk.server.schedule.ScheduleGrpcService} decodes, calls, encodes. New slots come from {@link
 * org.frontdesk.server.schedule.CreateTimeSlots}, one by one or as a {@link
 * org.frontdesk.server.schedule.WorkingPattern} over many days makes them, right across daylight-saving changes; {@link
 * org.frontdesk.server.schedule.ClinicDays} says what a day is. {@link org.frontdesk.server.schedule.SlotQueries} reads,
 * {@link org.frontdesk.server.schedule.FirstFreeTimes} and {@link org.frontdesk.server.schedule.NearestFreeSlots} find free
 * places. Places are taken and
 * freed in {@code appointments} only; streams are fed by {@code live} through {@link
 * org.frontdesk.server.schedule.SlotWatch}.
 *
 * <p>Changes of slots (capacity, blocking, deletion) do not run through the booking lane but in transactions of their own:
 * they are rare, may be of thousands of slots, and would hold up every booking that waits behind them. They lock slots in
 * the order of their ids as the lane does ({@link org.frontdesk.server.schedule.LockedSlots}), so neither waits for the
 * other in a circle; where both meet at a slot, whoever comes second decides again on what the first one left.
 *
 * <p>What a {@link org.frontdesk.server.schedule.WeeklyTemplate} makes comes ahead of time through {@link
 * org.frontdesk.server.schedule.SlotsAhead}: once, whoever runs it, as servers take turns at a table lock that goes with its
 * transaction. A {@link org.frontdesk.server.schedule.Closure} (time off, holiday) blocks slots and never touches an
 * appointment.
 */
package org.frontdesk.server.schedule;

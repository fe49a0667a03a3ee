/**
 * A doctor's day as a whole. {@link org.frontdesk.server.doctordays.DoctorSchedule} reads it in one piece. Where a doctor falls ill, {@link org.frontdesk.server.doctordays.DayMovePreview} proposes places with
 * others, which {@link org.frontdesk.server.doctordays.DayAssignment} finds; the lane moves what the desk made of it as one {@link
 * org.frontdesk.server.appointments.MoveDoctorDay}, which also fills the call list. That is then worked through with {@link
 * org.frontdesk.server.doctordays.CallList} and {@link org.frontdesk.server.doctordays.MarkCalled}.
 *
 * <p>Nothing depends on what is here: it is put together from doctors, slots, appointments and patients.
 */
package org.frontdesk.server.doctordays;

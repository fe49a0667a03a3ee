/**
 * The pane beside the day sheet: one slot, from finding the patient to the end of the visit.
 *
 * <p>{@link org.frontdesk.desktop.booking.BookingViewModel} says which of its faces the pane shows. Finding a patient,
 * registering one, taking the place ({@link org.frontdesk.desktop.booking.TakePlaceViewModel}), holding it meanwhile
 * ({@link org.frontdesk.desktop.booking.HeldPlace}), blocking the slot and looking after one appointment are view models
 * of their own below it. Each request carries an id made before it is sent and kept until its outcome is known; what
 * others do meanwhile comes in through the shown day.
 */
package org.frontdesk.desktop.booking;

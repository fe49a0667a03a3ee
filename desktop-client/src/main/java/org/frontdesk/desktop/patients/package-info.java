/**
 * The patients as the clinic knows them: finding one while somebody types, the record with its appointments, and the form with
 * which one is registered or edited.
 *
 * <p>{@link org.frontdesk.desktop.patients.PatientsViewModel} says whose record is open and what stands beside the list. The
 * search and the form are the booking pane's, too. Of a patient's appointments those of today are followed as they change;
 * the others are as of when they were read, and the screen says so.
 */
package org.frontdesk.desktop.patients;

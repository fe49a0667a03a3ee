/**
 * What the clinic set for itself: its name, zone and times. {@link org.frontdesk.server.clinic.ClinicSettings} knows it as it is
 * now, on every server; whoever needs a setting asks it each time, and is handed it as a supplier where it must not know this
 * room.
 */
package org.frontdesk.server.clinic;

/**
 * A clinic that does not exist, for trying things out. {@link org.frontdesk.server.operations.demo.DemoClinic} asks {@link
 * org.frontdesk.server.operations.demo.DemoPeople} who works and is treated there, {@link
 * org.frontdesk.server.operations.demo.DemoSchedule} when, and {@link
 * org.frontdesk.server.operations.demo.DemoBookings} who has booked what, and writes it in one transaction. Everything
 * is generated; no name, number or address belongs to anybody.
 */
package org.frontdesk.server.operations.demo;

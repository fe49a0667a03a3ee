/**
 * What leaves the clinic as a file and comes in as one: appointments as iCalendar, people and slots as CSV.
 *
 * <p>{@link org.frontdesk.server.exchange.CalendarFiles} writes calendar files of what {@link
 * org.frontdesk.server.exchange.CalendarQueries} found.
 */
package org.frontdesk.server.exchange;

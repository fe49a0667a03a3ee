/**
 * What leaves the clinic as a file and comes in as one: appointments as iCalendar, people and slots as CSV.
 *
 * <p>{@link org.frontdesk.server.exchange.CalendarFiles} writes calendar files of what {@link
 * org.frontdesk.server.exchange.CalendarQueries} found. {@link org.frontdesk.server.exchange.ImportCsv} reads a whole
 * file, reports every line that is in the way, and makes all records in one transaction or none; {@link
 * org.frontdesk.server.exchange.ExportCsv} writes a file a page at a time. Each that takes patients' data out of the clinic
 * is in the audit log before anything leaves.
 */
package org.frontdesk.server.exchange;

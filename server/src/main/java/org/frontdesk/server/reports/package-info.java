/**
 * How the clinic's time is used. {@link org.frontdesk.server.reports.ActivityReport} has the database count slots and appointments,
 * through {@link org.frontdesk.server.database.Transactions#report}: read only, on few connections that nothing else waits for.
 * What each figure means is said in {@code report_service.proto}.
 */
package org.frontdesk.server.reports;

package org.frontdesk.desktop.reports;

import org.frontdesk.api.v1.ReportFigures;

/**
 * A line of a report.
 *
 * @param name a doctor, a specialization, a week, or that it is all of it
 * @param shortName where there is little room
 * @param total whether it is the sum of the others
 */
record ReportLine(String name, String shortName, ReportFigures figures, boolean total) {}

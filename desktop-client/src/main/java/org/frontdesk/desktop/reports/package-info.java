/**
 * How the clinic's time is used: of some days, by doctor, specialization or week, drawn as charts with the figures beneath, and
 * saved as CSV or PDF. The server counts; here it is asked, drawn and explained.
 */
package org.frontdesk.desktop.reports;

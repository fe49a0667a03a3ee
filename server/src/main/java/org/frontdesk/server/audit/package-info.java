/**
 * What was done, by whom, to which record. A use case writes its {@link org.frontdesk.server.audit.AuditEntry} through
 * {@link org.frontdesk.server.audit.AuditTrail} in the transaction that makes the change, so that neither is there without
 * the other. Appointments have a trail of their own, written by the booking lane.
 */
package org.frontdesk.server.audit;

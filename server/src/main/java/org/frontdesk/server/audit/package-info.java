/**
 * What was done, by whom, to which record; and who was shown which patients.
 *
 * <p>A use case writes its {@link org.frontdesk.server.audit.AuditEntry} through {@link org.frontdesk.server.audit.AuditTrail} in
 * the transaction that makes the change, so that neither is there without the other. Appointments have a trail of their
 * own, written by the booking lane. What an answer shows of patients, {@link org.frontdesk.server.audit.ReadRecorder} has
 * {@link org.frontdesk.server.audit.ReadLog} write down before the answer leaves;
 * {@link org.frontdesk.server.audit.PatientReads} tables which calls show patients. The three logs are read as one list through
 * {@link org.frontdesk.server.audit.ReadAudit}.
 */
package org.frontdesk.server.audit;

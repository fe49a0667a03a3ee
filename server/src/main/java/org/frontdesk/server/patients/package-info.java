/**
 * The clinic's patients: found while somebody types, registered once, shown beside their appointments.
 *
 * <p>{@link org.frontdesk.server.patients.PatientGrpcService} decodes, calls, encodes. {@link
 * org.frontdesk.server.patients.PatientQueries} finds by name, phone, number or birth date; {@link
 * org.frontdesk.server.patients.RegisterPatient} settles a registration in a transaction of its own. {@link
 * org.frontdesk.server.patients.PatientSummaries} remembers the little that a schedule shows of a patient and forgets it
 * when the change feed says so. What is known of patients is in no log line, exception or metric.
 */
package org.frontdesk.server.patients;

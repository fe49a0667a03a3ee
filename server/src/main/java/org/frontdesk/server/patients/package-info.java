/**
 * The clinic's patients: found while somebody types, registered once, shown beside their appointments.
 *
 * <p>{@link org.frontdesk.server.patients.PatientGrpcService} decodes, calls, encodes. {@link
 * org.frontdesk.server.patients.PatientSearch} finds by name, phone, number or birth date; {@link
 * org.frontdesk.server.patients.RegisterPatient} and {@link org.frontdesk.server.patients.UpdatePatient} settle in
 * transactions of their own, and {@link org.frontdesk.server.patients.Duplicates} tells who may be there already. Two records that
 * are of one person after all become one in {@link org.frontdesk.server.patients.MergePatients}, and {@link
 * org.frontdesk.server.patients.PatientExport} tells everything that is held on one. {@link
 * org.frontdesk.server.patients.PatientSummaries} remembers the little that a schedule shows of a patient and forgets it
 * when the change feed says so. What is known of patients is in no log line, exception or metric.
 */
package org.frontdesk.server.patients;

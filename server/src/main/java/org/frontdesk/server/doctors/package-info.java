/**
 * The clinic's doctors, as the schedule and everybody who books needs to know them.
 *
 * <p>{@link org.frontdesk.server.doctors.DoctorGrpcService} answers from {@link
 * org.frontdesk.server.doctors.DoctorQueries}. {@link org.frontdesk.server.doctors.DoctorProfiles} takes doctors in and writes
 * their profiles; {@link org.frontdesk.server.doctors.DoctorActivity} says whether they take appointments. What others refuse because of one, {@link
 * org.frontdesk.server.doctors.DoctorUnknown} and {@link org.frontdesk.server.doctors.DoctorInactive}, is said here, so
 * that it is said alike.
 */
package org.frontdesk.server.doctors;

package org.frontdesk.server.doctors;

/**
 * A doctor's profile.
 *
 * @param active whether the doctor takes appointments
 * @param version grows with every change
 */
public record Doctor(
        DoctorId id,
        String givenName,
        String familyName,
        String displayName,
        String specialization,
        String email,
        String licenceNumber,
        boolean active,
        long version) {}

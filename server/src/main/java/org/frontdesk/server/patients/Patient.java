package org.frontdesk.server.patients;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A registered patient.
 *
 * @param phone E.164, or empty
 * @param email may be empty
 * @param version grows with every change
 */
public record Patient(
        PatientId id,
        long number,
        String givenName,
        String familyName,
        LocalDate birthDate,
        String phone,
        String email,
        Instant registeredAt,
        long version) {}

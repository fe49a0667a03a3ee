package org.frontdesk.server.access;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A user account as its owner sees it; who calls with its session is its {@link #caller()}.
 *
 * @param mustChangePassword whether it may do nothing until its owner has chosen a password
 * @param hasSecondFactor whether signing in to it asks for a code besides the password
 * @param permissions granted beyond its role, in alphabetical order
 */
public record Account(
        UserId userId,
        String username,
        String displayName,
        Role role,
        Optional<DoctorId> doctorId,
        Optional<PatientId> patientId,
        boolean mustChangePassword,
        boolean hasSecondFactor,
        List<String> permissions) {

    public Account {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(username);
        Objects.requireNonNull(displayName);
        // Absent in outcomes that were stored before any could be granted.
        permissions = permissions == null ? List.of() : List.copyOf(permissions);
        if ((role == Role.DOCTOR) != doctorId.isPresent()
                || (role == Role.PATIENT) != patientId.isPresent()) {
            throw new IllegalArgumentException(
                    "a doctor's account names its doctor, a patient's its patient, others neither");
        }
    }

    /** Whether it may do what needs this permission, as far as its role may at all. */
    public boolean isGranted(String permission) {
        return role == Role.ADMIN || permissions.contains(permission);
    }

    /** Who acts when this account calls. */
    public Caller caller() {
        return new Caller(userId, displayName, role, doctorId, patientId);
    }
}

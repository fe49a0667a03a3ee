package org.frontdesk.server.access;

import org.frontdesk.api.v1.UserState;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.rpc.Fields;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what a request says of an account. */
final class UserFields {

    private static final int LONGEST_NAME = 100;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");

    private UserFields() {}

    /** In the form in which names are stored. */
    static String username(Fields fields, String value) {
        String username = UserAccounts.normalized(value);
        if (!USERNAME.matcher(username).matches()) {
            fields.violation("username", "is not 1 to 64 letters, digits and . - _ @ +");
        }
        return username;
    }

    static String displayName(Fields fields, String value) {
        return fields.text("display_name", value, LONGEST_NAME);
    }

    /** Permissions that can be granted to a person. */
    static SortedSet<String> permissions(Fields fields, List<String> values) {
        SortedSet<String> known = UserPermissions.names();
        for (int i = 0; i < values.size(); i++) {
            if (!known.contains(values.get(i))) {
                fields.violation("permissions[" + i + "]", "can't be granted to a person");
            }
        }
        return new TreeSet<>(values);
    }

    /** Whether disabled accounts are wanted, or enabled ones; empty: both. */
    static Optional<Boolean> disabled(Fields fields, UserState state) {
        return switch (state) {
            case USER_STATE_UNSPECIFIED -> Optional.empty();
            case USER_STATE_ENABLED -> Optional.of(false);
            case USER_STATE_DISABLED -> Optional.of(true);
            case UNRECOGNIZED -> {
                fields.violation("state", "is not a state");
                yield Optional.empty();
            }
        };
    }

    /** What an account is for, and whose it is. */
    record Link(Role role, Optional<DoctorId> doctor, Optional<PatientId> patient) {}

    static Link link(
            Fields fields, org.frontdesk.api.v1.Role wanted, String doctorId, String patientId) {
        Role role = UserMessages.decode(wanted).orElse(null);
        if (role == null) {
            fields.violation("role", "is required");
        } else if (role == Role.SERVICE) {
            fields.violation("role", "is for service keys only");
        }
        return new Link(
                role,
                linked(fields, "doctor_id", doctorId, role == Role.DOCTOR, DoctorId::new),
                linked(fields, "patient_id", patientId, role == Role.PATIENT, PatientId::new));
    }

    private static <I> Optional<I> linked(
            Fields fields, String field, String value, boolean isWanted, Function<UUID, I> type) {
        if (isWanted) {
            return Optional.ofNullable(fields.id(field, value, type));
        }
        if (!value.isEmpty()) {
            fields.violation(field, "is not for this role");
        }
        return Optional.empty();
    }
}

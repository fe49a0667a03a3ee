package org.frontdesk.server.access;

import org.frontdesk.api.v1.User;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.server.rpc.WireTime;

import java.util.Optional;

/** Accounts as the contract writes them. */
final class UserMessages {

    private UserMessages() {}

    static UserAccount encode(ManagedAccount managed) {
        return UserAccount.newBuilder()
                .setUser(encode(managed.account()))
                .setDisabled(managed.disabled())
                .setCreatedAt(WireTime.timestamp(managed.createdAt()))
                .setEtag(Long.toUnsignedString(managed.version()))
                .build();
    }

    static User encode(Account account) {
        User.Builder user =
                User.newBuilder()
                        .setUserId(account.userId().toString())
                        .setUsername(account.username())
                        .setDisplayName(account.displayName())
                        .setRole(encode(account.role()))
                        .setMustChangePassword(account.mustChangePassword())
                        .setHasSecondFactor(account.hasSecondFactor())
                        .addAllPermissions(account.permissions());
        account.doctorId().ifPresent(doctor -> user.setDoctorId(doctor.toString()));
        account.patientId().ifPresent(patient -> user.setPatientId(patient.toString()));
        return user.build();
    }

    /** Empty for none, and for one that this server does not know. */
    static Optional<Role> decode(org.frontdesk.api.v1.Role role) {
        return switch (role) {
            case ROLE_RECEPTIONIST -> Optional.of(Role.RECEPTIONIST);
            case ROLE_DOCTOR -> Optional.of(Role.DOCTOR);
            case ROLE_ADMIN -> Optional.of(Role.ADMIN);
            case ROLE_PATIENT -> Optional.of(Role.PATIENT);
            case ROLE_SERVICE -> Optional.of(Role.SERVICE);
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    private static org.frontdesk.api.v1.Role encode(Role role) {
        return switch (role) {
            case RECEPTIONIST -> org.frontdesk.api.v1.Role.ROLE_RECEPTIONIST;
            case DOCTOR -> org.frontdesk.api.v1.Role.ROLE_DOCTOR;
            case ADMIN -> org.frontdesk.api.v1.Role.ROLE_ADMIN;
            case PATIENT -> org.frontdesk.api.v1.Role.ROLE_PATIENT;
            case SERVICE -> org.frontdesk.api.v1.Role.ROLE_SERVICE;
        };
    }
}

package org.frontdesk.server.access;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which methods a person needs a permission for that an administrator granted to their account, besides the role that {@link
 * Permissions} asks for. Administrators need none. The names are those of service keys, in {@link ServicePermissions}.
 */
public final class UserPermissions {

    private static final Map<String, String> TABLE =
            Map.of("frontdesk.v1.AppointmentService/OverbookAppointment", "appointments.overbook");

    private UserPermissions() {}

    /** The permission a person needs; empty: none. */
    public static Optional<String> of(String fullMethodName) {
        return Optional.ofNullable(TABLE.get(fullMethodName));
    }

    /** Every permission that can be granted. */
    public static SortedSet<String> names() {
        return new TreeSet<>(TABLE.values());
    }
}

package org.frontdesk.server.access;

/** What an account is for; the names are those stored in {@code users.role}. */
public enum Role {
    RECEPTIONIST,
    DOCTOR,
    ADMIN,
    PATIENT,
    SERVICE
}

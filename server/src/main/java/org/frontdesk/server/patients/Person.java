package org.frontdesk.server.patients;

import java.time.LocalDate;

/**
 * What somebody says of a person.
 *
 * @param phone E.164, or empty
 * @param email may be empty
 */
public record Person(
        String givenName, String familyName, LocalDate birthDate, String phone, String email) {

    /** Both names as one; empty where neither is known. */
    String name() {
        return (givenName + " " + familyName).strip();
    }
}

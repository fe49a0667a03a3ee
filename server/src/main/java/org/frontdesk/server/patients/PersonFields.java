package org.frontdesk.server.patients;

import org.frontdesk.server.rpc.Fields;

import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Reads what a request says of a person. */
final class PersonFields {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254; // RFC 5321
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final Fields fields;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    PersonFields(Fields fields, Clock clinicClock) {
        this.fields = fields;
        this.clinicClock = clinicClock;
    }

    /** A whole person. */
    Person person(
            String givenName, String familyName, String birthDate, String phone, String email) {
        return new Person(
                fields.text("given_name", givenName, LONGEST_NAME),
                fields.text("family_name", familyName, LONGEST_NAME),
                birthDate(birthDate),
                phone(phone),
                email(email));
    }

    /** As much of a person as is known; the birth date is null where it is not. */
    Person partOfPerson(
            String givenName, String familyName, String birthDate, String phone, String email) {
        if ((givenName + familyName + birthDate + phone + email).isBlank()) {
            fields.violation("family_name", "or another field is required");
        }
        return new Person(
                fields.optionalText("given_name", givenName, LONGEST_NAME),
                fields.optionalText("family_name", familyName, LONGEST_NAME),
                birthDate.isEmpty() ? null : birthDate(birthDate),
                phone(phone),
                email(email));
    }

    private LocalDate birthDate(String value) {
        LocalDate date = fields.date("birth_date", value);
        if (date != null && date.isAfter(LocalDate.now(clinicClock))) {
            fields.violation("birth_date", "is in the future");
        }
        return date;
    }

    private String phone(String value) {
        String phone = value.replaceAll("[\\s.()-]", "");
        if (!phone.isEmpty() && !E164.matcher(phone).matches()) {
            fields.violation("phone", "is not a number as +34910000000");
        }
        return phone;
    }

    private String email(String value) {
        String email = fields.optionalText("email", value, LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.violation("email", "is not an e-mail address");
        }
        return email;
    }
}

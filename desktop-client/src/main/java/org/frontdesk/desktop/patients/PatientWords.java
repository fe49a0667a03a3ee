package org.frontdesk.desktop.patients;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;

/** How a patient is named everywhere, and what tells two of one name apart. */
public final class PatientWords {

    private PatientWords() {}

    /** Given and family name. */
    public static String name(Patient patient) {
        return patient.getGivenName() + " " + patient.getFamilyName();
    }

    /** Birth date, number and, where there is one, telephone. */
    public static String details(Patient patient, Texts texts) {
        return texts.get(
                patient.getPhone().isEmpty() ? "patient.details" : "patient.detailsWithPhone",
                texts.date(LocalDate.parse(patient.getBirthDate())),
                Long.toString(patient.getPatientNumber()),
                patient.getPhone());
    }

    /** Age, birth date and number. */
    static String ageAndNumber(Patient patient, Clock clock, Texts texts) {
        LocalDate born = LocalDate.parse(patient.getBirthDate());
        return texts.get(
                "patients.ageAndNumber",
                Period.between(born, LocalDate.now(clock)).getYears(),
                texts.date(born),
                Long.toString(patient.getPatientNumber()));
    }
}

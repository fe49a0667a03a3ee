package org.frontdesk.desktop.audit;

import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;

/** Says the values of facts as people read them: names for ids that are known, dates and times as the clinic writes them. */
final class FactValues {

    private final Doctors doctors;
    private final People people;
    private final ZoneId zone;
    private final Texts texts;

    FactValues(Doctors doctors, People people, ZoneId zone, Texts texts) {
        this.doctors = doctors;
        this.people = people;
        this.zone = zone;
        this.texts = texts;
    }

    /** A value of the fact with this name; as it is where there is nothing better. */
    String inWords(String fact, String value) {
        if (value.isEmpty() || value.equals("null")) {
            return texts.get("audit.empty");
        }
        return switch (fact) {
            case "status" -> status(value);
            case "state" -> state(value);
            case "role" -> role(value);
            case "action" ->
                    KnownAction.of(value).map(known -> texts.get(known.textKey())).orElse(value);
            case "record_kind" ->
                    KnownKind.of(value).map(known -> texts.get(known.textKey())).orElse(value);
            default -> byForm(value);
        };
    }

    private String byForm(String value) {
        if (value.equals("true")) {
            return texts.get("audit.yes");
        }
        if (value.equals("false")) {
            return texts.get("audit.no");
        }
        String doctor = doctors.name(value);
        return Optional.of(doctor)
                .filter(name -> !name.isEmpty())
                .or(() -> people.of(value).map(Person::name))
                .or(() -> moment(value))
                .or(() -> day(value))
                .orElse(value);
    }

    private Optional<String> moment(String value) {
        try {
            ZonedDateTime at = OffsetDateTime.parse(value).atZoneSameInstant(zone);
            return Optional.of(
                    texts.get(
                            "myday.history.when",
                            texts.date(at.toLocalDate()),
                            texts.time(at.toLocalTime())));
        } catch (DateTimeException isNone) {
            return Optional.empty();
        }
    }

    private Optional<String> day(String value) {
        try {
            return Optional.of(texts.date(LocalDate.parse(value)));
        } catch (DateTimeException isNone) {
            return Optional.empty();
        }
    }

    private String status(String value) {
        return Arrays.stream(AppointmentStatus.values())
                .filter(one -> one.name().equals("APPOINTMENT_STATUS_" + value))
                .findFirst()
                .map(one -> texts.get(VisitStatus.of(one).textKey()))
                .orElse(value);
    }

    private String state(String value) {
        return switch (value) {
            case "WAITING" -> texts.get("audit.state.waiting");
            case "OFFERED" -> texts.get("audit.state.offered");
            case "SERVED" -> texts.get("audit.state.served");
            case "LEFT" -> texts.get("audit.state.left");
            default -> value;
        };
    }

    private String role(String value) {
        return switch (value) {
            case "RECEPTIONIST" -> texts.get("role.receptionist");
            case "DOCTOR" -> texts.get("role.doctor");
            case "ADMIN" -> texts.get("role.admin");
            case "PATIENT" -> texts.get("role.patient");
            case "SERVICE" -> texts.get("role.service");
            default -> value;
        };
    }
}

package org.frontdesk.desktop.audit;

import org.frontdesk.api.v1.AuditEntry;
import org.frontdesk.api.v1.AuditFact;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in words what an entry of the audit means; what this version does not know is shown as the server names it. */
final class AuditWords {

    private static final String READ = "READ";

    private final Doctors doctors;
    private final People people;
    private final FactValues values;
    private final ZoneId zone;
    private final Texts texts;

    AuditWords(Doctors doctors, People people, ZoneId zone, Texts texts) {
        this.doctors = doctors;
        this.people = people;
        this.values = new FactValues(doctors, people, zone, texts);
        this.zone = zone;
        this.texts = texts;
    }

    AuditRow row(AuditEntry entry) {
        return new AuditRow(
                entry, when(entry), who(entry), action(entry.getAction()), about(entry));
    }

    String action(String name) {
        return KnownAction.of(name)
                .map(known -> texts.get(known.textKey()))
                .orElseGet(() -> plain(name));
    }

    String kind(String kind) {
        return KnownKind.of(kind)
                .map(known -> texts.get(known.textKey()))
                .orElseGet(() -> plain(kind));
    }

    /** Where patients were shown; empty for what is no read. */
    String shownBy(AuditEntry entry) {
        return KnownRead.of(entry.getMethod())
                .map(known -> texts.get(known.textKey()))
                .orElse(entry.getMethod());
    }

    List<FactLine> facts(AuditEntry entry) {
        return entry.getFactsList().stream().map(this::fact).toList();
    }

    private FactLine fact(AuditFact fact) {
        return new FactLine(
                KnownFact.of(fact.getName())
                        .map(known -> texts.get(known.textKey()))
                        .orElseGet(() -> plain(fact.getName())),
                fact.hasFromValue()
                        ? Optional.of(values.inWords(fact.getName(), fact.getFromValue()))
                        : Optional.empty(),
                values.inWords(fact.getName(), fact.getToValue()));
    }

    private String when(AuditEntry entry) {
        LocalDateTime at = WireTime.at(entry.getTime(), zone).toLocalDateTime();
        return texts.get(
                "audit.when",
                texts.date(at.toLocalDate()),
                texts.time(at.toLocalTime()),
                "%02d".formatted(at.getSecond()));
    }

    /** Nobody who was signed in: the server, or somebody whom it did not let in. */
    private String who(AuditEntry entry) {
        if (!entry.getUserId().isEmpty()) {
            return entry.getUserName().isEmpty() ? entry.getUserId() : entry.getUserName();
        }
        return KnownAction.of(entry.getAction()).filter(AuditWords::isOfStrangers).isPresent()
                ? texts.get("audit.stranger")
                : texts.get("trail.byServer");
    }

    private static boolean isOfStrangers(KnownAction action) {
        return action == KnownAction.SIGN_IN_FAILED || action == KnownAction.LOCK_OUT;
    }

    private String about(AuditEntry entry) {
        if (entry.getAction().equals(READ)) {
            return texts.get("audit.patients.by", entry.getPatientCount(), shownBy(entry));
        }
        String kind = kind(entry.getRecordKind());
        String name =
                KnownKind.of(entry.getRecordKind())
                        .map(
                                known ->
                                        switch (known) {
                                            case DOCTORS -> doctors.name(entry.getRecordId());
                                            case USERS ->
                                                    people.of(entry.getRecordId())
                                                            .map(Person::name)
                                                            .orElse("");
                                            default -> "";
                                        })
                        .orElse("");
        return name.isEmpty() ? kind : texts.get("audit.named", kind, name);
    }

    /** {@code UPDATE_SOMETHING} and {@code some_name} as a person would write them. */
    private static String plain(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty()
                ? ""
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}

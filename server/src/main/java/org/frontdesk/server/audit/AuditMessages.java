package org.frontdesk.server.audit;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.AuditFact;
import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says in the contract's words what was done or shown, with the names people know its users by. */
public final class AuditMessages {

    /** 500 entries that show this many patients each are still well below the largest message, as is the text below. */
    private static final int MOST_PATIENTS = 50;

    private static final int LONGEST_VALUE = 1_000;

    private final DisplayNames users;

    public AuditMessages(DisplayNames users) {
        this.users = users;
    }

    /**
     * In the same order; looks up all names at once.
     *
     * @param asked patients who come first in each entry
     */
    List<org.frontdesk.api.v1.AuditEntry> encode(
            List<AuditLogs.Listed> entries, List<PatientId> asked) {
        Map<UserId, String> names =
                users.of(
                        entries.stream()
                                .flatMap(one -> one.entry().actor().stream())
                                .collect(Collectors.toSet()));
        return entries.stream().map(one -> encode(one, names, asked)).toList();
    }

    private static org.frontdesk.api.v1.AuditEntry encode(
            AuditLogs.Listed listed, Map<UserId, String> names, List<PatientId> asked) {
        LogEntry entry = listed.entry();
        var message =
                org.frontdesk.api.v1.AuditEntry.newBuilder()
                        .setEntryId(listed.id())
                        .setTime(timestamp(entry.at()))
                        .setAction(entry.action())
                        .setRecordKind(entry.recordKind())
                        .setRecordId(entry.record().map(UUID::toString).orElse(""))
                        .addAllPatientIds(shown(entry.patients(), asked))
                        .setPatientCount(entry.patients().size())
                        .setRequestId(entry.request().map(UUID::toString).orElse(""))
                        .setMethod(entry.method())
                        .addAllFacts(entry.facts().stream().map(AuditMessages::encode).toList());
        entry.actor()
                .ifPresent(
                        actor ->
                                message.setUserId(actor.toString())
                                        .setUserName(names.getOrDefault(actor, "")));
        return message.build();
    }

    private static List<String> shown(List<PatientId> patients, List<PatientId> asked) {
        return patients.stream()
                .sorted(Comparator.comparing(one -> !asked.contains(one)))
                .limit(MOST_PATIENTS)
                .map(PatientId::toString)
                .toList();
    }

    private static AuditFact encode(LogEntry.Fact fact) {
        var message = AuditFact.newBuilder().setName(fact.name()).setToValue(cut(fact.to()));
        fact.from().ifPresent(from -> message.setFromValue(cut(from)));
        return message.build();
    }

    private static String cut(String value) {
        if (value.codePointCount(0, value.length()) <= LONGEST_VALUE) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }
}

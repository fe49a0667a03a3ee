package org.frontdesk.server.audit;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that was done.
 *
 * @param actor empty: the server itself
 * @param action in capitals, such as {@code REGISTER_PATIENT}
 * @param recordKind the table, such as {@code patients}
 * @param record empty: no single record, such as a bulk of slots
 * @param patient whose record was touched, where it is a patient's
 * @param request the caller's request id, where there was one
 * @param detail what changed: a name and its value, or {@code [from, to]}
 */
public record AuditEntry(
        Optional<UserId> actor,
        String action,
        String recordKind,
        Optional<UUID> record,
        Optional<UUID> patient,
        Optional<RequestId> request,
        Map<String, Object> detail) {

    /** What an intention did to one record. */
    public static AuditEntry of(
            Intention intention, String action, String recordKind, UUID record) {
        return new AuditEntry(
                Optional.of(intention.actor()),
                action,
                recordKind,
                Optional.of(record),
                Optional.empty(),
                Optional.of(intention.id()),
                Map.of());
    }

    /** What the server did by itself. */
    public static AuditEntry byServer(String action, String recordKind, UUID record) {
        return new AuditEntry(
                Optional.empty(),
                action,
                recordKind,
                Optional.of(record),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public AuditEntry onPatient(UUID id) {
        return new AuditEntry(actor, action, recordKind, record, Optional.of(id), request, detail);
    }

    /** With one more thing that is worth knowing; a null value is left out. */
    public AuditEntry with(String name, Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(detail);
        more.put(name, value);
        return new AuditEntry(actor, action, recordKind, record, patient, request, more);
    }

    /** With a value that changed, unless it did not. */
    public AuditEntry changed(String name, Object from, Object to) {
        return String.valueOf(from).equals(String.valueOf(to))
                ? this
                : with(name, java.util.List.of(String.valueOf(from), String.valueOf(to)));
    }
}

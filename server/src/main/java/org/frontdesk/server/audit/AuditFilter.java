package org.frontdesk.server.audit;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries of the logs are wanted: all that match everything that is set.
 *
 * @param patients any of them: a patient and the records that were merged into theirs; empty: whoever, also nobody
 * @param from inclusive
 * @param to exclusive
 */
record AuditFilter(
        Optional<UserId> actor,
        List<PatientId> patients,
        Optional<RecordName> record,
        Optional<String> action,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** A single record. */
    record RecordName(String kind, UUID id) {}

    AuditFilter withPatients(List<PatientId> all) {
        return new AuditFilter(actor, all, record, action, from, to);
    }

    UUID[] patientIds() {
        return patients.stream().map(PatientId::value).toArray(UUID[]::new);
    }

    Condition byActorAndTime(Field<UUID> whoDid, Field<Instant> at) {
        Condition wanted = DSL.noCondition();
        if (actor.isPresent()) {
            wanted = wanted.and(whoDid.eq(actor.get().value()));
        }
        if (from.isPresent()) {
            wanted = wanted.and(at.ge(from.get()));
        }
        if (to.isPresent()) {
            wanted = wanted.and(at.lt(to.get()));
        }
        return wanted;
    }

    /** Whether a patient or a record is named, whose entries are few and found by it. */
    boolean hasKey() {
        return record.isPresent() || !patients.isEmpty();
    }

    /** Whether a record of this kind may be among what is wanted. */
    boolean wantsKind(String kind) {
        return record.map(RecordName::kind).filter(wanted -> !wanted.equals(kind)).isEmpty();
    }
}

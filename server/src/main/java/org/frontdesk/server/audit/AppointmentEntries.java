package org.frontdesk.server.audit;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_AUDIT_LOG;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AuditAction;
import org.frontdesk.server.database.schema.tables.records.AppointmentAuditLogRecord;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The steps of appointments. This log has only the indexes that a booking can't do without (V100 says what another would cost
 * it): one appointment and one patient are found by them; by actor and action alone it is gone through backwards, a part at a
 * time.
 */
final class AppointmentEntries implements AuditSource {

    /** Gone through in about a hundredth of a second; who wants to see further back asks for the next page. */
    static final long MOST_LOOKED_THROUGH = 20_000;

    private static final String KIND = "appointments";

    @Override
    public String table() {
        return APPOINTMENT_AUDIT_LOG.getName();
    }

    @Override
    public char letter() {
        return 'a';
    }

    @Override
    public Stretch read(DSLContext db, AuditFilter filter, IdRange range, int most) {
        if (!filter.wantsKind(KIND) || filter.action().filter(one -> !isOurs(one)).isPresent()) {
            return Stretch.NOTHING;
        }
        boolean isSparse = filter.actor().isPresent() || filter.action().isPresent();
        IdRange looked = isSparse && !filter.hasKey() ? range.newest(MOST_LOOKED_THROUGH) : range;
        var rows =
                filter.hasKey()
                        ? NewestRows.foundFirst(
                                db,
                                APPOINTMENT_AUDIT_LOG,
                                APPOINTMENT_AUDIT_LOG.ID,
                                looked,
                                wanted(filter),
                                most)
                        : NewestRows.inOrder(
                                db,
                                APPOINTMENT_AUDIT_LOG,
                                APPOINTMENT_AUDIT_LOG.ID,
                                looked,
                                wanted(filter),
                                most);
        Map<UUID, UUID> patients = patients(db, rows);
        return Stretch.of(rows.map(row -> decode(row, patients)), most, looked.first(), range);
    }

    /** Whose the appointments are. */
    private static Map<UUID, UUID> patients(DSLContext db, List<AppointmentAuditLogRecord> rows) {
        UUID[] appointments =
                rows.stream()
                        .map(AppointmentAuditLogRecord::getAppointmentId)
                        .distinct()
                        .toArray(UUID[]::new);
        return db.select(APPOINTMENTS.ID, APPOINTMENTS.PATIENT_ID)
                .from(APPOINTMENTS)
                .where(APPOINTMENTS.ID.eq(DSL.any(appointments)))
                .fetchMap(APPOINTMENTS.ID, APPOINTMENTS.PATIENT_ID);
    }

    private static boolean isOurs(String action) {
        return Arrays.stream(AuditAction.values()).anyMatch(one -> one.name().equals(action));
    }

    private static Condition wanted(AuditFilter filter) {
        Condition wanted =
                filter.byActorAndTime(APPOINTMENT_AUDIT_LOG.ACTOR_ID, APPOINTMENT_AUDIT_LOG.AT);
        if (!filter.patients().isEmpty()) {
            wanted = wanted.and(isOfPatient(filter));
        }
        if (filter.record().isPresent()) {
            wanted =
                    wanted.and(APPOINTMENT_AUDIT_LOG.APPOINTMENT_ID.eq(filter.record().get().id()));
        }
        if (filter.action().isPresent()) {
            wanted = wanted.and(APPOINTMENT_AUDIT_LOG.ACTION.eq(filter.action().get()));
        }
        return wanted;
    }

    /** As an array, which PostgreSQL reads first: a patient's appointments are few. */
    private static Condition isOfPatient(AuditFilter filter) {
        return APPOINTMENT_AUDIT_LOG.APPOINTMENT_ID.eq(
                DSL.any(
                        DSL.array(
                                DSL.select(APPOINTMENTS.ID)
                                        .from(APPOINTMENTS)
                                        .where(APPOINTMENTS.PATIENT_ID.in(filter.patientIds())))));
    }

    private static LogEntry decode(AppointmentAuditLogRecord row, Map<UUID, UUID> patients) {
        return new LogEntry(
                row.getId(),
                row.getAt(),
                Optional.ofNullable(row.getActorId()).map(UserId::new),
                row.getAction(),
                KIND,
                Optional.of(row.getAppointmentId()),
                Stream.ofNullable(patients.get(row.getAppointmentId()))
                        .map(PatientId::new)
                        .toList(),
                Optional.ofNullable(row.getRequestId()),
                "",
                facts(row));
    }

    private static List<LogEntry.Fact> facts(AppointmentAuditLogRecord row) {
        return Stream.of(
                        changed("status", row.getFromStatus(), row.getToStatus()),
                        changed("slot_id", row.getFromSlotId(), row.getToSlotId()),
                        changed("start_time", row.getFromStartsAt(), row.getToStartsAt()),
                        changed("note", null, row.getNote().isEmpty() ? null : row.getNote()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<LogEntry.Fact> changed(String name, Object before, Object after) {
        return after == null || after.equals(before)
                ? Optional.empty()
                : Optional.of(
                        new LogEntry.Fact(
                                name,
                                Optional.ofNullable(before).map(Object::toString),
                                after.toString()));
    }
}

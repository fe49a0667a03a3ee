package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.CLOSURES;
import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists templates and closures. */
public final class AvailabilityQueries {

    /** The key of a page of templates. */
    public record TemplatePosition(UUID doctor, short weekday, UUID template) {}

    /** The key of a page of closures. */
    public record ClosurePosition(Instant end, UUID closure) {}

    private final Transactions transactions;

    public AvailabilityQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** In order of doctor, weekday, then id; no doctors: everybody's. */
    public List<WeeklyTemplate> templates(
            List<DoctorId> doctors, Optional<TemplatePosition> after, int most) {
        var table = WEEKLY_TEMPLATES;
        UUID[] ids = doctors.stream().map(DoctorId::value).toArray(UUID[]::new);
        return transactions.readOnly(
                db ->
                        db.selectFrom(table)
                                .where(
                                        ids.length == 0
                                                ? DSL.noCondition()
                                                : table.DOCTOR_ID.eq(DSL.any(ids)))
                                .and(
                                        after.map(
                                                        one ->
                                                                DSL.row(
                                                                                table.DOCTOR_ID,
                                                                                table.WEEKDAY,
                                                                                table.ID)
                                                                        .gt(
                                                                                one.doctor(),
                                                                                one.weekday(),
                                                                                one.template()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(table.DOCTOR_ID, table.WEEKDAY, table.ID)
                                .limit(most)
                                .fetch(WeeklyTemplate::decode));
    }

    /** Those that end after an instant, in order of end, then id; the clinic's holidays always among them. */
    public List<Closure> closures(
            List<DoctorId> doctors, Instant from, Optional<ClosurePosition> after, int most) {
        UUID[] ids = doctors.stream().map(DoctorId::value).toArray(UUID[]::new);
        return transactions.readOnly(
                db ->
                        db.selectFrom(CLOSURES)
                                .where(CLOSURES.ENDS_AT.gt(from))
                                .and(
                                        ids.length == 0
                                                ? DSL.noCondition()
                                                : CLOSURES.DOCTOR_ID
                                                        .isNull()
                                                        .or(CLOSURES.DOCTOR_ID.eq(DSL.any(ids))))
                                .and(
                                        after.map(
                                                        one ->
                                                                DSL.row(
                                                                                CLOSURES.ENDS_AT,
                                                                                CLOSURES.ID)
                                                                        .gt(
                                                                                one.end(),
                                                                                one.closure()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(CLOSURES.ENDS_AT, CLOSURES.ID)
                                .limit(most)
                                .fetch(Closure::decode));
    }
}

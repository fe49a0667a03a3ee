package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes slots ahead from the templates of doctors who take appointments, a short transaction for each doctor. Whoever runs
 * it, and however often, each slot is made once.
 */
public final class ExtendSchedule {

    /** What came of it. */
    public sealed interface Outcome permits Extended {}

    /** The slots are there. */
    public record Extended(SlotsAhead.Report report) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final SlotsAhead ahead;

    public ExtendSchedule(Transactions transactions, SlotsAhead ahead) {
        this.transactions = transactions;
        this.ahead = ahead;
    }

    /** How far ahead slots are made where nobody says otherwise. */
    int horizonDays() {
        return ahead.horizonDays();
    }

    /**
     * Runs once for each intention; an interrupted run goes on where it stopped.
     *
     * @param doctors empty: every doctor
     */
    public Settled<Outcome> settle(Intention intention, List<DoctorId> doctors, int days) {
        var report = run(Optional.of(intention), doctors, days, false);
        return transactions.serializable(
                PATIENCE,
                db -> StoredOutcomes.settle(db, intention, JSON, () -> new Extended(report)));
    }

    /** What would be made. Slots of two templates that would meet each other are not told. */
    public SlotsAhead.Report plan(List<DoctorId> doctors, int days) {
        return run(Optional.empty(), doctors, days, true);
    }

    /** Makes what is missing for everybody, as the server does by itself. */
    public SlotsAhead.Report run(int days) {
        return run(Optional.empty(), List.of(), days, false);
    }

    private SlotsAhead.Report run(
            Optional<Intention> intention, List<DoctorId> doctors, int days, boolean dryRun) {
        var report = SlotsAhead.Report.NOTHING;
        for (UUID doctor : withTemplates(doctors)) {
            report =
                    report.and(
                            dryRun
                                    ? transactions.readOnly(
                                            db -> extend(db, intention, doctor, days, true))
                                    : transactions.serializable(
                                            PATIENCE,
                                            db -> {
                                                SlotMaking.awaitTurn(db);
                                                return extend(db, intention, doctor, days, false);
                                            }));
        }
        return report;
    }

    private List<UUID> withTemplates(List<DoctorId> doctors) {
        UUID[] ids = doctors.stream().map(DoctorId::value).toArray(UUID[]::new);
        return transactions.readOnly(
                db ->
                        db.selectDistinct(DOCTORS.ID)
                                .from(DOCTORS)
                                .join(WEEKLY_TEMPLATES)
                                .on(WEEKLY_TEMPLATES.DOCTOR_ID.eq(DOCTORS.ID))
                                .where(DOCTORS.ACTIVE)
                                .and(
                                        ids.length == 0
                                                ? DSL.noCondition()
                                                : DOCTORS.ID.eq(DSL.any(ids)))
                                .orderBy(DOCTORS.ID)
                                .fetch(DOCTORS.ID));
    }

    private SlotsAhead.Report extend(
            DSLContext db, Optional<Intention> intention, UUID doctor, int days, boolean dryRun) {
        var report = SlotsAhead.Report.NOTHING;
        for (WeeklyTemplate template :
                db.selectFrom(WEEKLY_TEMPLATES)
                        .where(WEEKLY_TEMPLATES.DOCTOR_ID.eq(doctor))
                        .orderBy(WEEKLY_TEMPLATES.WEEKDAY, WEEKLY_TEMPLATES.ID)
                        .fetch(WeeklyTemplate::decode)) {
            report = report.and(ahead.extend(db, template, days, dryRun));
        }
        if (!dryRun && report.made() > 0) {
            var entry =
                    intention
                            .map(one -> AuditEntry.of(one, "EXTEND_SCHEDULE", "doctors", doctor))
                            .orElseGet(
                                    () ->
                                            AuditEntry.byServer(
                                                    "EXTEND_SCHEDULE", "doctors", doctor));
            AuditTrail.write(
                    db, entry.with("made", report.made()).with("clashes", report.clashCount()));
        }
        return report;
    }
}

package org.frontdesk.server.clinic;

import static org.frontdesk.server.database.schema.Tables.CLINIC_SETTINGS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes the clinic's settings. Slots stay at the instants they are at.
 *
 * <p>Outcomes, in order of precedence: {@link Outdated}, {@link Updated}.
 */
public final class UpdateClinic {

    /** What came of it. */
    public sealed interface Outcome permits Updated, Outdated {}

    /**
     * It is so now.
     *
     * @param hasMovedSlots whether slots that are still to come have other wall-clock times now
     */
    public record Updated(ClinicSettings.Versioned settings, boolean hasMovedSlots)
            implements Outcome {}

    /** Somebody else has changed the settings. */
    public record Outdated(EtagMismatch mismatch) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return mismatch.reason();
        }

        @Override
        public String sentence() {
            return mismatch.sentence();
        }

        @Override
        public Map<String, String> metadata() {
            return mismatch.metadata();
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Stands for the one row, which has no id, in the audit log. */
    private static final UUID THE_CLINIC = new UUID(0, 0);

    private final Transactions transactions;
    private final ClinicSettings settings;

    public UpdateClinic(Transactions transactions, ClinicSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    public Settled<Outcome> settle(Intention intention, long version, Clinic wanted) {
        Settled<Outcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> decide(db, intention, version, wanted)));
        settings.readAgain();
        return settled;
    }

    private static Outcome decide(DSLContext db, Intention intention, long version, Clinic wanted) {
        ClinicSettings.Versioned before =
                ClinicSettings.decode(db.selectFrom(CLINIC_SETTINGS).forUpdate().fetchSingle());
        if (before.version() != version) {
            return new Outdated(new EtagMismatch(Long.toUnsignedString(before.version())));
        }
        ClinicSettings.Versioned after =
                ClinicSettings.decode(
                        db.update(CLINIC_SETTINGS)
                                .set(ClinicSettings.record(wanted))
                                .where(CLINIC_SETTINGS.ONLY_ROW)
                                .returning()
                                .fetchSingle());
        Clinic was = before.clinic();
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "UPDATE_CLINIC", "clinic_settings", THE_CLINIC)
                        .changed("name", was.name(), wanted.name())
                        .changed("time_zone", was.zone(), wanted.zone())
                        .changed(
                                "confirmation_window",
                                was.confirmationWindow(),
                                wanted.confirmationWindow())
                        .changed("session_idle", was.sessionIdle(), wanted.sessionIdle())
                        .changed("horizon_days", was.horizonDays(), wanted.horizonDays())
                        .changed("language", was.language(), wanted.language()));
        return new Updated(after, !was.zone().equals(wanted.zone()) && hasSlotsToCome(db));
    }

    private static boolean hasSlotsToCome(DSLContext db) {
        return Optional.ofNullable(
                        db.select(TIME_SLOTS.ID)
                                .from(TIME_SLOTS)
                                .where(TIME_SLOTS.STARTS_AT.gt(DSL.currentInstant()))
                                .and(TIME_SLOTS.BLOCKED_REASON.isNull())
                                .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                                .limit(1)
                                .fetchOne())
                .isPresent();
    }
}

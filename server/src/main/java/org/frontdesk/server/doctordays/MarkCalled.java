package org.frontdesk.server.doctordays;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.CALL_LIST;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.UUID;

/**
 * Notes that a patient of the call list was called.
 *
 * <p>Outcomes, in order of precedence: {@link CallUnknown}, {@link Changed}, {@link Marked}.
 */
public final class MarkCalled {

    /** What came of it. */
    public sealed interface Outcome permits Marked, CallUnknown, Changed {}

    /** The call is noted. */
    public record Marked() implements Outcome {}

    /** Somebody else noted a call, or moved the day again, since the caller read the entry. */
    public record Changed(EtagMismatch mismatch) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public MarkCalled(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param version that the caller read
     * @param outcome of the call
     */
    public Settled<Outcome> settle(
            Intention intention, AppointmentId appointment, long version, CallOutcome outcome) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, appointment, version, outcome)));
    }

    private static Outcome decide(
            DSLContext db,
            Intention intention,
            AppointmentId appointment,
            long version,
            CallOutcome outcome) {
        var entry =
                db.selectFrom(CALL_LIST)
                        .where(CALL_LIST.APPOINTMENT_ID.eq(appointment.value()))
                        .forUpdate()
                        .fetchOne();
        if (entry == null) {
            return new CallUnknown(appointment);
        }
        if (entry.getVersion() != version) {
            return new Changed(new EtagMismatch(Long.toString(entry.getVersion())));
        }
        db.update(CALL_LIST)
                .set(CALL_LIST.OUTCOME, outcome.name())
                .set(CALL_LIST.CALLS, CALL_LIST.CALLS.plus(1))
                .set(CALL_LIST.CALLED_BY, intention.actor().value())
                .set(CALL_LIST.CALLED_AT, DSL.currentInstant())
                .set(CALL_LIST.VERSION, version + 1)
                .where(CALL_LIST.APPOINTMENT_ID.eq(appointment.value()))
                .execute();
        UUID patient =
                db.select(APPOINTMENTS.PATIENT_ID)
                        .from(APPOINTMENTS)
                        .where(APPOINTMENTS.ID.eq(appointment.value()))
                        .fetchSingle(APPOINTMENTS.PATIENT_ID);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "MARK_CALLED", "call_list", appointment.value())
                        .onPatient(patient)
                        .changed("outcome", entry.getOutcome(), outcome));
        return new Marked();
    }
}

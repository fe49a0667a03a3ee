package org.frontdesk.server.doctors;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.DoctorsRecord;
import org.frontdesk.server.doctors.DoctorRefused.ActiveAlready;
import org.frontdesk.server.doctors.DoctorRefused.ChangedMeanwhile;
import org.frontdesk.server.doctors.DoctorRefused.HasAppointments;
import org.frontdesk.server.doctors.DoctorRefused.InactiveAlready;
import org.frontdesk.server.doctors.DoctorRefused.NoSuchDoctor;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a doctor takes appointments. Slots follow: whoever takes none has no open slot to come, nor one that runs, so that
 * nobody walks in there.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchDoctor}, {@link ChangedMeanwhile}, then of a deactivation {@link
 * InactiveAlready}, {@link HasAppointments}, {@link Deactivated}; of a reactivation {@link ActiveAlready}, {@link
 * Reactivated}.
 */
public final class DoctorActivity {

    /** Tells the slots that a deactivation blocked from those that somebody blocked for another reason. */
    static final String BLOCKED_BECAUSE = "The doctor takes no appointments any more";

    /** What came of a deactivation. */
    public sealed interface DeactivateOutcome permits Deactivated, DoctorRefused {}

    /** What came of a reactivation. */
    public sealed interface ReactivateOutcome permits Reactivated, DoctorRefused {}

    /** Nothing can be booked with the doctor any more. */
    public record Deactivated(Doctor doctor, int blockedSlots, int remainingAppointments)
            implements DeactivateOutcome {}

    /** The doctor takes appointments again. */
    public record Reactivated(Doctor doctor, int openedSlots) implements ReactivateOutcome {}

    private static final OutcomeJson<DeactivateOutcome> DEACTIVATE_JSON =
            new OutcomeJson<>(DeactivateOutcome.class);
    private static final OutcomeJson<ReactivateOutcome> REACTIVATE_JSON =
            new OutcomeJson<>(ReactivateOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As the schema has it: {@code time_slots_at_most_a_day}. */
    private static final DayToSecond LONGEST_SLOT = new DayToSecond(1);

    private final Transactions transactions;
    private final Condition isToCome;

    /**
     * @param isNotOver of an appointment: it keeps somebody busy yet
     */
    public DoctorActivity(Transactions transactions, Condition isNotOver) {
        this.transactions = transactions;
        this.isToCome = isNotOver.and(APPOINTMENTS.STARTS_AT.gt(DSL.currentInstant()));
    }

    /**
     * @param version of the record as the caller read it
     * @param evenWithAppointments leave appointments that are to come as they are
     */
    public Settled<DeactivateOutcome> deactivate(
            Intention intention, DoctorId id, long version, boolean evenWithAppointments) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                DEACTIVATE_JSON,
                                () ->
                                        decideDeactivation(
                                                db, intention, id, version, evenWithAppointments)));
    }

    /**
     * @param version of the record as the caller read it
     */
    public Settled<ReactivateOutcome> reactivate(Intention intention, DoctorId id, long version) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                REACTIVATE_JSON,
                                () -> decideReactivation(db, intention, id, version)));
    }

    private DeactivateOutcome decideDeactivation(
            DSLContext db,
            Intention intention,
            DoctorId id,
            long version,
            boolean evenWithAppointments) {
        var row = lock(db, id);
        Optional<DoctorRefused> refused = refused(row, id, version);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!row.getActive()) {
            return new InactiveAlready(id);
        }
        // Locked first: a booking that is being made in one of them is either seen below or comes
        // after.
        UUID[] slots = lockSlots(db, id, TIME_SLOTS.BLOCKED_REASON.isNull());
        var toCome =
                db.select(
                                DSL.count(),
                                DSL.min(APPOINTMENTS.STARTS_AT),
                                DSL.max(APPOINTMENTS.STARTS_AT))
                        .from(APPOINTMENTS)
                        .where(APPOINTMENTS.DOCTOR_ID.eq(id.value()))
                        .and(isToCome)
                        .fetchOne();
        int appointments = toCome.value1();
        if (appointments > 0 && !evenWithAppointments) {
            return new HasAppointments(id, appointments, toCome.value2(), toCome.value3());
        }
        block(db, slots, BLOCKED_BECAUSE);
        var doctor = setActive(db, id, version, false);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "DEACTIVATE_DOCTOR", "doctors", id.value())
                        .with("blocked_slots", slots.length)
                        .with("remaining_appointments", appointments));
        return new Deactivated(doctor, slots.length, appointments);
    }

    private static ReactivateOutcome decideReactivation(
            DSLContext db, Intention intention, DoctorId id, long version) {
        var row = lock(db, id);
        Optional<DoctorRefused> refused = refused(row, id, version);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (row.getActive()) {
            return new ActiveAlready(id);
        }
        UUID[] slots = lockSlots(db, id, TIME_SLOTS.BLOCKED_REASON.eq(BLOCKED_BECAUSE));
        block(db, slots, null);
        var doctor = setActive(db, id, version, true);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "REACTIVATE_DOCTOR", "doctors", id.value())
                        .with("opened_slots", slots.length));
        return new Reactivated(doctor, slots.length);
    }

    private static DoctorsRecord lock(DSLContext db, DoctorId id) {
        return db.selectFrom(DOCTORS).where(DOCTORS.ID.eq(id.value())).forUpdate().fetchOne();
    }

    private static Optional<DoctorRefused> refused(DoctorsRecord row, DoctorId id, long version) {
        if (row == null) {
            return Optional.of(new NoSuchDoctor(id));
        }
        return row.getVersion() == version
                ? Optional.empty()
                : Optional.of(new ChangedMeanwhile(Long.toString(row.getVersion())));
    }

    /** In id order, as bookings lock them, so that neither waits for the other in a circle. */
    private static UUID[] lockSlots(DSLContext db, DoctorId id, Condition which) {
        return db.select(TIME_SLOTS.ID)
                .from(TIME_SLOTS)
                .where(TIME_SLOTS.DOCTOR_ID.eq(id.value()))
                .and(TIME_SLOTS.STARTS_AT.gt(DSL.currentInstant().minus(LONGEST_SLOT)))
                .and(TIME_SLOTS.ENDS_AT.gt(DSL.currentInstant()))
                .and(which)
                .orderBy(TIME_SLOTS.ID)
                .forUpdate()
                .fetchArray(TIME_SLOTS.ID);
    }

    private static void block(DSLContext db, UUID[] slots, String reason) {
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.BLOCKED_REASON, reason)
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(DSL.any(slots)))
                .execute();
    }

    private static Doctor setActive(DSLContext db, DoctorId id, long version, boolean active) {
        return db.update(DOCTORS)
                .set(DOCTORS.ACTIVE, active)
                .set(DOCTORS.VERSION, version + 1)
                .where(DOCTORS.ID.eq(id.value()))
                .returning()
                .fetchOne(DoctorRows::decode);
    }
}

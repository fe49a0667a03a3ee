package org.frontdesk.server.types;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_TYPES;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.types.TypeRefused.ActiveAlready;
import org.frontdesk.server.types.TypeRefused.ChangedMeanwhile;
import org.frontdesk.server.types.TypeRefused.InactiveAlready;
import org.frontdesk.server.types.TypeRefused.NameTaken;
import org.frontdesk.server.types.TypeRefused.NoSuchType;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes kinds of appointments, writes them anew, and says whether they can be booked.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchType}, {@link ChangedMeanwhile} (both not of a new one); {@link NameTaken} of a
 * new or rewritten one, {@link InactiveAlready} or {@link ActiveAlready} of the others; {@link Written}.
 */
public final class AppointmentTypeChanges {

    /** What people say of a type. */
    public record Wanted(String name, int minutes, String colour) {}

    /** What came of it. */
    public sealed interface Outcome permits Written, TypeRefused {}

    /** The type is so now. */
    public record Written(AppointmentType type) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public AppointmentTypeChanges(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    public Settled<Outcome> create(Intention intention, Wanted wanted) {
        return settle(
                intention,
                db -> {
                    var id = new AppointmentTypeId(newIds.get());
                    return taken(db, id, wanted)
                            .<Outcome>map(refused -> refused)
                            .orElseGet(() -> insert(db, intention, id, wanted));
                });
    }

    /**
     * @param version of the type as the caller read it
     */
    public Settled<Outcome> update(
            Intention intention, AppointmentTypeId id, long version, Wanted wanted) {
        return settle(
                intention,
                db ->
                        changing(
                                db,
                                id,
                                version,
                                before ->
                                        taken(db, id, wanted)
                                                .<Outcome>map(refused -> refused)
                                                .orElseGet(
                                                        () ->
                                                                rewrite(
                                                                        db, intention, before,
                                                                        wanted))));
    }

    /**
     * @param version of the type as the caller read it
     */
    public Settled<Outcome> deactivate(Intention intention, AppointmentTypeId id, long version) {
        return settle(
                intention,
                db ->
                        changing(
                                db,
                                id,
                                version,
                                before ->
                                        before.active()
                                                ? setActive(db, intention, before, false)
                                                : new InactiveAlready(id)));
    }

    /**
     * @param version of the type as the caller read it
     */
    public Settled<Outcome> reactivate(Intention intention, AppointmentTypeId id, long version) {
        return settle(
                intention,
                db ->
                        changing(
                                db,
                                id,
                                version,
                                before ->
                                        before.active()
                                                ? new ActiveAlready(id)
                                                : setActive(db, intention, before, true)));
    }

    private Settled<Outcome> settle(Intention intention, Function<DSLContext, Outcome> decide) {
        return transactions.serializable(
                PATIENCE, db -> StoredOutcomes.settle(db, intention, JSON, () -> decide.apply(db)));
    }

    /** Locks the type and has the rest decided on it, if it is the one the caller read. */
    private static Outcome changing(
            DSLContext db,
            AppointmentTypeId id,
            long version,
            Function<AppointmentType, Outcome> decide) {
        Optional<AppointmentType> found =
                db.selectFrom(APPOINTMENT_TYPES)
                        .where(APPOINTMENT_TYPES.ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional(AppointmentTypeRows::decode);
        if (found.isEmpty()) {
            return new NoSuchType(id);
        }
        if (found.get().version() != version) {
            return new ChangedMeanwhile(Long.toString(found.get().version()));
        }
        return decide.apply(found.get());
    }

    private static Optional<NameTaken> taken(DSLContext db, AppointmentTypeId id, Wanted wanted) {
        return db.select(APPOINTMENT_TYPES.ID)
                .from(APPOINTMENT_TYPES)
                .where(DSL.lower(APPOINTMENT_TYPES.NAME).eq(DSL.lower(wanted.name())))
                .and(APPOINTMENT_TYPES.ID.ne(id.value()))
                .fetchOptional(row -> new NameTaken(new AppointmentTypeId(row.value1())));
    }

    private static Outcome insert(
            DSLContext db, Intention intention, AppointmentTypeId id, Wanted wanted) {
        AppointmentType made =
                db.insertInto(APPOINTMENT_TYPES)
                        .set(APPOINTMENT_TYPES.ID, id.value())
                        .set(columns(wanted))
                        .returning()
                        .fetchSingle(AppointmentTypeRows::decode);
        AuditTrail.write(
                db,
                audit(intention, "CREATE_APPOINTMENT_TYPE", id)
                        .with("name", made.name())
                        .with("minutes", made.minutes())
                        .with("colour", made.colour()));
        return new Written(made);
    }

    private static Outcome rewrite(
            DSLContext db, Intention intention, AppointmentType before, Wanted wanted) {
        AppointmentType after =
                db.update(APPOINTMENT_TYPES)
                        .set(columns(wanted))
                        .set(APPOINTMENT_TYPES.VERSION, before.version() + 1)
                        .where(APPOINTMENT_TYPES.ID.eq(before.id().value()))
                        .returning()
                        .fetchSingle(AppointmentTypeRows::decode);
        AuditTrail.write(
                db,
                audit(intention, "UPDATE_APPOINTMENT_TYPE", before.id())
                        .changed("name", before.name(), after.name())
                        .changed("minutes", before.minutes(), after.minutes())
                        .changed("colour", before.colour(), after.colour()));
        return new Written(after);
    }

    private static Outcome setActive(
            DSLContext db, Intention intention, AppointmentType before, boolean active) {
        AppointmentType after =
                db.update(APPOINTMENT_TYPES)
                        .set(APPOINTMENT_TYPES.ACTIVE, active)
                        .set(APPOINTMENT_TYPES.VERSION, before.version() + 1)
                        .where(APPOINTMENT_TYPES.ID.eq(before.id().value()))
                        .returning()
                        .fetchSingle(AppointmentTypeRows::decode);
        AuditTrail.write(
                db,
                audit(
                        intention,
                        active ? "REACTIVATE_APPOINTMENT_TYPE" : "DEACTIVATE_APPOINTMENT_TYPE",
                        before.id()));
        return new Written(after);
    }

    private static AuditEntry audit(Intention intention, String action, AppointmentTypeId id) {
        return AuditEntry.of(intention, action, APPOINTMENT_TYPES.getName(), id.value());
    }

    private static Map<?, ?> columns(Wanted wanted) {
        return Map.of(
                APPOINTMENT_TYPES.NAME, wanted.name(),
                APPOINTMENT_TYPES.MINUTES, wanted.minutes(),
                APPOINTMENT_TYPES.COLOUR, wanted.colour());
    }
}

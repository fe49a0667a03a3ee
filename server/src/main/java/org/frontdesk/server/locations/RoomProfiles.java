package org.frontdesk.server.locations;

import static org.frontdesk.server.database.schema.Tables.LOCATIONS;
import static org.frontdesk.server.database.schema.Tables.ROOMS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.locations.LocationRefused.ChangedMeanwhile;
import org.frontdesk.server.locations.LocationRefused.LocationIsInactive;
import org.frontdesk.server.locations.LocationRefused.NoSuchLocation;
import org.frontdesk.server.locations.LocationRefused.NoSuchRoom;
import org.frontdesk.server.locations.LocationRefused.RoomNameTaken;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Adds rooms to locations, and gives them other names.
 *
 * <p>Outcomes, in order of precedence: of a creation {@link NoSuchLocation}, {@link LocationIsInactive}; of an update
 * {@link NoSuchRoom}, {@link ChangedMeanwhile}; then {@link RoomNameTaken}, {@link Written}.
 */
public final class RoomProfiles {

    /** What came of it. */
    public sealed interface Outcome permits Written, LocationRefused {}

    /** It is as it was sent. */
    public record Written(Room room) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public RoomProfiles(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    public Settled<Outcome> create(Intention intention, LocationId location, String name) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decideCreation(db, intention, location, name)));
    }

    /**
     * @param version of the record as the caller read it
     */
    public Settled<Outcome> update(Intention intention, RoomId id, long version, String name) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decideUpdate(db, intention, id, version, name)));
    }

    private Outcome decideCreation(
            DSLContext db, Intention intention, LocationId location, String name) {
        Optional<Boolean> active =
                db.select(LOCATIONS.ACTIVE)
                        .from(LOCATIONS)
                        .where(LOCATIONS.ID.eq(location.value()))
                        .fetchOptional(LOCATIONS.ACTIVE);
        if (active.isEmpty()) {
            return new NoSuchLocation(location);
        }
        if (!active.get()) {
            return new LocationIsInactive(location);
        }
        var id = new RoomId(newIds.get());
        Optional<LocationRefused> taken = taken(db, id, location, name);
        if (taken.isPresent()) {
            return taken.get();
        }
        var room =
                db.insertInto(ROOMS)
                        .set(ROOMS.ID, id.value())
                        .set(ROOMS.LOCATION_ID, location.value())
                        .set(ROOMS.NAME, name)
                        .returning()
                        .fetchSingle(LocationRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "CREATE_ROOM", "rooms", id.value())
                        .with("location", location.toString())
                        .with("name", name));
        return new Written(room);
    }

    private static Outcome decideUpdate(
            DSLContext db, Intention intention, RoomId id, long version, String name) {
        var row = db.selectFrom(ROOMS).where(ROOMS.ID.eq(id.value())).forUpdate().fetchOne();
        if (row == null) {
            return new NoSuchRoom(id);
        }
        if (row.getVersion() != version) {
            return new ChangedMeanwhile(Long.toString(row.getVersion()));
        }
        var before = LocationRows.decode(row);
        Optional<LocationRefused> taken = taken(db, id, before.location(), name);
        if (taken.isPresent()) {
            return taken.get();
        }
        var after =
                db.update(ROOMS)
                        .set(ROOMS.NAME, name)
                        .set(ROOMS.VERSION, version + 1)
                        .where(ROOMS.ID.eq(id.value()))
                        .returning()
                        .fetchSingle(LocationRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "UPDATE_ROOM", "rooms", id.value())
                        .changed("name", before.name(), after.name()));
        return new Written(after);
    }

    private static Optional<LocationRefused> taken(
            DSLContext db, RoomId id, LocationId location, String name) {
        return db.select(ROOMS.ID)
                .from(ROOMS)
                .where(ROOMS.LOCATION_ID.eq(location.value()))
                .and(DSL.lower(ROOMS.NAME).eq(DSL.lower(name)))
                .and(ROOMS.ID.ne(id.value()))
                .fetchOptional(row -> new RoomNameTaken(new RoomId(row.value1())));
    }
}

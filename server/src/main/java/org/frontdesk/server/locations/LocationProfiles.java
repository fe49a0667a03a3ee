package org.frontdesk.server.locations;

import static org.frontdesk.server.database.schema.Tables.LOCATIONS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.locations.LocationRefused.ChangedMeanwhile;
import org.frontdesk.server.locations.LocationRefused.LocationNameTaken;
import org.frontdesk.server.locations.LocationRefused.NoSuchLocation;
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
 * Adds locations, and writes their names and addresses anew.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchLocation}, {@link ChangedMeanwhile} (both of an update only), {@link
 * LocationNameTaken}, {@link Written}.
 */
public final class LocationProfiles {

    /** What is said of a location. */
    public record Profile(String name, String address) {}

    /** What came of it. */
    public sealed interface Outcome permits Written, LocationRefused {}

    /** It is as it was sent. */
    public record Written(Location location) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public LocationProfiles(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    public Settled<Outcome> create(Intention intention, Profile profile) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db, intention, JSON, () -> decideCreation(db, intention, profile)));
    }

    /**
     * @param version of the record as the caller read it
     */
    public Settled<Outcome> update(
            Intention intention, LocationId id, long version, Profile profile) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decideUpdate(db, intention, id, version, profile)));
    }

    private Outcome decideCreation(DSLContext db, Intention intention, Profile profile) {
        var id = new LocationId(newIds.get());
        Optional<LocationRefused> taken = taken(db, id, profile.name());
        if (taken.isPresent()) {
            return taken.get();
        }
        var location =
                db.insertInto(LOCATIONS)
                        .set(LOCATIONS.ID, id.value())
                        .set(LOCATIONS.NAME, profile.name())
                        .set(LOCATIONS.ADDRESS, profile.address())
                        .returning()
                        .fetchSingle(LocationRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "CREATE_LOCATION", "locations", id.value())
                        .with("name", location.name())
                        .with("address", location.address()));
        return new Written(location);
    }

    private static Outcome decideUpdate(
            DSLContext db, Intention intention, LocationId id, long version, Profile profile) {
        var row =
                db.selectFrom(LOCATIONS).where(LOCATIONS.ID.eq(id.value())).forUpdate().fetchOne();
        if (row == null) {
            return new NoSuchLocation(id);
        }
        if (row.getVersion() != version) {
            return new ChangedMeanwhile(Long.toString(row.getVersion()));
        }
        Optional<LocationRefused> taken = taken(db, id, profile.name());
        if (taken.isPresent()) {
            return taken.get();
        }
        var before = LocationRows.decode(row);
        var after =
                db.update(LOCATIONS)
                        .set(LOCATIONS.NAME, profile.name())
                        .set(LOCATIONS.ADDRESS, profile.address())
                        .set(LOCATIONS.VERSION, version + 1)
                        .where(LOCATIONS.ID.eq(id.value()))
                        .returning()
                        .fetchSingle(LocationRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "UPDATE_LOCATION", "locations", id.value())
                        .changed("name", before.name(), after.name())
                        .changed("address", before.address(), after.address()));
        return new Written(after);
    }

    private static Optional<LocationRefused> taken(DSLContext db, LocationId id, String name) {
        return db.select(LOCATIONS.ID)
                .from(LOCATIONS)
                .where(DSL.lower(LOCATIONS.NAME).eq(DSL.lower(name)))
                .and(LOCATIONS.ID.ne(id.value()))
                .fetchOptional(row -> new LocationNameTaken(new LocationId(row.value1())));
    }
}

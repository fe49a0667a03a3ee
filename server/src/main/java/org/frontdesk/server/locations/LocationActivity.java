package org.frontdesk.server.locations;

import static org.frontdesk.server.database.schema.Tables.LOCATIONS;
import static org.frontdesk.server.database.schema.Tables.ROOMS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.locations.LocationRefused.ChangedMeanwhile;
import org.frontdesk.server.locations.LocationRefused.LocationInUse;
import org.frontdesk.server.locations.LocationRefused.LocationIsActive;
import org.frontdesk.server.locations.LocationRefused.LocationIsInactive;
import org.frontdesk.server.locations.LocationRefused.NoSuchLocation;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Whether a location is in use.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchLocation}, {@link ChangedMeanwhile}, then of a deactivation {@link
 * LocationIsInactive}, {@link LocationInUse}; of a reactivation {@link LocationIsActive}; then {@link Changed}.
 */
public final class LocationActivity {

    /** What came of it. */
    public sealed interface Outcome permits Changed, LocationRefused {}

    /** It is in use now, or not any more. */
    public record Changed(Location location) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    public LocationActivity(Transactions transactions, Clock clinicClock) {
        this.transactions = transactions;
        this.clinicClock = clinicClock;
    }

    /**
     * @param version of the record as the caller read it
     */
    public Settled<Outcome> settle(
            Intention intention, LocationId id, long version, boolean active) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decide(db, intention, id, version, active)));
    }

    private Outcome decide(
            DSLContext db, Intention intention, LocationId id, long version, boolean active) {
        var row =
                db.selectFrom(LOCATIONS).where(LOCATIONS.ID.eq(id.value())).forUpdate().fetchOne();
        if (row == null) {
            return new NoSuchLocation(id);
        }
        if (row.getVersion() != version) {
            return new ChangedMeanwhile(Long.toString(row.getVersion()));
        }
        if (row.getActive() == active) {
            return active ? new LocationIsActive(id) : new LocationIsInactive(id);
        }
        if (!active) {
            RoomUses uses = RoomUses.ofLocation(db, rooms(db, id), LocalDate.now(clinicClock));
            if (!uses.areNone()) {
                return new LocationInUse(id, uses);
            }
        }
        var location =
                db.update(LOCATIONS)
                        .set(LOCATIONS.ACTIVE, active)
                        .set(LOCATIONS.VERSION, version + 1)
                        .where(LOCATIONS.ID.eq(id.value()))
                        .returning()
                        .fetchSingle(LocationRows::decode);
        String action = active ? "REACTIVATE_LOCATION" : "DEACTIVATE_LOCATION";
        AuditTrail.write(db, AuditEntry.of(intention, action, "locations", id.value()));
        return new Changed(location);
    }

    private static UUID[] rooms(DSLContext db, LocationId id) {
        return db.select(ROOMS.ID)
                .from(ROOMS)
                .where(ROOMS.LOCATION_ID.eq(id.value()))
                .fetchArray(ROOMS.ID);
    }
}

package org.frontdesk.server.locations;

import static org.frontdesk.server.database.schema.Tables.ROOMS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.locations.LocationRefused.ChangedMeanwhile;
import org.frontdesk.server.locations.LocationRefused.NoSuchRoom;
import org.frontdesk.server.locations.LocationRefused.RoomInUse;
import org.frontdesk.server.locations.LocationRefused.RoomIsActive;
import org.frontdesk.server.locations.LocationRefused.RoomIsInactive;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Whether a room is in use.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchRoom}, {@link ChangedMeanwhile}, then of a deactivation {@link
 * RoomIsInactive}, {@link RoomInUse}; of a reactivation {@link RoomIsActive}; then {@link Changed}.
 */
public final class RoomActivity {

    /** What came of it. */
    public sealed interface Outcome permits Changed, LocationRefused {}

    /** It is in use now, or not any more. */
    public record Changed(Room room) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    public RoomActivity(Transactions transactions, Clock clinicClock) {
        this.transactions = transactions;
        this.clinicClock = clinicClock;
    }

    /**
     * @param version of the record as the caller read it
     */
    public Settled<Outcome> settle(Intention intention, RoomId id, long version, boolean active) {
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
            DSLContext db, Intention intention, RoomId id, long version, boolean active) {
        var row = db.selectFrom(ROOMS).where(ROOMS.ID.eq(id.value())).forUpdate().fetchOne();
        if (row == null) {
            return new NoSuchRoom(id);
        }
        if (row.getVersion() != version) {
            return new ChangedMeanwhile(Long.toString(row.getVersion()));
        }
        if (row.getActive() == active) {
            return active ? new RoomIsActive(id) : new RoomIsInactive(id);
        }
        if (!active) {
            RoomUses uses = RoomUses.ofRoom(db, id, LocalDate.now(clinicClock));
            if (!uses.areNone()) {
                return new RoomInUse(id, uses);
            }
        }
        var room =
                db.update(ROOMS)
                        .set(ROOMS.ACTIVE, active)
                        .set(ROOMS.VERSION, version + 1)
                        .where(ROOMS.ID.eq(id.value()))
                        .returning()
                        .fetchSingle(LocationRows::decode);
        String action = active ? "REACTIVATE_ROOM" : "DEACTIVATE_ROOM";
        AuditTrail.write(db, AuditEntry.of(intention, action, "rooms", id.value()));
        return new Changed(room);
    }
}

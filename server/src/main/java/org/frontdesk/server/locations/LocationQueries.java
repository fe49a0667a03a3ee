package org.frontdesk.server.locations;

import static org.frontdesk.server.database.schema.Tables.LOCATIONS;
import static org.frontdesk.server.database.schema.Tables.ROOMS;

import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads locations and rooms. */
public final class LocationQueries {

    /** The order of both lists; the key of a page token. */
    public record Position(String name, UUID id) {}

    private final Transactions transactions;

    public LocationQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<Location> location(LocationId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(LOCATIONS)
                                .where(LOCATIONS.ID.eq(id.value()))
                                .fetchOptional(LocationRows::decode));
    }

    public Optional<Room> room(RoomId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(ROOMS)
                                .where(ROOMS.ID.eq(id.value()))
                                .fetchOptional(LocationRows::decode));
    }

    /** At most {@code most} locations after the position, in order of name, then id. */
    public List<Location> locations(boolean includeInactive, Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(LOCATIONS)
                                .where(
                                        includeInactive
                                                ? DSL.noCondition()
                                                : LOCATIONS.ACTIVE.isTrue())
                                .and(isAfter(after, LOCATIONS.NAME, LOCATIONS.ID))
                                .orderBy(LOCATIONS.NAME, LOCATIONS.ID)
                                .limit(most)
                                .fetch(LocationRows::decode));
    }

    /**
     * At most {@code most} rooms after the position, in order of name, then id.
     *
     * @param location empty: of every location
     * @param includeInactive also those that are inactive, or whose location is
     */
    public List<Room> rooms(
            Optional<LocationId> location,
            boolean includeInactive,
            Optional<Position> after,
            int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(ROOMS)
                                .where(
                                        location.map(one -> ROOMS.LOCATION_ID.eq(one.value()))
                                                .orElse(DSL.noCondition()))
                                .and(includeInactive ? DSL.noCondition() : isInUse())
                                .and(isAfter(after, ROOMS.NAME, ROOMS.ID))
                                .orderBy(ROOMS.NAME, ROOMS.ID)
                                .limit(most)
                                .fetch(LocationRows::decode));
    }

    private static Condition isInUse() {
        return ROOMS.ACTIVE
                .isTrue()
                .and(
                        ROOMS.LOCATION_ID.in(
                                DSL.select(LOCATIONS.ID).from(LOCATIONS).where(LOCATIONS.ACTIVE)));
    }

    private static Condition isAfter(
            Optional<Position> after, TableField<?, String> name, TableField<?, UUID> id) {
        return after.map(one -> DSL.row(name, id).gt(one.name(), one.id()))
                .orElse(DSL.noCondition());
    }
}

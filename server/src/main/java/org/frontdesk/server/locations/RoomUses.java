package org.frontdesk.server.locations;

import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What keeps rooms in use: slots that are not over, and weekly templates that have not ended and would make more.
 *
 * @param first the first {@link #MOST_TOLD} of {@code slots}, in order of their start
 * @param templates at most {@link #MOST_TEMPLATES}
 */
public record RoomUses(int slots, List<Use> first, List<UUID> templates) {

    /** A slot that is tied to a room. */
    public record Use(UUID slot, RoomId room, UUID doctor, Instant start, Instant end) {}

    /** As many as a person looks at before they list the rest. */
    static final int MOST_TOLD = 20;

    /** A room is shared by fewer doctors' days of the week. */
    static final int MOST_TEMPLATES = 100;

    boolean areNone() {
        return slots == 0 && templates.isEmpty();
    }

    static RoomUses ofRoom(DSLContext db, RoomId room, LocalDate today) {
        return find(
                db,
                TIME_SLOTS.ROOM_ID.eq(room.value()),
                WEEKLY_TEMPLATES.ROOM_ID.eq(room.value()),
                today);
    }

    static RoomUses ofLocation(DSLContext db, UUID[] rooms, LocalDate today) {
        return find(
                db,
                TIME_SLOTS.ROOM_ID.eq(DSL.any(rooms)),
                WEEKLY_TEMPLATES.ROOM_ID.eq(DSL.any(rooms)),
                today);
    }

    private static RoomUses find(
            DSLContext db, Condition inRoom, Condition namesRoom, LocalDate today) {
        // Said as the index of time_slots_room_used_once has it.
        var isNotOver =
                DSL.condition(
                        "tstzrange({0}, {1}) && tstzrange(now(), null)",
                        TIME_SLOTS.STARTS_AT, TIME_SLOTS.ENDS_AT);
        return new RoomUses(
                db.fetchCount(TIME_SLOTS, inRoom.and(isNotOver)),
                db.select(
                                TIME_SLOTS.ID,
                                TIME_SLOTS.ROOM_ID,
                                TIME_SLOTS.DOCTOR_ID,
                                TIME_SLOTS.STARTS_AT,
                                TIME_SLOTS.ENDS_AT)
                        .from(TIME_SLOTS)
                        .where(inRoom.and(isNotOver))
                        .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                        .limit(MOST_TOLD)
                        .fetch(
                                row ->
                                        new Use(
                                                row.value1(),
                                                new RoomId(row.value2()),
                                                row.value3(),
                                                row.value4(),
                                                row.value5())),
                db.select(WEEKLY_TEMPLATES.ID)
                        .from(WEEKLY_TEMPLATES)
                        .where(namesRoom)
                        .and(
                                WEEKLY_TEMPLATES
                                        .VALID_TO
                                        .isNull()
                                        .or(WEEKLY_TEMPLATES.VALID_TO.ge(today)))
                        .orderBy(WEEKLY_TEMPLATES.ID)
                        .limit(MOST_TEMPLATES)
                        .fetch(WEEKLY_TEMPLATES.ID));
    }
}

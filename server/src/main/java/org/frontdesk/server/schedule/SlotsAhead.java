package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.CLOSURES;
import static org.frontdesk.server.database.schema.Tables.TEMPLATE_SLOTS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.locations.RoomId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Makes slots from templates, each time on the clinic's wall clocks once. What was made is written down in {@code
 * template_slots}, which outlives the slots.
 */
public final class SlotsAhead {

    /** A year of slots of five minutes on one day of the week. */
    private static final int MOST_OF_A_TEMPLATE = 20_000;

    /** What making slots came to; the first clashes of all of them. */
    public record Report(int made, int clashCount, List<SlotClashes.Clash> clashes) {

        static final Report NOTHING = new Report(0, 0, List.of());

        Report and(Report other) {
            List<SlotClashes.Clash> all = new ArrayList<>(clashes);
            all.addAll(other.clashes);
            return new Report(
                    made + other.made,
                    clashCount + other.clashCount,
                    all.stream().limit(SlotClashes.MOST_TOLD).toList());
        }
    }

    private final Supplier<ZoneId> zone;
    private final IntSupplier horizonDays;
    private final Clock clock;
    private final Supplier<UUID> newIds;

    /**
     * @param zone the clinic's, as it is set at the time
     * @param horizonDays how far ahead slots are made where nobody says otherwise
     */
    public SlotsAhead(
            Supplier<ZoneId> zone, IntSupplier horizonDays, Clock clock, Supplier<UUID> newIds) {
        this.zone = zone;
        this.horizonDays = horizonDays;
        this.clock = clock;
        this.newIds = newIds;
    }

    /** How far ahead slots are made where nobody says otherwise. */
    int horizonDays() {
        return horizonDays.getAsInt();
    }

    Instant now() {
        return clock.instant();
    }

    LocalDateTime localNow() {
        return local(now());
    }

    /** Makes what is missing, or only says what it would be. */
    Report extend(DSLContext db, WeeklyTemplate template, int days, boolean dryRun) {
        LocalDate today = LocalDate.ofInstant(now(), zone.get());
        Set<LocalDateTime> past =
                new HashSet<>(
                        db.select(TEMPLATE_SLOTS.LOCAL_START)
                                .from(TEMPLATE_SLOTS)
                                .where(TEMPLATE_SLOTS.TEMPLATE_ID.eq(template.id().value()))
                                .and(TEMPLATE_SLOTS.LOCAL_START.ge(today.atStartOfDay()))
                                .fetch(TEMPLATE_SLOTS.LOCAL_START));
        List<Closure> closures =
                db.selectFrom(CLOSURES).where(CLOSURES.ENDS_AT.gt(now())).fetch(Closure::decode);
        List<TimeRange> missing =
                template
                        .pattern(today, today.plusDays(days))
                        .map(pattern -> pattern.slots(zone.get(), MOST_OF_A_TEMPLATE))
                        .orElse(List.of())
                        .stream()
                        .filter(time -> time.start().isAfter(now()))
                        .filter(time -> !past.contains(local(time.start())))
                        .filter(
                                time ->
                                        closures.stream()
                                                .noneMatch(
                                                        one -> one.isOver(template.doctor(), time)))
                        .toList();
        if (missing.isEmpty()) {
            return Report.NOTHING;
        }
        List<SlotClashes.Clash> clashes =
                SlotClashes.of(
                        db,
                        template.doctor(),
                        template.hours().room(),
                        missing,
                        SlotClashes.MOST_COUNTED);
        Set<TimeRange> clashing = new HashSet<>();
        clashes.forEach(clash -> clashing.add(clash.wanted()));
        List<TimeRange> free = missing.stream().filter(time -> !clashing.contains(time)).toList();
        if (!dryRun && !free.isEmpty()) {
            make(db, template, free);
        }
        return Report.NOTHING.and(new Report(free.size(), clashing.size(), clashes));
    }

    private void make(DSLContext db, WeeklyTemplate template, List<TimeRange> times) {
        List<UUID> ids = times.stream().map(time -> newIds.get()).toList();
        db.execute(
                """
                with made as (
                    insert into time_slots (id, doctor_id, starts_at, ends_at, capacity, room_id, location_id)
                    select new.id, ?::uuid, new.starts_at, new.ends_at, ?::int, rooms.id, rooms.location_id
                    from unnest(?, ?, ?) as new(id, starts_at, ends_at)
                    left join rooms on rooms.id = ?::uuid
                    returning id, starts_at
                )
                insert into template_slots (template_id, local_start, slot_id)
                select ?::uuid, made.starts_at at time zone ?, made.id from made
                """,
                template.doctor().value(),
                template.hours().capacity(),
                BoundArray.ofUuids(ids, id -> id),
                BoundArray.ofInstants(times, TimeRange::start),
                BoundArray.ofInstants(times, TimeRange::end),
                template.hours().room().map(RoomId::value).orElse(null),
                template.id().value(),
                zone.get().getId());
    }

    /**
     * Takes back the future slots of a template that nobody used and nobody blocked by hand; returns those with
     * appointments that the template would not make.
     */
    List<TimeSlot> takeBack(DSLContext db, WeeklyTemplate template, int days) {
        List<TimeSlot> slots =
                LockedSlots.lock(
                        db,
                        TIME_SLOTS
                                .STARTS_AT
                                .gt(now())
                                .and(
                                        TIME_SLOTS.ID.in(
                                                DSL.select(TEMPLATE_SLOTS.SLOT_ID)
                                                        .from(TEMPLATE_SLOTS)
                                                        .where(
                                                                TEMPLATE_SLOTS.TEMPLATE_ID.eq(
                                                                        template.id().value()))
                                                        .and(
                                                                TEMPLATE_SLOTS.LOCAL_START.ge(
                                                                        localNow()
                                                                                .minusDays(1))))));
        Set<UUID> kept = DeleteSlots.used(db, slots);
        kept.addAll(blockedByHand(db, slots));
        List<TimeSlot> unused =
                slots.stream()
                        .filter(slot -> slot.booked() == 0 && !kept.contains(slot.id().value()))
                        .toList();
        if (!unused.isEmpty()) {
            db.deleteFrom(TEMPLATE_SLOTS)
                    .where(TEMPLATE_SLOTS.SLOT_ID.eq(DSL.any(LockedSlots.ids(unused))))
                    .execute();
            DeleteSlots.delete(db, unused);
        }
        LocalDate today = LocalDate.ofInstant(now(), zone.get());
        Set<TimeRange> fitting =
                new HashSet<>(
                        template.pattern(today, today.plusDays(Math.max(days, 366)))
                                .map(pattern -> pattern.slots(zone.get(), MOST_OF_A_TEMPLATE))
                                .orElse(List.of()));
        return slots.stream()
                .filter(slot -> slot.booked() > 0)
                .filter(
                        slot ->
                                !fitting.contains(slot.time())
                                        || !slot.room()
                                                .map(SlotRoom::id)
                                                .equals(template.hours().room()))
                .toList();
    }

    private static List<UUID> blockedByHand(DSLContext db, List<TimeSlot> slots) {
        return db.select(TIME_SLOTS.ID)
                .from(TIME_SLOTS)
                .where(TIME_SLOTS.ID.eq(DSL.any(LockedSlots.ids(slots))))
                .and(TIME_SLOTS.BLOCKED_REASON.isNotNull())
                .and(TIME_SLOTS.CLOSURE_ID.isNull())
                .fetch(TIME_SLOTS.ID);
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone.get());
    }
}

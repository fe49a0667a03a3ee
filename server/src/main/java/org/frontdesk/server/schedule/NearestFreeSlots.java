package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What to offer somebody whose slot is taken: the nearest free ones, of the same doctor first, then of the same specialization. */
public final class NearestFreeSlots {

    /** As many as can be read out on the telephone. */
    public static final int MOST = 5;

    /** Neighbours further away than this are not "near". */
    private static final Duration NEAR = Duration.ofDays(14);

    /** When a hundred callers lose the same place at once, one look serves them all. */
    private static final Duration FRESH_FOR = Duration.ofMillis(250);

    private final Transactions transactions;
    private final Cache<Wanted, List<TimeSlot>> recent =
            Caffeine.newBuilder().expireAfterWrite(FRESH_FOR).maximumSize(1_000).build();

    public NearestFreeSlots(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What somebody wanted and did not get. */
    private record Wanted(SlotId slot, Duration needed) {}

    /** At most {@link #MOST} slots that were free a moment ago; empty when the slot does not exist. */
    public List<TimeSlot> near(SlotId wanted) {
        return near(wanted, Duration.ZERO);
    }

    /** The same around a time at which the doctor has no slot, or none that can be had. */
    public List<TimeSlot> near(DoctorId doctor, Instant start, Duration needed) {
        return transactions.readOnly(db -> look(db, doctor, start, needed));
    }

    /** The same, each the first of free slots that follow each other for as long as is needed. */
    public List<TimeSlot> near(SlotId wanted, Duration needed) {
        return recent.get(new Wanted(wanted, needed), this::look);
    }

    private List<TimeSlot> look(Wanted wanted) {
        return transactions.readOnly(
                db -> {
                    var row =
                            db.selectFrom(TIME_SLOTS)
                                    .where(TIME_SLOTS.ID.eq(wanted.slot().value()))
                                    .fetchOne();
                    if (row == null) {
                        return List.of();
                    }
                    TimeSlot slot = TimeSlotRows.decode(row);
                    return look(db, slot.doctor(), slot.time().start(), wanted.needed());
                });
    }

    private static List<TimeSlot> look(
            DSLContext db, DoctorId doctor, Instant start, Duration needed) {
        Condition isFree = isFree(doctor, start, needed);
        Condition isTheirs = TIME_SLOTS.DOCTOR_ID.eq(doctor.value());
        Set<TimeSlot> found = new LinkedHashSet<>(around(db, start, isFree.and(isTheirs)));
        if (found.size() < MOST) {
            found.addAll(around(db, start, isFree.and(sameSpecialization(doctor))));
        }
        return found.stream().limit(MOST).toList();
    }

    /** Another than what was wanted, which may be free to others. */
    private static Condition isFree(DoctorId doctor, Instant start, Duration needed) {
        Condition isAnother =
                SlotQueries.isAvailable()
                        .and(
                                TIME_SLOTS
                                        .DOCTOR_ID
                                        .ne(doctor.value())
                                        .or(TIME_SLOTS.STARTS_AT.ne(start)));
        return needed.isZero()
                ? isAnother
                : isAnother.and(
                        SlotQueries.beginsFreeRun(
                                needed, DSL.field("'infinity'::timestamptz", Instant.class)));
    }

    private static List<TimeSlot> around(DSLContext db, Instant start, Condition free) {
        var after =
                db.selectFrom(TIME_SLOTS)
                        .where(free)
                        .and(TIME_SLOTS.STARTS_AT.between(start, start.plus(NEAR)))
                        .orderBy(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                        .limit(MOST)
                        .fetch(TimeSlotRows::decode);
        var before =
                db.selectFrom(TIME_SLOTS)
                        .where(free)
                        .and(TIME_SLOTS.STARTS_AT.ge(start.minus(NEAR)))
                        .and(TIME_SLOTS.STARTS_AT.lt(start))
                        .orderBy(TIME_SLOTS.STARTS_AT.desc(), TIME_SLOTS.ID)
                        .limit(MOST)
                        .fetch(TimeSlotRows::decode);
        return Stream.concat(after.stream(), before.stream())
                .sorted(
                        Comparator.comparing(
                                near -> Duration.between(start, near.time().start()).abs()))
                .limit(MOST)
                .toList();
    }

    private static Condition sameSpecialization(DoctorId doctor) {
        var own = DOCTORS.as("own");
        return TIME_SLOTS.DOCTOR_ID.in(
                DSL.select(DOCTORS.ID)
                        .from(DOCTORS)
                        .join(own)
                        .on(DSL.lower(own.SPECIALIZATION).eq(DSL.lower(DOCTORS.SPECIALIZATION)))
                        .where(own.ID.eq(doctor.value())));
    }
}

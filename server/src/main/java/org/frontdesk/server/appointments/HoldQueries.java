package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.HOLDS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;
import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.jooq.Condition;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists what is held: few rows, as a hold lasts minutes. */
public final class HoldQueries {

    /** The order of the list; the key of a page token. */
    public record Position(Instant expiresAt, UUID hold) {}

    private final Transactions transactions;

    public HoldQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * At most {@code most} holds after the position, in order of expiry, then id.
     *
     * @param doctors empty: every doctor
     */
    public List<Hold> list(
            Caller caller,
            List<DoctorId> doctors,
            boolean mineOnly,
            Optional<Position> after,
            int most) {
        Condition wanted = HOLDS.EXPIRES_AT.gt(DSL.field("now()", Instant.class));
        if (!doctors.isEmpty()) {
            UUID[] ids = doctors.stream().map(DoctorId::value).toArray(UUID[]::new);
            wanted = wanted.and(TIME_SLOTS.DOCTOR_ID.eq(DSL.any(ids)));
        }
        if (caller.role() == Role.DOCTOR) {
            wanted = wanted.and(TIME_SLOTS.DOCTOR_ID.eq(caller.doctorId().orElseThrow().value()));
        }
        if (mineOnly) {
            wanted = wanted.and(HOLDS.HELD_BY.eq(caller.userId().value()));
        }
        if (after.isPresent()) {
            wanted =
                    wanted.and(
                            DSL.row(HOLDS.EXPIRES_AT, HOLDS.ID)
                                    .gt(after.get().expiresAt(), after.get().hold()));
        }
        Condition condition = wanted;
        return transactions.readOnly(
                db ->
                        db.select(HOLDS.fields())
                                .select(USERS.DISPLAY_NAME)
                                .from(HOLDS)
                                .join(TIME_SLOTS)
                                .on(TIME_SLOTS.ID.eq(HOLDS.SLOT_ID))
                                .leftJoin(USERS)
                                .on(USERS.ID.eq(HOLDS.HELD_BY))
                                .where(condition)
                                .orderBy(HOLDS.EXPIRES_AT, HOLDS.ID)
                                .limit(most)
                                .fetch(
                                        row ->
                                                new Hold(
                                                        new HoldId(row.get(HOLDS.ID)),
                                                        new SlotId(row.get(HOLDS.SLOT_ID)),
                                                        new UserId(row.get(HOLDS.HELD_BY)),
                                                        Optional.ofNullable(
                                                                        row.get(USERS.DISPLAY_NAME))
                                                                .orElse(""),
                                                        row.get(HOLDS.HELD_AT),
                                                        row.get(HOLDS.EXPIRES_AT))));
    }
}

package org.frontdesk.server.types;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_TYPES;

import org.frontdesk.server.database.Transactions;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.List;
import java.util.Optional;

/** Reads the kinds of appointments. */
public final class AppointmentTypeQueries {

    private static final Field<String> KEY = DSL.lower(APPOINTMENT_TYPES.NAME);

    private final Transactions transactions;

    public AppointmentTypeQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<AppointmentType> get(AppointmentTypeId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENT_TYPES)
                                .where(APPOINTMENT_TYPES.ID.eq(id.value()))
                                .fetchOptional(AppointmentTypeRows::decode));
    }

    /** At most {@code most} types whose names come after this one, in order of the name in lower case. */
    public List<AppointmentType> list(boolean includeInactive, Optional<String> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENT_TYPES)
                                .where(
                                        includeInactive
                                                ? DSL.noCondition()
                                                : APPOINTMENT_TYPES.ACTIVE.isTrue())
                                .and(
                                        after.map(name -> KEY.gt(DSL.lower(DSL.val(name))))
                                                .orElse(DSL.noCondition()))
                                .orderBy(KEY)
                                .limit(most)
                                .fetch(AppointmentTypeRows::decode));
    }
}

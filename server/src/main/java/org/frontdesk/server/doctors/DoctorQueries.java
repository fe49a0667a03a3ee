package org.frontdesk.server.doctors;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.database.NameMatch;
import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads doctors. */
public final class DoctorQueries {

    /** The order of the list of doctors; the key of a page token. */
    public record Position(String familyName, String givenName, UUID doctor) {}

    /**
     * What some doctors practise.
     *
     * @param key the name as it is sorted by
     */
    public record Counted(String name, int doctors, String key) {}

    private final Transactions transactions;

    public DoctorQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<Doctor> get(DoctorId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(DOCTORS)
                                .where(DOCTORS.ID.eq(id.value()))
                                .fetchOptional(DoctorRows::decode));
    }

    /** At most {@code most} doctors after the position, in order of family name, given name, id. */
    public List<Doctor> list(
            Optional<String> specialization,
            boolean includeInactive,
            Optional<Position> after,
            int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(DOCTORS)
                                .where(activeUnless(includeInactive))
                                .and(practises(specialization))
                                .and(
                                        after.map(
                                                        position ->
                                                                DSL.row(
                                                                                DOCTORS.FAMILY_NAME,
                                                                                DOCTORS.GIVEN_NAME,
                                                                                DOCTORS.ID)
                                                                        .gt(
                                                                                position
                                                                                        .familyName(),
                                                                                position
                                                                                        .givenName(),
                                                                                position.doctor()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(DOCTORS.FAMILY_NAME, DOCTORS.GIVEN_NAME, DOCTORS.ID)
                                .limit(most)
                                .fetch(DoctorRows::decode));
    }

    /** What doctors practise and how many do, after the name, in order of the name in lower case. */
    public List<Counted> specializations(
            boolean includeInactive, Optional<String> after, int most) {
        Field<String> key = DSL.lower(DOCTORS.SPECIALIZATION);
        return transactions.readOnly(
                db ->
                        db.select(DSL.min(DOCTORS.SPECIALIZATION), DSL.count(), key)
                                .from(DOCTORS)
                                .where(activeUnless(includeInactive))
                                .and(after.map(key::gt).orElse(DSL.noCondition()))
                                .groupBy(key)
                                .orderBy(key)
                                .limit(most)
                                .fetch(
                                        row ->
                                                new Counted(
                                                        row.value1(), row.value2(), row.value3())));
    }

    /** The best matches of what somebody has typed of a name, best first. */
    public List<Doctor> search(
            String typed, Optional<String> specialization, boolean includeInactive, int most) {
        return transactions.readOnly(
                db -> {
                    var match = NameMatch.of(NameMatch.folded(db, typed), DOCTORS.SEARCH_NAME);
                    return db.selectFrom(DOCTORS)
                            .where(match.condition())
                            .and(activeUnless(includeInactive))
                            .and(practises(specialization))
                            .orderBy(
                                    match.rank().desc(),
                                    DOCTORS.FAMILY_NAME,
                                    DOCTORS.GIVEN_NAME,
                                    DOCTORS.ID)
                            .limit(most)
                            .fetch(DoctorRows::decode);
                });
    }

    private static Condition activeUnless(boolean includeInactive) {
        return includeInactive ? DSL.noCondition() : DOCTORS.ACTIVE.isTrue();
    }

    private static Condition practises(Optional<String> specialization) {
        return specialization
                .map(wanted -> DSL.lower(DOCTORS.SPECIALIZATION).eq(DSL.lower(wanted)))
                .orElse(DSL.noCondition());
    }
}

package org.frontdesk.server.doctors;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.DoctorsRecord;
import org.jooq.impl.DSL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads doctors. */
public final class DoctorQueries {

    /** The order of the list of doctors; the key of a page token. */
    public record Position(String familyName, String givenName, UUID doctor) {}

    private final Transactions transactions;

    public DoctorQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<Doctor> get(DoctorId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(DOCTORS)
                                .where(DOCTORS.ID.eq(id.value()))
                                .fetchOptional(DoctorQueries::decode));
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
                                .where(
                                        includeInactive
                                                ? DSL.noCondition()
                                                : DOCTORS.ACTIVE.isTrue())
                                .and(
                                        specialization
                                                .map(
                                                        wanted ->
                                                                DSL.lower(DOCTORS.SPECIALIZATION)
                                                                        .eq(DSL.lower(wanted)))
                                                .orElse(DSL.noCondition()))
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
                                .fetch(DoctorQueries::decode));
    }

    private static Doctor decode(DoctorsRecord row) {
        return new Doctor(
                new DoctorId(row.getId()),
                row.getGivenName(),
                row.getFamilyName(),
                row.getDisplayName(),
                row.getSpecialization(),
                row.getEmail(),
                row.getLicenceNumber(),
                row.getActive(),
                row.getVersion());
    }
}

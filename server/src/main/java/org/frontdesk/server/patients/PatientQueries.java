package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.Patients;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads patients; a record that was merged into another answers as that one, and is in no list. */
public final class PatientQueries {

    /** The order of the list of patients; the key of a page token. */
    public record Position(String familyName, String givenName, UUID patient) {}

    private final Transactions transactions;

    public PatientQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The id to look for where this one is asked for: of the record that it was merged into, if it was. */
    public static Field<UUID> survivorOf(PatientId patient) {
        return DSL.coalesce(
                DSL.field(
                        DSL.select(PATIENTS.MERGED_INTO)
                                .from(PATIENTS)
                                .where(PATIENTS.ID.eq(patient.value()))),
                DSL.val(patient.value()));
    }

    public Optional<Patient> get(PatientId id) {
        return get(named -> named.ID.eq(id.value()));
    }

    /** By the number on the card. */
    public Optional<Patient> get(long number) {
        return get(named -> named.PATIENT_NUMBER.eq(number));
    }

    private Optional<Patient> get(java.util.function.Function<Patients, Condition> isMeant) {
        var named = PATIENTS.as("named");
        return transactions.readOnly(
                db ->
                        db.select(PATIENTS.fields())
                                .from(named)
                                .join(PATIENTS)
                                .on(PATIENTS.ID.eq(DSL.coalesce(named.MERGED_INTO, named.ID)))
                                .where(isMeant.apply(named))
                                .fetchOptional(row -> PatientRows.decode(row.into(PATIENTS))));
    }

    /** At most {@code most} patients after the position, in order of family name, given name, id. */
    public List<Patient> list(Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(PATIENTS)
                                .where(PATIENTS.MERGED_INTO.isNull())
                                .and(
                                        after.map(
                                                        last ->
                                                                DSL.row(
                                                                                PATIENTS.FAMILY_NAME,
                                                                                PATIENTS.GIVEN_NAME,
                                                                                PATIENTS.ID)
                                                                        .gt(
                                                                                last.familyName(),
                                                                                last.givenName(),
                                                                                last.patient()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(PATIENTS.FAMILY_NAME, PATIENTS.GIVEN_NAME, PATIENTS.ID)
                                .limit(most)
                                .fetch(PatientRows::decode));
    }
}

package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.frontdesk.api.v1.PatientSummary;
import org.frontdesk.server.database.Transactions;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a schedule shows of each patient. Kept in memory for the patients seen last, because every change of an appointment
 * is shown with its patient's name; the change feed says when one is out of date.
 */
public final class PatientSummaries {

    /** What a summary is made of. */
    public static final List<Field<?>> COLUMNS =
            List.of(
                    PATIENTS.ID,
                    PATIENTS.PATIENT_NUMBER,
                    PATIENTS.GIVEN_NAME,
                    PATIENTS.FAMILY_NAME,
                    PATIENTS.BIRTH_DATE);

    /** About 300 bytes each: a large clinic's patients of the day fit many times. */
    private static final int MOST_REMEMBERED = 50_000;

    private final Transactions transactions;
    private final Cache<PatientId, PatientSummary> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public PatientSummaries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The summaries of these patients; one that does not exist is absent. */
    public Map<PatientId, PatientSummary> of(Collection<PatientId> patients) {
        return remembered.getAll(patients, missing -> read(missing));
    }

    /** Called when a patient's record changed. */
    public void forget(PatientId patient) {
        remembered.invalidate(patient);
    }

    /** Called when changes may have been missed. */
    public void forgetAll() {
        remembered.invalidateAll();
    }

    /** Called with a row of the columns of {@link #COLUMNS} that was read anyway. */
    public void remember(Record row) {
        PatientId patient = new PatientId(row.get(PATIENTS.ID));
        if (remembered.getIfPresent(patient) == null) {
            remembered.put(patient, decode(row));
        }
    }

    private Map<PatientId, PatientSummary> read(Iterable<? extends PatientId> patients) {
        UUID[] ids =
                StreamSupport.stream(patients.spliterator(), false)
                        .map(PatientId::value)
                        .toArray(UUID[]::new);
        return transactions.readOnly(
                db ->
                        db
                                .select(COLUMNS)
                                .from(PATIENTS)
                                .where(PATIENTS.ID.eq(DSL.any(ids)))
                                .fetch()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> new PatientId(row.get(PATIENTS.ID)),
                                                PatientSummaries::decode)));
    }

    private static PatientSummary decode(Record row) {
        return PatientSummary.newBuilder()
                .setPatientId(row.get(PATIENTS.ID).toString())
                .setPatientNumber(row.get(PATIENTS.PATIENT_NUMBER))
                .setDisplayName(row.get(PATIENTS.GIVEN_NAME) + " " + row.get(PATIENTS.FAMILY_NAME))
                .setBirthDate(row.get(PATIENTS.BIRTH_DATE).toString())
                .build();
    }
}

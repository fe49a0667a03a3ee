package org.frontdesk.server.doctors;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorRefused.ChangedMeanwhile;
import org.frontdesk.server.doctors.DoctorRefused.EmailTaken;
import org.frontdesk.server.doctors.DoctorRefused.LicenceTaken;
import org.frontdesk.server.doctors.DoctorRefused.NoSuchDoctor;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes doctors into the clinic and writes their profiles anew.
 *
 * <p>Outcomes, in order of precedence: {@link NoSuchDoctor}, {@link ChangedMeanwhile} (both of an update only), {@link
 * EmailTaken}, {@link LicenceTaken}, {@link Written}.
 */
public final class DoctorProfiles {

    /** What a doctor's record says, but for whether they are active. */
    public record Profile(
            String givenName,
            String familyName,
            String displayName,
            String specialization,
            String email,
            String licenceNumber) {}

    /** What came of it. */
    public sealed interface Outcome permits Written, DoctorRefused {}

    /** The profile is as it was sent. */
    public record Written(Doctor doctor) implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<UUID> newIds;

    public DoctorProfiles(Transactions transactions, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.newIds = newIds;
    }

    /** Takes a new doctor into the clinic. */
    public Settled<Outcome> create(Intention intention, Profile profile) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> {
                                    var id = new DoctorId(newIds.get());
                                    return taken(db, id, profile)
                                            .<Outcome>map(refused -> refused)
                                            .orElseGet(() -> insert(db, intention, id, profile));
                                }));
    }

    /**
     * Writes a profile anew.
     *
     * @param version of the record as the caller read it
     */
    public Settled<Outcome> update(
            Intention intention, DoctorId id, long version, Profile profile) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                JSON,
                                () -> decideUpdate(db, intention, id, version, profile)));
    }

    private static Outcome decideUpdate(
            DSLContext db, Intention intention, DoctorId id, long version, Profile profile) {
        var row = db.selectFrom(DOCTORS).where(DOCTORS.ID.eq(id.value())).forUpdate().fetchOne();
        if (row == null) {
            return new NoSuchDoctor(id);
        }
        if (row.getVersion() != version) {
            return new ChangedMeanwhile(Long.toString(row.getVersion()));
        }
        Optional<DoctorRefused> taken = taken(db, id, profile);
        if (taken.isPresent()) {
            return taken.get();
        }
        var before = DoctorRows.decode(row);
        var after =
                db.update(DOCTORS)
                        .set(columns(profile))
                        .set(DOCTORS.VERSION, version + 1)
                        .where(DOCTORS.ID.eq(id.value()))
                        .returning()
                        .fetchOne(DoctorRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "UPDATE_DOCTOR", "doctors", id.value())
                        .changed("given_name", before.givenName(), after.givenName())
                        .changed("family_name", before.familyName(), after.familyName())
                        .changed("display_name", before.displayName(), after.displayName())
                        .changed("specialization", before.specialization(), after.specialization())
                        .changed("email", before.email(), after.email())
                        .changed("licence_number", before.licenceNumber(), after.licenceNumber()));
        return new Written(after);
    }

    private static Outcome insert(
            DSLContext db, Intention intention, DoctorId id, Profile profile) {
        var doctor =
                db.insertInto(DOCTORS)
                        .set(DOCTORS.ID, id.value())
                        .set(columns(profile))
                        .returning()
                        .fetchOne(DoctorRows::decode);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "CREATE_DOCTOR", "doctors", id.value())
                        .with("display_name", doctor.displayName())
                        .with("specialization", doctor.specialization())
                        .with("email", doctor.email())
                        .with("licence_number", doctor.licenceNumber()));
        return new Written(doctor);
    }

    /** What another doctor has already. */
    private static Optional<DoctorRefused> taken(DSLContext db, DoctorId id, Profile profile) {
        Optional<DoctorRefused> email =
                db.select(DOCTORS.ID)
                        .from(DOCTORS)
                        .where(DSL.lower(DOCTORS.EMAIL).eq(DSL.lower(profile.email())))
                        .and(DOCTORS.ID.ne(id.value()))
                        .fetchOptional(row -> new EmailTaken(new DoctorId(row.value1())));
        return email.isPresent()
                ? email
                : db.select(DOCTORS.ID)
                        .from(DOCTORS)
                        .where(DOCTORS.LICENCE_NUMBER.eq(profile.licenceNumber()))
                        .and(DOCTORS.ID.ne(id.value()))
                        .fetchOptional(row -> new LicenceTaken(new DoctorId(row.value1())));
    }

    private static Map<?, ?> columns(Profile profile) {
        return Map.of(
                DOCTORS.GIVEN_NAME, profile.givenName(),
                DOCTORS.FAMILY_NAME, profile.familyName(),
                DOCTORS.DISPLAY_NAME, profile.displayName(),
                DOCTORS.SPECIALIZATION, profile.specialization(),
                DOCTORS.EMAIL, profile.email(),
                DOCTORS.LICENCE_NUMBER, profile.licenceNumber());
    }
}

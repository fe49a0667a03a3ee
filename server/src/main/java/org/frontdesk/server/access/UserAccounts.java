package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Record;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The accounts people and services sign in with. */
public final class UserAccounts {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    public UserAccounts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What became of a new account. */
    public sealed interface Creation {

        /** It exists now. */
        record Created(Account account) implements Creation {}

        /** Another account has that name; nothing was written. */
        record NameTaken() implements Creation {}
    }

    /** An account with what only sign-in looks at. */
    record Credentials(Account account, String passwordHash, boolean disabled) {}

    /** The form in which names are stored and compared: letter case does not matter. */
    public static String normalized(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Makes an account.
     *
     * @param passwordHash as {@link PasswordHashes#hash} made it
     * @param doctorId for {@link Role#DOCTOR} and no other
     * @param patientId for {@link Role#PATIENT} and no other
     */
    public Creation create(
            String username,
            String displayName,
            Role role,
            String passwordHash,
            Optional<DoctorId> doctorId,
            Optional<PatientId> patientId) {
        Account account =
                new Account(
                        new UserId(ids.generate()),
                        normalized(username),
                        displayName,
                        role,
                        doctorId,
                        patientId,
                        false,
                        false,
                        List.of());
        int inserted =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                db.insertInto(USERS)
                                        .set(USERS.ID, account.userId().value())
                                        .set(USERS.USERNAME, account.username())
                                        .set(USERS.DISPLAY_NAME, displayName)
                                        .set(USERS.PASSWORD_HASH, passwordHash)
                                        .set(USERS.ROLE, role.name())
                                        .set(
                                                USERS.DOCTOR_ID,
                                                doctorId.map(DoctorId::value).orElse(null))
                                        .set(
                                                USERS.PATIENT_ID,
                                                patientId.map(PatientId::value).orElse(null))
                                        .onConflict(USERS.USERNAME)
                                        .doNothing()
                                        .execute());
        return inserted == 1 ? new Creation.Created(account) : new Creation.NameTaken();
    }

    /** Whether there is any account. */
    public boolean anyExist() {
        return transactions.readOnly(db -> db.fetchExists(USERS));
    }

    /** The account, if it exists, also a disabled one. */
    public Optional<Account> find(UserId user) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(USERS)
                                .where(USERS.ID.eq(user.value()))
                                .fetchOptional(UserAccounts::account));
    }

    Optional<Credentials> credentials(String username) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(USERS)
                                .where(USERS.USERNAME.eq(normalized(username)))
                                .fetchOptional(
                                        row ->
                                                new Credentials(
                                                        account(row),
                                                        row.getPasswordHash(),
                                                        row.getDisabled())));
    }

    /** Reads the account from a row that has the columns of {@code users}. */
    static Account account(Record row) {
        UUID doctor = row.get(USERS.DOCTOR_ID);
        UUID patient = row.get(USERS.PATIENT_ID);
        return new Account(
                new UserId(row.get(USERS.ID)),
                row.get(USERS.USERNAME),
                row.get(USERS.DISPLAY_NAME),
                Role.valueOf(row.get(USERS.ROLE)),
                Optional.ofNullable(doctor).map(DoctorId::new),
                Optional.ofNullable(patient).map(PatientId::new),
                row.get(USERS.MUST_CHANGE_PASSWORD),
                row.get(USERS.HAS_SECOND_FACTOR),
                List.of(row.get(USERS.PERMISSIONS)));
    }
}

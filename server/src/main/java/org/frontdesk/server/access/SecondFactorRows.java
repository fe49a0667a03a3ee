package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.RECOVERY_CODES;
import static org.frontdesk.server.database.schema.Tables.SECOND_FACTORS;

import org.frontdesk.server.database.schema.tables.records.SecondFactorsRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Second factors as they are stored: read and written inside the transactions that need them. */
final class SecondFactorRows {

    /** A person who has not confirmed by then has gone away; the secret may have stayed on a screen. */
    private static final Duration TIME_TO_CONFIRM = Duration.ofHours(1);

    private SecondFactorRows() {}

    /** Whether signing in asks for it. */
    static boolean isActive(DSLContext db, UserId user) {
        return db.fetchExists(
                SECOND_FACTORS, of(user).and(SECOND_FACTORS.CONFIRMED_AT.isNotNull()));
    }

    /** Has the account begin anew; it has no active one. */
    static void begin(DSLContext db, UserId user, TotpSecret secret) {
        db.deleteFrom(SECOND_FACTORS).where(of(user)).execute();
        db.insertInto(SECOND_FACTORS)
                .set(SECOND_FACTORS.USER_ID, user.value())
                .set(SECOND_FACTORS.SECRET, secret.bytes().toByteArray())
                .execute();
    }

    /**
     * Looks at the code of one that was begun, and has sign-in ask for it from now on when the code is right.
     *
     * @param now by which the code was made
     */
    static SecondFactorCheck confirm(
            DSLContext db, UserId user, String typed, Instant now, List<RecoveryCode> codes) {
        Optional<SecondFactorsRecord> begun =
                locked(
                        db,
                        of(user).and(SECOND_FACTORS.CONFIRMED_AT.isNull())
                                .and(
                                        SECOND_FACTORS.CREATED_AT.gt(
                                                DSL.currentInstant()
                                                        .minus(
                                                                DayToSecond.valueOf(
                                                                        TIME_TO_CONFIRM)))));
        if (begun.isEmpty()) {
            return SecondFactorCheck.NOT_ENROLLED;
        }
        OptionalLong step = stepOf(begun.get(), plain(typed), now);
        if (step.isEmpty()) {
            return SecondFactorCheck.WRONG;
        }
        db.update(SECOND_FACTORS)
                .set(SECOND_FACTORS.CONFIRMED_AT, DSL.currentInstant())
                .set(SECOND_FACTORS.LAST_USED_STEP, step.getAsLong())
                .where(of(user))
                .execute();
        var insert =
                db.insertInto(RECOVERY_CODES, RECOVERY_CODES.USER_ID, RECOVERY_CODES.CODE_HASH);
        for (RecoveryCode code : codes) {
            insert = insert.values(user.value(), code.hash());
        }
        insert.execute();
        return SecondFactorCheck.CODE;
    }

    /**
     * Looks at the code of an active one; a right one is taken, so that it is right no second time.
     *
     * @param typed empty: none was given
     * @param now by which the code was made
     */
    static SecondFactorCheck take(DSLContext db, UserId user, String typed, Instant now) {
        Optional<SecondFactorsRecord> active =
                locked(db, of(user).and(SECOND_FACTORS.CONFIRMED_AT.isNotNull()));
        if (active.isEmpty()) {
            return SecondFactorCheck.NOT_ENROLLED;
        }
        String code = plain(typed);
        if (code.isEmpty()) {
            return SecondFactorCheck.MISSING;
        }
        if (RecoveryCode.isShaped(code)) {
            return takeRecoveryCode(db, user, new RecoveryCode(code))
                    ? SecondFactorCheck.RECOVERY_CODE
                    : SecondFactorCheck.WRONG;
        }
        OptionalLong step = stepOf(active.get(), code, now);
        if (step.isEmpty()) {
            return SecondFactorCheck.WRONG;
        }
        db.update(SECOND_FACTORS)
                .set(SECOND_FACTORS.LAST_USED_STEP, step.getAsLong())
                .where(of(user))
                .execute();
        return SecondFactorCheck.CODE;
    }

    /** Forgets it with its recovery codes; returns whether signing in asked for it. */
    static boolean remove(DSLContext db, UserId user) {
        return db.deleteFrom(SECOND_FACTORS)
                .where(of(user))
                .returning(SECOND_FACTORS.CONFIRMED_AT)
                .fetchOptional(SECOND_FACTORS.CONFIRMED_AT)
                .isPresent();
    }

    private static boolean takeRecoveryCode(DSLContext db, UserId user, RecoveryCode code) {
        return db.update(RECOVERY_CODES)
                        .set(RECOVERY_CODES.USED_AT, DSL.currentInstant())
                        .where(RECOVERY_CODES.USER_ID.eq(user.value()))
                        .and(RECOVERY_CODES.CODE_HASH.eq(code.hash()))
                        .and(RECOVERY_CODES.USED_AT.isNull())
                        .execute()
                == 1;
    }

    private static OptionalLong stepOf(SecondFactorsRecord factor, String code, Instant now) {
        return Totp.stepOf(code, factor.getSecret(), now, factor.getLastUsedStep());
    }

    /** Nobody else uses it until this transaction ends. */
    private static Optional<SecondFactorsRecord> locked(DSLContext db, Condition which) {
        return db.selectFrom(SECOND_FACTORS).where(which).forUpdate().fetchOptional();
    }

    private static Condition of(UserId user) {
        return SECOND_FACTORS.USER_ID.eq(user.value());
    }

    /** Without what people put between groups. */
    private static String plain(String typed) {
        return typed.replaceAll("[\\s\\p{Pd}]", "").toLowerCase(Locale.ROOT);
    }
}

package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.SESSIONS;
import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

import java.util.Optional;

/** What the changes of accounts read and write inside their transactions. */
final class UserRows {

    private UserRows() {}

    static ManagedAccount decode(Record row) {
        return new ManagedAccount(
                UserAccounts.account(row),
                row.get(USERS.DISABLED),
                row.get(USERS.CREATED_AT),
                row.get(USERS.VERSION));
    }

    /** The account, which nobody else changes until this transaction ends. */
    static Optional<ManagedAccount> locked(DSLContext db, UserId user) {
        return db.selectFrom(USERS)
                .where(USERS.ID.eq(user.value()))
                .forUpdate()
                .fetchOptional(UserRows::decode);
    }

    static Optional<UserOutcome.Refused> missingLink(
            DSLContext db, Optional<DoctorId> doctor, Optional<PatientId> patient) {
        return doctor.filter(id -> !db.fetchExists(DOCTORS, DOCTORS.ID.eq(id.value())))
                .<UserOutcome.Refused>map(UserOutcome.NoSuchDoctor::new)
                .or(
                        () ->
                                patient.filter(
                                                id ->
                                                        !db.fetchExists(
                                                                PATIENTS,
                                                                PATIENTS.ID.eq(id.value()),
                                                                PATIENTS.MERGED_INTO.isNull()))
                                        .map(UserOutcome.NoSuchPatient::new));
    }

    /** Whether nobody else could do an administrator's work. Two who disable each other meet as a conflict. */
    static boolean isLastAdmin(DSLContext db, ManagedAccount one) {
        return one.account().role() == Role.ADMIN
                && !one.disabled()
                && !db.fetchExists(
                        USERS,
                        USERS.ROLE
                                .eq(DSL.inline(Role.ADMIN.name()))
                                .and(DSL.not(USERS.DISABLED))
                                .and(USERS.ID.ne(one.account().userId().value())));
    }

    /** Ends the account's sessions but those of the condition, and has every server look at them; returns how many. */
    static int endSessions(DSLContext db, UserId user, Condition kept) {
        int ended =
                db.update(SESSIONS)
                        .set(SESSIONS.REVOKED_AT, DSL.currentInstant())
                        .where(SESSIONS.USER_ID.eq(user.value()))
                        .and(SESSIONS.REVOKED_AT.isNull())
                        .and(SESSIONS.EXPIRES_AT.gt(DSL.currentInstant()))
                        .and(DSL.not(kept))
                        .execute();
        touch(db, user);
        return ended;
    }

    /** Changes nothing, and is seen in the change feed: servers read the account and its sessions again. */
    static void touch(DSLContext db, UserId user) {
        db.update(USERS)
                .set(USERS.MUST_CHANGE_PASSWORD, USERS.MUST_CHANGE_PASSWORD)
                .where(USERS.ID.eq(user.value()))
                .execute();
    }
}

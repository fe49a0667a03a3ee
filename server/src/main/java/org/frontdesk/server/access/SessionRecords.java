package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.SESSIONS;
import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.database.Transactions;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sessions as they are stored. Every time is the database's, so servers whose clocks differ agree. */
final class SessionRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Field<Long> UNUSED_MILLIS = millis("now() - sessions.last_used_at");
    private static final Field<Long> REMAINING_MILLIS = millis("sessions.expires_at - now()");
    private static final Field<Boolean> OVER =
            DSL.field(SESSIONS.REVOKED_AT.isNotNull().or(USERS.DISABLED)).as("over");

    private final Transactions transactions;

    SessionRecords(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A stored session.
     *
     * @param unused how long ago it was last used
     * @param remaining how long until it ends in any case; negative when it has
     * @param over whether it was revoked or its account disabled
     */
    record Row(Session session, Duration unused, Duration remaining, boolean over) {}

    /** Opens a session, if the door opens. */
    SessionOpening insert(
            SessionKey key,
            Account account,
            String clientName,
            InetAddress address,
            Duration lifetime,
            SessionOpening.Door door) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    Optional<Instant>
                            expiresAt = // again after a lost answer: the token is the same
                            db.select(SESSIONS.EXPIRES_AT)
                                            .from(SESSIONS)
                                            .where(SESSIONS.TOKEN_HASH.eq(key.bytes()))
                                            .fetchOptional(SESSIONS.EXPIRES_AT);
                    if (expiresAt.isPresent()) {
                        return opened(key, account, expiresAt.get());
                    }
                    SecondFactorCheck check = door.look(db);
                    return switch (check) {
                        case MISSING, WRONG -> new SessionOpening.Closed(check);
                        case NOT_ENROLLED, CODE, RECOVERY_CODE ->
                                opened(
                                        key,
                                        account,
                                        inserted(
                                                db,
                                                key,
                                                account,
                                                clientName,
                                                address,
                                                lifetime,
                                                check));
                    };
                });
    }

    private static SessionOpening opened(SessionKey key, Account account, Instant expiresAt) {
        return new SessionOpening.Opened(new Session(key, account, expiresAt, Optional.empty()));
    }

    private static Instant inserted(
            DSLContext db,
            SessionKey key,
            Account account,
            String clientName,
            InetAddress address,
            Duration lifetime,
            SecondFactorCheck secondFactor) {
        var opened =
                db.insertInto(SESSIONS)
                        .set(SESSIONS.TOKEN_HASH, key.bytes())
                        .set(SESSIONS.USER_ID, account.userId().value())
                        .set(SESSIONS.CLIENT_NAME, clientName)
                        .set(SESSIONS.EXPIRES_AT, nowPlus(lifetime))
                        .returningResult(SESSIONS.ID, SESSIONS.EXPIRES_AT)
                        .fetchSingle();
        SignInTrail.signedIn(
                db, account.userId(), opened.value1(), clientName, address, secondFactor);
        return opened.value2();
    }

    /** These sessions; one that does not exist is absent. */
    Map<SessionKey, Row> read(Collection<SessionKey> keys) {
        return transactions.readOnly(
                db ->
                        db
                                .select(
                                        SESSIONS.TOKEN_HASH,
                                        SESSIONS.EXPIRES_AT,
                                        UNUSED_MILLIS,
                                        REMAINING_MILLIS,
                                        SESSIONS.PERMISSIONS,
                                        OVER)
                                .select(USERS.fields())
                                .from(SESSIONS)
                                .join(USERS)
                                .on(USERS.ID.eq(SESSIONS.USER_ID))
                                .where(
                                        SESSIONS.TOKEN_HASH.in(
                                                keys.stream().map(SessionKey::bytes).toList()))
                                .fetch(SessionRecords::row)
                                .stream()
                                .collect(Collectors.toMap(row -> row.session().key(), row -> row)));
    }

    /** Ends it because its owner signs out. */
    void revoke(SessionKey key) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    db.update(SESSIONS)
                            .set(SESSIONS.REVOKED_AT, DSL.field("now()", Instant.class))
                            .where(SESSIONS.TOKEN_HASH.eq(key.bytes()))
                            .and(SESSIONS.REVOKED_AT.isNull())
                            .returningResult(SESSIONS.USER_ID, SESSIONS.ID)
                            .fetchOptional()
                            .ifPresent(
                                    ended ->
                                            SignInTrail.signedOut(
                                                    db,
                                                    new UserId(ended.value1()),
                                                    ended.value2()));
                    return null;
                });
    }

    /** Stores how long ago each session was used, unless another server saw a later use. */
    void storeUses(Map<SessionKey, Duration> unused) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    BatchBindStep batch =
                            db.batch(
                                    db.update(SESSIONS)
                                            .set(
                                                    SESSIONS.LAST_USED_AT,
                                                    DSL.greatest(
                                                            SESSIONS.LAST_USED_AT,
                                                            ago(DSL.val(0L, SQLDataType.BIGINT))))
                                            .where(SESSIONS.TOKEN_HASH.eq(new byte[0])));
                    unused.forEach((key, duration) -> batch.bind(duration.toMillis(), key.bytes()));
                    return batch.execute();
                });
    }

    /** Deletes what ended long ago. */
    void deleteEndedBefore(Duration ago) {
        transactions.serializable(
                PATIENCE,
                db ->
                        db.deleteFrom(SESSIONS)
                                .where(SESSIONS.EXPIRES_AT.lt(ago(DSL.val(ago.toMillis()))))
                                .execute());
    }

    private static Row row(Record row) {
        return new Row(
                new Session(
                        new SessionKey(row.get(SESSIONS.TOKEN_HASH)),
                        UserAccounts.account(row),
                        row.get(SESSIONS.EXPIRES_AT),
                        Optional.ofNullable(row.get(SESSIONS.PERMISSIONS)).map(Set::of)),
                Duration.ofMillis(row.get(UNUSED_MILLIS)),
                Duration.ofMillis(row.get(REMAINING_MILLIS)),
                row.get(OVER));
    }

    private static Field<Long> millis(String interval) {
        return DSL.field("(extract(epoch from " + interval + ") * 1000)::bigint", Long.class)
                .as(interval.startsWith("now()") ? "unused_millis" : "remaining_millis");
    }

    private static Field<Instant> nowPlus(Duration duration) {
        return ago(DSL.val(-duration.toMillis()));
    }

    private static Field<Instant> ago(Field<Long> millis) {
        return DSL.field("now() - {0} * interval '1 millisecond'", Instant.class, millis);
    }
}

package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.SESSIONS;
import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes, lists and revokes the keys of other services. A key is a session that no password opened, so that whatever holds of
 * sessions holds of it.
 *
 * <p>Outcomes, in order of precedence: {@link KeyUnknown} of a revocation; {@link Done}, also when it was revoked before.
 */
public final class ServiceKeys {

    /** What came of it. */
    public sealed interface Outcome permits Done, KeyUnknown {}

    /** It is so now. */
    public record Done(ServiceKey key) implements Outcome {}

    /** There is no such key. */
    public record KeyUnknown(UUID key) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.SERVICE_KEY_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such service key.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("key_id", key.toString());
        }
    }

    /** The order of the list; the key of a page token. */
    public record Position(Instant createdAt, UUID key) {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final Supplier<UUID> newIds;

    public ServiceKeys(
            Transactions transactions,
            PasswordHashes hashes,
            Sessions sessions,
            Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.hashes = hashes;
        this.sessions = sessions;
        this.newIds = newIds;
    }

    FirstAnswer<Outcome> create(
            Intention intention,
            String name,
            SortedSet<String> permissions,
            Instant expiresAt,
            SessionToken secret) {
        // nobody knows it: the account is for the key alone
        String passwordHash = hashes.hash(GeneratedPassword.random().toCharArray());
        return transactions.serializable(
                PATIENCE,
                db ->
                        FirstAnswer.settle(
                                db,
                                intention,
                                JSON,
                                () ->
                                        made(
                                                db,
                                                intention,
                                                name,
                                                permissions,
                                                expiresAt,
                                                secret,
                                                passwordHash)));
    }

    public Settled<Outcome> revoke(Intention intention, UUID key) {
        Settled<Outcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db, intention, JSON, () -> revoked(db, intention, key)));
        if (settled instanceof Settled.As<Outcome>(Done(ServiceKey revoked))) {
            sessions.accountChanged(revoked.user());
        }
        return settled;
    }

    /** At most {@code most} keys after the position, newest first. */
    public List<ServiceKey> list(Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        db.select(SESSIONS.fields())
                                .select(USERS.DISPLAY_NAME)
                                .from(SESSIONS)
                                .join(USERS)
                                .on(USERS.ID.eq(SESSIONS.USER_ID))
                                .where(SESSIONS.PERMISSIONS.isNotNull())
                                .and(
                                        after.map(
                                                        position ->
                                                                DSL.row(
                                                                                SESSIONS.CREATED_AT,
                                                                                SESSIONS.ID)
                                                                        .lt(
                                                                                position
                                                                                        .createdAt(),
                                                                                position.key()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(SESSIONS.CREATED_AT.desc(), SESSIONS.ID.desc())
                                .limit(most)
                                .fetch(ServiceKeys::decode));
    }

    private Outcome made(
            DSLContext db,
            Intention intention,
            String name,
            SortedSet<String> permissions,
            Instant expiresAt,
            SessionToken secret,
            String passwordHash) {
        UUID user = newIds.get();
        UUID key = newIds.get();
        db.insertInto(USERS)
                .set(USERS.ID, user)
                .set(USERS.USERNAME, "key-" + key)
                .set(USERS.DISPLAY_NAME, name)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .set(USERS.ROLE, Role.SERVICE.name())
                .execute();
        db.insertInto(SESSIONS)
                .set(SESSIONS.ID, key)
                .set(SESSIONS.TOKEN_HASH, secret.key().bytes())
                .set(SESSIONS.USER_ID, user)
                .set(SESSIONS.CLIENT_NAME, name)
                .set(SESSIONS.EXPIRES_AT, expiresAt)
                .set(SESSIONS.PERMISSIONS, permissions.toArray(String[]::new))
                .execute();
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "CREATE_SERVICE_KEY", "sessions", key)
                        .with("name", name)
                        .with("permissions", String.join(" ", permissions))
                        .with("expires_at", expiresAt.toString()));
        return new Done(read(db, key).orElseThrow());
    }

    private static Outcome revoked(DSLContext db, Intention intention, UUID key) {
        Optional<ServiceKey> found = read(db, key);
        if (found.isEmpty()) {
            return new KeyUnknown(key);
        }
        if (found.get().revokedAt().isPresent()) {
            return new Done(found.get());
        }
        db.update(SESSIONS)
                .set(SESSIONS.REVOKED_AT, DSL.currentInstant())
                .where(SESSIONS.ID.eq(key))
                .execute();
        db.update(USERS)
                .set(USERS.DISABLED, true)
                .where(USERS.ID.eq(found.get().user().value()))
                .execute();
        AuditTrail.write(db, AuditEntry.of(intention, "REVOKE_SERVICE_KEY", "sessions", key));
        return new Done(read(db, key).orElseThrow());
    }

    private static Optional<ServiceKey> read(DSLContext db, UUID key) {
        return db.select(SESSIONS.fields())
                .select(USERS.DISPLAY_NAME)
                .from(SESSIONS)
                .join(USERS)
                .on(USERS.ID.eq(SESSIONS.USER_ID))
                .where(SESSIONS.ID.eq(key))
                .and(SESSIONS.PERMISSIONS.isNotNull())
                .fetchOptional(ServiceKeys::decode);
    }

    private static ServiceKey decode(org.jooq.Record row) {
        Instant createdAt = row.get(SESSIONS.CREATED_AT);
        return new ServiceKey(
                row.get(SESSIONS.ID),
                new UserId(row.get(SESSIONS.USER_ID)),
                row.get(USERS.DISPLAY_NAME),
                new TreeSet<>(List.of(row.get(SESSIONS.PERMISSIONS))),
                createdAt,
                row.get(SESSIONS.EXPIRES_AT),
                Optional.of(row.get(SESSIONS.LAST_USED_AT)).filter(used -> used.isAfter(createdAt)),
                Optional.ofNullable(row.get(SESSIONS.REVOKED_AT)));
    }
}

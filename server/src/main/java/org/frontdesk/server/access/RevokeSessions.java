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

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Ends one session, or all of an account but the one that calls.
 *
 * <p>Outcomes, in order of precedence: {@link SessionUnknown} or {@link NoSuchUser}, also where the caller may not know of it;
 * {@link Revoked}.
 */
public final class RevokeSessions {

    /** What came of it. */
    public sealed interface Outcome permits Revoked, SessionUnknown, NoSuchUser {}

    /**
     * They are over.
     *
     * @param sessions how many were open
     */
    public record Revoked(UserId user, int sessions) implements Outcome {}

    /** There is no such session for this caller. */
    public record SessionUnknown(UUID session) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.SESSION_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such session.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("session_id", session.toString());
        }
    }

    /** There is no such account for this caller. */
    public record NoSuchUser(UserId user) implements Outcome, Refusal {

        @Override
        public Reason reason() {
            return Reason.USER_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such user.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("user_id", user.toString());
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Sessions sessions;

    public RevokeSessions(Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    public Settled<Outcome> one(Intention intention, Caller caller, UUID session) {
        return settled(
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> end(db, intention, caller, session))));
    }

    /**
     * @param calling the session that stays
     */
    public Settled<Outcome> all(
            Intention intention, Caller caller, UserId user, SessionKey calling) {
        return settled(
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db,
                                        intention,
                                        JSON,
                                        () -> endAll(db, intention, caller, user, calling))));
    }

    private Settled<Outcome> settled(Settled<Outcome> settled) {
        if (settled instanceof Settled.As<Outcome>(Revoked(UserId user, int ended))) {
            sessions.accountChanged(user);
        }
        return settled;
    }

    private static Outcome end(DSLContext db, Intention intention, Caller caller, UUID session) {
        Optional<UserId> owner =
                db.select(SESSIONS.USER_ID)
                        .from(SESSIONS)
                        .where(SESSIONS.ID.eq(session))
                        .fetchOptional(row -> new UserId(row.value1()))
                        .filter(user -> mayKnow(caller, user));
        if (owner.isEmpty()) {
            return new SessionUnknown(session);
        }
        int ended = UserRows.endSessions(db, owner.get(), SESSIONS.ID.ne(session));
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "REVOKE_SESSION", "sessions", session)
                        .with("user_id", owner.get().toString()));
        return new Revoked(owner.get(), ended);
    }

    private static Outcome endAll(
            DSLContext db, Intention intention, Caller caller, UserId user, SessionKey calling) {
        if (!mayKnow(caller, user) || !db.fetchExists(USERS, USERS.ID.eq(user.value()))) {
            return new NoSuchUser(user);
        }
        int ended = UserRows.endSessions(db, user, SESSIONS.TOKEN_HASH.eq(calling.bytes()));
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "REVOKE_SESSIONS", "users", user.value())
                        .with("sessions", ended));
        return new Revoked(user, ended);
    }

    static boolean mayKnow(Caller caller, UserId user) {
        return caller.role() == Role.ADMIN || caller.userId().equals(user);
    }
}

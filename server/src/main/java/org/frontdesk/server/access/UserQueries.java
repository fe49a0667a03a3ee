package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.SESSIONS;
import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads accounts and their sessions. */
public final class UserQueries {

    /**
     * Which accounts.
     *
     * @param text part of a username or display name; may be empty
     */
    public record Filter(String text, Optional<Role> role, Optional<Boolean> disabled) {}

    /** An open session. */
    public record OpenSession(
            UUID id,
            SessionKey key,
            String clientName,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt) {}

    /** The order of the list of sessions; the key of a page token. */
    public record SessionPosition(Instant createdAt, UUID session) {}

    private final Transactions transactions;

    public UserQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<ManagedAccount> get(UserId user) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(USERS)
                                .where(USERS.ID.eq(user.value()))
                                .fetchOptional(UserRows::decode));
    }

    /** At most {@code most} accounts after the username, in order of username. */
    public List<ManagedAccount> list(Filter filter, Optional<String> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(USERS)
                                .where(matches(filter))
                                .and(after.map(USERS.USERNAME::gt).orElse(DSL.noCondition()))
                                .orderBy(USERS.USERNAME)
                                .limit(most)
                                .fetch(UserRows::decode));
    }

    /** At most {@code most} open sessions of the account after the position, newest first. */
    public List<OpenSession> sessions(
            UserId user, Duration idle, Optional<SessionPosition> after, int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(SESSIONS)
                                .where(SESSIONS.USER_ID.eq(user.value()))
                                .and(SESSIONS.REVOKED_AT.isNull())
                                .and(SESSIONS.EXPIRES_AT.gt(DSL.currentInstant()))
                                .and(
                                        SESSIONS.LAST_USED_AT.gt(
                                                DSL.currentInstant()
                                                        .minus(DayToSecond.valueOf(idle))))
                                .and(
                                        after.map(
                                                        position ->
                                                                DSL.row(
                                                                                SESSIONS.CREATED_AT,
                                                                                SESSIONS.ID)
                                                                        .lt(
                                                                                position
                                                                                        .createdAt(),
                                                                                position.session()))
                                                .orElse(DSL.noCondition()))
                                .orderBy(SESSIONS.CREATED_AT.desc(), SESSIONS.ID.desc())
                                .limit(most)
                                .fetch(
                                        row ->
                                                new OpenSession(
                                                        row.getId(),
                                                        new SessionKey(row.getTokenHash()),
                                                        row.getClientName(),
                                                        row.getCreatedAt(),
                                                        row.getLastUsedAt(),
                                                        row.getExpiresAt())));
    }

    private static Condition matches(Filter filter) {
        Condition all = DSL.noCondition();
        if (!filter.text().isEmpty()) {
            String pattern = "%" + DSL.escape(filter.text(), '!') + "%";
            all =
                    all.and(
                            USERS.SEARCH_TEXT.like(
                                    DSL.field("folded({0})", String.class, DSL.val(pattern)), '!'));
        }
        if (filter.role().isPresent()) {
            all = all.and(USERS.ROLE.eq(filter.role().get().name()));
        }
        if (filter.disabled().isPresent()) {
            all = all.and(USERS.DISABLED.eq(filter.disabled().get()));
        }
        return all;
    }
}

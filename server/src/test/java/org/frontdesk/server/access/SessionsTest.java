package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.access.Sessions.Lookup;
import org.frontdesk.server.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Two servers on one database; their memories' time is moved by hand. */
class SessionsTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LIFETIME = Duration.ofHours(12);

    private static TestDatabase database;

    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private Sessions here;
    private Sessions elsewhere;
    private Account account;
    private final SessionToken token = SessionToken.random();

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void openSession() {
        here = new Sessions(database.transactions(), () -> IDLE, LIFETIME, nanos::get);
        elsewhere = new Sessions(database.transactions(), () -> IDLE, LIFETIME, nanos::get);
        account =
                ((UserAccounts.Creation.Created)
                                new UserAccounts(database.transactions())
                                        .create(
                                                "Desk-" + UUID.randomUUID(),
                                                "Desk",
                                                Role.RECEPTIONIST,
                                                "none",
                                                Optional.empty(),
                                                Optional.empty()))
                        .account();
        here.open(token, account, "desk 1", InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void closeSessions() {
        here.close();
        elsewhere.close();
    }

    @Test
    void aTokenFindsItsAccountOnEveryServer() {
        assertThat(here.find(token)).isInstanceOf(Lookup.Found.class);
        assertThat(elsewhere.find(token))
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> {
                            assertThat(found.session().account()).isEqualTo(account);
                            assertThat(found.caller()).isEqualTo(account.caller());
                        });
        assertThat(here.find(SessionToken.random())).isEqualTo(new Lookup.Unknown());
    }

    @Test
    void theDatabaseHoldsNoToken() {
        assertThat(database.query("SELECT string_agg(sessions::text, ' ') FROM sessions"))
                .doesNotContain(token.value());
    }

    @Test
    void aCallDoesNotAskTheDatabase() {
        long before = reads();
        for (int i = 0; i < 10_000; i++) {
            here.find(token);
        }
        assertThat(reads()).isEqualTo(before);
    }

    @Test
    void aSessionRevokedHereEndsAtOnce() {
        here.revoke(token.key());

        assertThat(here.find(token)).isEqualTo(new Lookup.Expired());
    }

    @Test
    void aSessionRevokedElsewhereEndsWithinFifteenSeconds() {
        elsewhere.revoke(token.key());

        assertThat(here.find(token)).isInstanceOf(Lookup.Found.class);
        pass(Sessions.OLDEST_KNOWLEDGE.plusMillis(1));
        assertThat(here.find(token)).isEqualTo(new Lookup.Expired());
    }

    @Test
    void aDisabledAccountIsNoticedWithoutACall() {
        AtomicInteger ended = new AtomicInteger();
        here.whenEnded(found(here).session(), ended::incrementAndGet);
        database.execute(
                "UPDATE users SET disabled = true WHERE id = '%s'".formatted(account.userId()));

        pass(Sessions.OLDEST_KNOWLEDGE);
        here.sweep();

        assertThat(ended).hasPositiveValue();
        assertThat(here.find(token)).isEqualTo(new Lookup.Expired());
    }

    @Test
    void aSessionEndsWhenNoCallWasMadeForTheIdleTimeAlthoughSomebodyWaitsForItsEnd() {
        AtomicInteger ended = new AtomicInteger();
        here.whenEnded(found(here).session(), ended::incrementAndGet);

        passWithStoredTime(IDLE.minusSeconds(2));
        here.sweep();
        assertThat(ended).hasValue(0);
        passWithStoredTime(Duration.ofSeconds(3));
        here.sweep();

        assertThat(ended).hasPositiveValue();
        assertThat(here.find(token)).isEqualTo(new Lookup.Expired());
        assertThat(elsewhere.find(token)).isEqualTo(new Lookup.Expired());
    }

    @Test
    void callsKeepASessionOpen() {
        for (int i = 0; i < 4; i++) {
            passWithStoredTime(IDLE.dividedBy(2));
            here.sweep();
            assertThat(here.find(token)).isInstanceOf(Lookup.Found.class);
            here.sweep();
        }
    }

    @Test
    void aUseOnAnotherServerCountsOnceItIsStored() {
        found(elsewhere);
        passWithStoredTime(IDLE.minusMinutes(2));
        found(elsewhere);
        pass(Duration.ofMinutes(1));
        elsewhere.sweep();
        passWithStoredTime(Duration.ofMinutes(3));

        assertThat(here.find(token)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void aUseIsStoredAtMostOnceAMinuteWithTheTimeItHappened() {
        database.execute("UPDATE sessions SET last_used_at = now() - interval '10 minutes'");
        pass(Duration.ofSeconds(50));
        found(here);
        here.sweep();
        assertThat(storedUseSecondsAgo()).isGreaterThan(500);

        pass(Duration.ofSeconds(20));
        found(here);
        pass(Duration.ofSeconds(5));
        here.sweep();
        assertThat(storedUseSecondsAgo()).isBetween(4L, 60L);
    }

    @Test
    void aSessionEndsAfterItsLifetimeHoweverMuchItIsUsed() {
        database.execute(
                "UPDATE sessions SET expires_at = now() + interval '1 minute' WHERE token_hash = "
                        + hash());
        assertThat(elsewhere.find(token)).isInstanceOf(Lookup.Found.class);

        pass(Duration.ofSeconds(61));
        database.execute(
                "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE token_hash = "
                        + hash());

        assertThat(elsewhere.find(token)).isEqualTo(new Lookup.Expired());
        assertThat(here.find(token)).isEqualTo(new Lookup.Expired());
    }

    private Lookup.Found found(Sessions sessions) {
        return (Lookup.Found) sessions.find(token);
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Time passes for the database too: what it stored lies further back. */
    private void passWithStoredTime(Duration duration) {
        pass(duration);
        database.execute(
                "UPDATE sessions SET last_used_at = last_used_at - interval '%d milliseconds'"
                        .formatted(duration.toMillis()));
    }

    private String hash() {
        return "'\\x" + java.util.HexFormat.of().formatHex(token.key().bytes()) + "'";
    }

    private long storedUseSecondsAgo() {
        return database.count(
                "SELECT extract(epoch FROM now() - last_used_at)::bigint FROM sessions"
                        + " WHERE token_hash = "
                        + hash());
    }

    private static long reads() {
        database.execute("SELECT pg_stat_force_next_flush()");
        return database.count(
                "SELECT coalesce(idx_scan, 0) + seq_scan FROM pg_stat_user_tables"
                        + " WHERE relname = 'sessions'");
    }
}

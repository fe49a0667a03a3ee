package org.frontdesk.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

class TransactionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static TestDatabase database;
    private static Transactions transactions;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
        transactions = database.transactions();
        database.execute("CREATE TABLE counters (name text PRIMARY KEY, value int NOT NULL)");
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void resetCounters() {
        database.execute("TRUNCATE counters; INSERT INTO counters VALUES ('a', 0), ('b', 0)");
    }

    @Test
    void ofTwoThatConflictOneRunsAgainAndSeesWhatTheOtherDid() {
        long retriesBefore = transactions.retries();
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();

        // Each reads both and writes one: the anomaly that only SERIALIZABLE notices.
        Function<String, CompletableFuture<Integer>> addSumTo =
                name ->
                        atTheSameTime(
                                () ->
                                        transactions.serializable(
                                                PATIENCE,
                                                db -> {
                                                    int sum = sum(db);
                                                    if (runs.incrementAndGet() <= 2) {
                                                        meet(bothHaveRead);
                                                    }
                                                    add(db, name, sum + 1);
                                                    return sum;
                                                }));
        CompletableFuture<Integer> one = addSumTo.apply("a");
        CompletableFuture<Integer> other = addSumTo.apply("b");

        assertThat(new int[] {one.join(), other.join()}).containsExactlyInAnyOrder(0, 1);
        assertThat(runs).hasValueGreaterThanOrEqualTo(3);
        assertThat(transactions.retries()).isGreaterThan(retriesBefore);
        assertThat(database.count("SELECT sum(value) FROM counters")).isEqualTo(3);
    }

    @Test
    void whoMeetsAConstraintOfAConcurrentTransactionChecksOnceMore() {
        CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        Function<DSLContext, String> insertIfAbsent =
                db -> {
                    boolean exists =
                            !db.fetch("SELECT 1 FROM counters WHERE name = 'new'").isEmpty();
                    if (runs.incrementAndGet() <= 2) {
                        meet(bothHaveLooked);
                    }
                    if (exists) {
                        return "refused";
                    }
                    db.execute("INSERT INTO counters VALUES ('new', 1)");
                    return "inserted";
                };
        var one = atTheSameTime(() -> transactions.serializable(PATIENCE, insertIfAbsent));
        var other = atTheSameTime(() -> transactions.serializable(PATIENCE, insertIfAbsent));

        assertThat(new String[] {one.join(), other.join()})
                .containsExactlyInAnyOrder("inserted", "refused");
    }

    @Test
    void aConstraintThatIsStillViolatedTheSecondTimeIsThrown() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                transactions.serializable(
                                        PATIENCE,
                                        db -> {
                                            runs.incrementAndGet();
                                            return db.execute(
                                                    "INSERT INTO counters VALUES ('a', 1)");
                                        }))
                .isInstanceOf(DataAccessException.class);
        assertThat(runs).hasValue(2);
    }

    @Test
    void whatNoRepetitionCanRepairIsThrownAtOnceAndNothingIsWritten() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                transactions.serializable(
                                        PATIENCE,
                                        db -> {
                                            runs.incrementAndGet();
                                            add(db, "a", 1);
                                            throw new IllegalStateException("a surprise");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () ->
                                transactions.serializable(
                                        PATIENCE,
                                        db -> {
                                            runs.incrementAndGet();
                                            add(db, "a", 1);
                                            return db.execute("SELECT 1 / 0");
                                        }))
                .isInstanceOf(DataAccessException.class);

        assertThat(runs).hasValue(2);
        assertThat(database.count("SELECT sum(value) FROM counters")).isZero();
    }

    @Test
    void patienceEnds() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                transactions.serializable(
                                        Duration.ZERO,
                                        db -> {
                                            runs.incrementAndGet();
                                            return raise(db, "40001");
                                        }))
                .isInstanceOf(DataAccessException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aConflictThatNeverEndsIsGivenUpAfterABoundedNumberOfAttempts() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                transactions.serializable(
                                        Duration.ofMinutes(1),
                                        db -> {
                                            runs.incrementAndGet();
                                            return raise(db, "40P01");
                                        }))
                .isInstanceOf(DataAccessException.class);
        assertThat(runs).hasValue(Transactions.MAX_ATTEMPTS);
    }

    @Test
    void aLostConnectionIsReplacedAndTheBlockRunsAgain() {
        AtomicInteger runs = new AtomicInteger();

        int sum =
                transactions.serializable(
                        PATIENCE,
                        db -> {
                            if (runs.incrementAndGet() == 1) {
                                add(db, "a", 1);
                                database.cutAllConnections();
                            }
                            return sum(db);
                        });

        assertThat(sum).isZero();
        assertThat(runs).hasValueGreaterThan(1);
    }

    /** On a thread of its own; the common pool may have only one. */
    private static <T> CompletableFuture<T> atTheSameTime(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, it -> Thread.ofVirtual().start(it));
    }

    private static int sum(DSLContext db) {
        return db.fetchSingle("SELECT sum(value) FROM counters").get(0, Integer.class);
    }

    private static int add(DSLContext db, String name, int amount) {
        return db.execute("UPDATE counters SET value = value + ? WHERE name = ?", amount, name);
    }

    private static int raise(DSLContext db, String state) {
        return db.execute("DO $$ BEGIN RAISE SQLSTATE '" + state + "'; END $$");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

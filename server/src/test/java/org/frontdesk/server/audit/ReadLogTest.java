package org.frontdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.rpc.RetryInfo;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.patients.PatientId;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What readers wait for. A lock on the table has a commit last for as long as a test wants it to. */
class ReadLogTest {

    private static final int MOST_WAITING = 200;

    private final TestDatabase database = TestDatabase.fresh();
    private final ReadLog log = new ReadLog(database.transactions(), MOST_WAITING);
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        log.close();
        readers.shutdownNow();
        database.close();
    }

    @Test
    void aReadIsInTheTableWhenItsReaderGoesOn() {
        PatientRead read = read();

        log.record(read);

        assertThat(
                        database.query(
                                "select actor_id || ' ' || method || ' ' || patient_ids[1] from"
                                        + " read_log"))
                .isEqualTo(
                        read.reader()
                                + " PatientService/GetPatient "
                                + read.patients().iterator().next());
    }

    @Test
    void readersWhoComeWhileOthersAreWrittenDownShareATransaction() throws Exception {
        List<Future<?>> waiting = new ArrayList<>();
        try (Connection lock = locked()) {
            waiting.add(readers.submit(() -> log.record(read())));
            await().until(this::isWriting);
            for (int i = 0; i < MOST_WAITING; i++) {
                waiting.add(readers.submit(() -> log.record(read())));
            }
            await().until(() -> log.waiting() == MOST_WAITING);
            assertThat(waiting).noneMatch(Future::isDone);
            lock.rollback();
        }
        for (Future<?> one : waiting) {
            one.get();
        }

        assertThat(database.count("select count(*) from read_log")).isEqualTo(MOST_WAITING + 1);
        assertThat(database.count("select count(distinct xmin::text) from read_log")).isEqualTo(2);
    }

    @Test
    void whoFindsTooManyWaitingIsToldToComeBack() throws Exception {
        try (Connection lock = locked()) {
            readers.submit(() -> log.record(read()));
            await().until(this::isWriting);
            for (int i = 0; i < MOST_WAITING; i++) {
                readers.submit(() -> log.record(read()));
            }
            await().until(() -> log.waiting() == MOST_WAITING);

            var refused = refusalOf(() -> log.record(read()));

            assertThat(refused.reason()).isEqualTo("SERVER_BUSY");
            assertThat(refused.detail(RetryInfo.class)).isPresent();
            lock.rollback();
        }
        await().untilAsserted(
                        () ->
                                assertThat(database.count("select count(*) from read_log"))
                                        .isEqualTo(MOST_WAITING + 1));
    }

    @Test
    void whatCannotBeWrittenFailsForItsReadersAndNotForTheNext() {
        database.execute("alter table read_log rename to away");
        assertThatThrownBy(() -> log.record(read())).isInstanceOf(DataAccessException.class);
        database.execute("alter table away rename to read_log");

        log.record(read());

        assertThat(database.count("select count(*) from read_log")).isOne();
    }

    @Test
    void aClosedLogTakesNothing() {
        log.close();

        assertThat(refusalOf(() -> log.record(read())).reason()).isEqualTo("SERVER_BUSY");
        assertThat(log.waiting()).isZero();
    }

    @Test
    void nobodyTakesBackWhatWasWritten() {
        log.record(read());

        for (String sql :
                List.of(
                        "delete from read_log",
                        "update read_log set method = 'x'",
                        "truncate read_log")) {
            assertThatThrownBy(() -> database.execute(sql)).hasMessageContaining("append-only");
        }
    }

    private Connection locked() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("lock table read_log in exclusive mode");
        return connection;
    }

    private boolean isWriting() {
        return database.count(
                        "select count(*) from pg_locks join pg_database on pg_database.oid ="
                                + " database where datname = current_database() and not granted and"
                                + " relation = 'read_log'::regclass")
                == 1;
    }

    private static PatientRead read() {
        return new PatientRead(
                new UserId(UUID.randomUUID()),
                "PatientService/GetPatient",
                Set.of(new PatientId(UUID.randomUUID())));
    }
}

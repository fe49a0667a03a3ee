package org.frontdesk.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class ConnectionPoolsTest {

    private static TestDatabase database;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Test
    void aTransactionThatWritesIsSerializable() {
        String isolation =
                database.transactions()
                        .serializable(
                                Duration.ofSeconds(5), db -> show(db, "transaction_isolation"));

        assertThat(isolation).isEqualTo("serializable");
    }

    @Test
    void aTransactionThatReadsSeesOneSnapshot() {
        String isolation =
                database.transactions().readOnly(db -> show(db, "transaction_isolation"));

        assertThat(isolation).isEqualTo("repeatable read");
    }

    @Test
    void aTransactionThatReadsCanNotWrite() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .readOnly(db -> db.execute("DELETE FROM sessions")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void aReportWaitsForASafeSnapshotAndHasLonger() {
        assertThat(
                        database.transactions()
                                .<String>report(
                                        db ->
                                                String.join(
                                                        " / ",
                                                        show(db, "transaction_isolation"),
                                                        show(db, "transaction_read_only"),
                                                        show(db, "transaction_deferrable"),
                                                        show(db, "statement_timeout"))))
                .isEqualTo("serializable / on / on / 30s");
    }

    @Test
    void noStatementAndNoTransactionLastsForEver() {
        assertThat(database.transactions().<String>readOnly(db -> show(db, "statement_timeout")))
                .isEqualTo("10s");
        assertThat(
                        database.transactions()
                                .<String>readOnly(
                                        db -> show(db, "idle_in_transaction_session_timeout")))
                .isEqualTo("5s");
    }

    @Test
    void bothPoolsComeBackAfterAllConnectionsWereCut() {
        Transactions transactions = database.transactions();
        transactions.<String>readOnly(db -> show(db, "fsync"));
        database.cutAllConnections();

        assertThat(
                        transactions.<String>serializable(
                                Duration.ofSeconds(5), db -> show(db, "fsync")))
                .isEqualTo("on");
        await().ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(transactions.<String>readOnly(db -> show(db, "fsync")))
                                        .isEqualTo("on"));
    }

    private static String show(DSLContext db, String setting) {
        return db.fetchSingle("SHOW " + setting).get(0, String.class);
    }
}

package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import org.frontdesk.api.v1.ChangePasswordRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc.SessionServiceBlockingStub;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.SignOutRequest;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.rpc.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** What the audit log says of those who come and go. */
class SignInTrailTest {

    private static final String PASSWORD = "open sesame, please";

    private TestDatabase database;
    private TestServer server;
    private Account account;

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(database.transactions());
        account = server.account("desk", PASSWORD, Role.RECEPTIONIST);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void whoSignsInAndOutIsWrittenDownWithTheSession() {
        signedIn().signOut(SignOutRequest.getDefaultInstance());

        assertThat(log("action || ' ' || record_kind"))
                .isEqualTo("SIGN_IN sessions, SIGN_OUT sessions");
        assertThat(log("actor_id::text")).isEqualTo(account.userId() + ", " + account.userId());
        assertThat(
                        database.count(
                                "select count(*) from audit_log join sessions on sessions.id ="
                                        + " record_id"))
                .isEqualTo(2);
        assertThat(
                        database.query(
                                "select detail->>'client_name' || ' ' || (detail->>'address') from"
                                        + " audit_log where action = 'SIGN_IN'"))
                .isEqualTo("desk 1 127.0.0.1");
    }

    @Test
    void aFailureNamesTheAccountAndNeverWhatWasTyped() {
        refusalOf(() -> signIn("desk", "hunter2 hunter2"));
        refusalOf(() -> signIn("my password by mistake", "x"));
        database.execute("update users set disabled = true");
        refusalOf(() -> signIn("desk", PASSWORD));

        assertThat(log("action || ' ' || coalesce(record_id::text, 'nobody')"))
                .isEqualTo(
                        "SIGN_IN_FAILED %1$s, SIGN_IN_FAILED nobody, SIGN_IN_FAILED %1$s"
                                .formatted(account.userId()));
        assertThat(log("coalesce(actor_id::text, 'nobody')")).isEqualTo("nobody, nobody, nobody");
        assertThat(log("coalesce(detail->>'disabled', 'no')")).isEqualTo("no, no, true");
        assertThat(log("audit_log::text")).doesNotContain("hunter2", "mistake", PASSWORD);
    }

    @Test
    void theFailureThatLocksAnAccountOutSaysForHowLong() {
        for (int i = 0; i < 5; i++) {
            refusalOf(() -> signIn("desk", "x"));
        }
        refusalOf(() -> signIn("desk", PASSWORD)); // not even looked at

        assertThat(log("action"))
                .isEqualTo(
                        "SIGN_IN_FAILED, SIGN_IN_FAILED, SIGN_IN_FAILED, SIGN_IN_FAILED,"
                                + " SIGN_IN_FAILED, LOCK_OUT");
        assertThat(
                        database.count(
                                "select (detail->>'seconds')::int from audit_log where action ="
                                        + " 'LOCK_OUT' and record_id = '%s'"
                                                .formatted(account.userId())))
                .isBetween(150L, 180L);
    }

    @Test
    void aPasswordThatIsChangedOrNotIsWrittenDown() {
        var session = signedIn();

        refusalOf(() -> session.changePassword(changing("not the one at all")));
        session.changePassword(changing(PASSWORD));

        assertThat(log("action")).isEqualTo("SIGN_IN, CHANGE_PASSWORD_FAILED, CHANGE_PASSWORD");
        assertThat(log("audit_log::text")).doesNotContain("not the one", "another one", PASSWORD);
    }

    @Test
    void wrongPasswordsOfAChangeLockOutToo() {
        var session = signedIn();

        for (int i = 0; i < 5; i++) {
            refusalOf(() -> session.changePassword(changing("not the one at all")));
        }

        assertThat(log("action")).endsWith("CHANGE_PASSWORD_FAILED, LOCK_OUT");
    }

    private SessionServiceBlockingStub signedIn() {
        String token = signIn("desk", PASSWORD);
        return stub().withInterceptors(TestServer.bearer(token));
    }

    private String signIn(String name, String password) {
        return stub().signIn(
                        SignInRequest.newBuilder()
                                .setUsername(name)
                                .setPassword(password)
                                .setClientName("desk 1")
                                .build())
                .getSessionToken();
    }

    private static ChangePasswordRequest changing(String current) {
        return ChangePasswordRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setCurrentPassword(current)
                .setNewPassword("another one to try")
                .build();
    }

    private SessionServiceBlockingStub stub() {
        return SessionServiceGrpc.newBlockingStub(server.channel());
    }

    /** An expression for each entry, in order. */
    private String log(String expression) {
        return database.query(
                "select string_agg(" + expression + ", ', ' order by audit_log.id) from audit_log");
    }
}

package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.rpc.Answers.detail;
import static org.frontdesk.server.rpc.Answers.reason;
import static org.frontdesk.server.rpc.Answers.refusal;

import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.RetryInfo;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc.SessionServiceBlockingStub;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.SignInResponse;
import org.frontdesk.api.v1.SignOutRequest;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class SessionGrpcServiceTest {

    private static TestDatabase database;
    private static TestServer server;

    private final String name = "desk-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(database.transactions());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void whoKnowsThePasswordGetsASessionAndTheClinicsSettings() {
        Account account = server.account(name, "open sesame", Role.RECEPTIONIST);

        SignInResponse response = stub().signIn(request(name.toUpperCase(), "open sesame"));

        assertThat(response.getUser().getUserId()).isEqualTo(account.userId().toString());
        assertThat(response.getUser().getRole())
                .isEqualTo(org.frontdesk.api.v1.Role.ROLE_RECEPTIONIST);
        assertThat(response.getClinic().getTimeZone()).isEqualTo("Europe/Madrid");
        assertThat(Durations.toMinutes(response.getIdleTimeout())).isEqualTo(30);
        assertThat(
                        stub(response)
                                .getCurrentUser(GetCurrentUserRequest.getDefaultInstance())
                                .getUser())
                .isEqualTo(response.getUser());
    }

    @Test
    void anUnknownNameAWrongPasswordAndADisabledAccountAreAnsweredAlike() {
        server.account(name, "open sesame", Role.RECEPTIONIST);
        StatusRuntimeException unknown = refusal(() -> stub().signIn(request("nobody", "x")));
        StatusRuntimeException wrong = refusal(() -> stub().signIn(request(name, "x")));
        database.execute("UPDATE users SET disabled = true WHERE username = '%s'".formatted(name));
        StatusRuntimeException disabled =
                refusal(() -> stub().signIn(request(name, "open sesame")));

        assertThat(unknown.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(reason(unknown)).contains(Reason.SIGN_IN_FAILED);
        assertThat(wrong).hasMessage(unknown.getMessage());
        assertThat(disabled).hasMessage(unknown.getMessage());
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait() {
        server.account(name, "open sesame", Role.RECEPTIONIST);
        for (int i = 0; i < 5; i++) {
            refusal(() -> stub().signIn(request(name, "x")));
        }

        StatusRuntimeException limited = refusal(() -> stub().signIn(request(name, "open sesame")));

        assertThat(limited.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(reason(limited)).contains(Reason.SIGN_IN_LIMITED);
        assertThat(detail(limited, RetryInfo.class).orElseThrow().getRetryDelay().getSeconds())
                .isBetween(170L, 180L);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        StatusRuntimeException refusal =
                refusal(
                        () ->
                                stub().signIn(
                                                SignInRequest.newBuilder()
                                                        .setPassword("x".repeat(257))
                                                        .setClientName("x".repeat(65))
                                                        .build()));

        assertThat(reason(refusal)).contains(Reason.INVALID_FIELDS);
        assertThat(detail(refusal, BadRequest.class).orElseThrow().getFieldViolationsList())
                .extracting(BadRequest.FieldViolation::getField)
                .containsExactly("username", "password", "client_name");
    }

    @Test
    void signingOutEndsTheSession() {
        server.account(name, "open sesame", Role.ADMIN);
        SessionServiceBlockingStub signedIn = stub(stub().signIn(request(name, "open sesame")));

        signedIn.signOut(SignOutRequest.getDefaultInstance());

        StatusRuntimeException refusal =
                refusal(() -> signedIn.signOut(SignOutRequest.getDefaultInstance()));
        assertThat(reason(refusal)).contains(Reason.SESSION_EXPIRED);
    }

    private static SessionServiceBlockingStub stub() {
        return SessionServiceGrpc.newBlockingStub(server.channel());
    }

    private static SessionServiceBlockingStub stub(SignInResponse signedIn) {
        return stub().withInterceptors(TestServer.bearer(signedIn.getSessionToken()));
    }

    private static SignInRequest request(String name, String password) {
        return SignInRequest.newBuilder().setUsername(name).setPassword(password).build();
    }
}

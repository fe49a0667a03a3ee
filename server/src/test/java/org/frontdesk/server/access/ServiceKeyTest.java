package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.protobuf.Empty;
import com.google.protobuf.util.Timestamps;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;

import org.frontdesk.api.v1.CreateServiceKeyRequest;
import org.frontdesk.api.v1.CreateServiceKeyResponse;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListServiceKeysRequest;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.ResetPasswordRequest;
import org.frontdesk.api.v1.RevokeServiceKeyRequest;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.ServiceKey;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc.ServiceKeyServiceBlockingStub;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.server.Answered;
import org.frontdesk.server.Contract;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.rpc.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Keys with which other services call. */
class ServiceKeyTest {

    private static RunningClinic clinic;
    private static ServiceKeyServiceBlockingStub keys;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        clinic.user("root", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        keys = clinic.as("root", ServiceKeyServiceGrpc.newBlockingStub(clinic.channel()));
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static CreateServiceKeyRequest.Builder creation(String... permissions) {
        return CreateServiceKeyRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setName("website")
                .addAllPermissions(List.of(permissions))
                .setExpiresAt(
                        Timestamps.fromMillis(
                                Instant.now().plus(Duration.ofDays(30)).toEpochMilli()));
    }

    private static void listDoctors(String secret) {
        DoctorServiceGrpc.newBlockingStub(clinic.channel())
                .withInterceptors(TestServer.bearer(secret))
                .listDoctors(ListDoctorsRequest.getDefaultInstance());
    }

    @Test
    void aKeyOpensWhatItNamesAndNothingElse() {
        CreateServiceKeyResponse made = keys.createServiceKey(creation("doctors.read").build());

        assertThat(made.getSecret()).startsWith("fdk_");
        listDoctors(made.getSecret());
        Answered missing =
                refusalOf(
                        () ->
                                PatientServiceGrpc.newBlockingStub(clinic.channel())
                                        .withInterceptors(TestServer.bearer(made.getSecret()))
                                        .searchPatients(
                                                SearchPatientsRequest.newBuilder()
                                                        .setQuery("family")
                                                        .build()));
        assertThat(missing.reason()).isEqualTo("PERMISSION_MISSING");
        assertThat(missing.metadata()).containsEntry("permission", "patients.read");
        assertThat(
                        refusalOf(
                                        () ->
                                                UserServiceGrpc.newBlockingStub(clinic.channel())
                                                        .withInterceptors(
                                                                TestServer.bearer(made.getSecret()))
                                                        .listUsers(
                                                                ListUsersRequest
                                                                        .getDefaultInstance()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        SessionServiceGrpc.newBlockingStub(clinic.channel())
                                .withInterceptors(TestServer.bearer(made.getSecret()))
                                .getCurrentUser(GetCurrentUserRequest.getDefaultInstance())
                                .getUser()
                                .getDisplayName())
                .isEqualTo("website");
    }

    @Test
    void aServiceThatSignsInWithAPasswordMayWhatAKeyWithEveryPermissionMay() {
        clinic.user("svc", Role.SERVICE, null, null);
        String session = clinic.signIn("svc");

        for (var rpc : Contract.methods()) {
            String method = rpc.getFullMethodName();
            if (!method.startsWith("frontdesk.v1.SessionService/")) { // not to sign out by the way
                assertThat(isLetIn(session, method))
                        .as(method)
                        .isEqualTo(ServicePermissions.isTabled(method));
            }
        }
    }

    /** Whether the door opens, whatever comes of an empty request behind it. */
    private static boolean isLetIn(String token, String method) {
        var empty =
                MethodDescriptor.<Empty, Empty>newBuilder()
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName(method)
                        .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                        .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
                        .build();
        try {
            ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(clinic.channel(), TestServer.bearer(token)),
                    empty,
                    CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
                    Empty.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException refused) {
            return !Set.of("ROLE_NOT_ALLOWED", "PERMISSION_MISSING")
                    .contains(Answered.of(refused).reason());
        }
    }

    @Test
    void theSecretIsShownOnceAndStoredNowhere() {
        CreateServiceKeyRequest request = creation("doctors.read").build();

        CreateServiceKeyResponse first = keys.createServiceKey(request);
        CreateServiceKeyResponse second = keys.createServiceKey(request);

        assertThat(second).isEqualTo(first.toBuilder().clearSecret().build());
        assertThat(
                        clinic.database.query(
                                "select (select string_agg(outcome, ' ') from request_outcomes) ||"
                                    + " (select string_agg(sessions::text, ' ') from sessions)"))
                .doesNotContain(first.getSecret());
    }

    @Test
    void aKeyHasNoIdleTimeAndEndsWhenItExpires() {
        CreateServiceKeyResponse made = keys.createServiceKey(creation("doctors.read").build());
        clinic.database.execute(
                "update sessions set last_used_at = now() - interval '2 days' where id = '"
                        + made.getKey().getKeyId()
                        + "'");
        listDoctors(made.getSecret());

        CreateServiceKeyResponse other = keys.createServiceKey(creation("doctors.read").build());
        clinic.database.execute(
                "update sessions set expires_at = now() - interval '1 second' where id = '"
                        + other.getKey().getKeyId()
                        + "'");
        assertThat(refusalOf(() -> listDoctors(other.getSecret())).reason())
                .isEqualTo("SESSION_EXPIRED");
    }

    @Test
    void aRevokedKeyIsOverAtOnce() {
        CreateServiceKeyResponse made = keys.createServiceKey(creation("doctors.read").build());
        listDoctors(made.getSecret());
        var revoke =
                RevokeServiceKeyRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setKeyId(made.getKey().getKeyId());

        ServiceKey revoked = keys.revokeServiceKey(revoke.build()).getKey();

        assertThat(revoked.hasRevokedAt()).isTrue();
        assertThat(refusalOf(() -> listDoctors(made.getSecret())).reason())
                .isEqualTo("SESSION_EXPIRED");
        assertThat(keys.revokeServiceKey(revoke.build()).getKey()).isEqualTo(revoked);
        assertThat(
                        keys.revokeServiceKey(
                                        revoke.setRequestId(UUID.randomUUID().toString()).build())
                                .getKey())
                .isEqualTo(revoked);
        assertThat(
                        refusalOf(
                                        () ->
                                                keys.revokeServiceKey(
                                                        revoke.setRequestId(
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .setKeyId(
                                                                        UUID.randomUUID()
                                                                                .toString())
                                                                .build()))
                                .reason())
                .isEqualTo("SERVICE_KEY_UNKNOWN");
    }

    @Test
    void keysAreListedAPageAtATimeAndTheirAccountsHaveNoPassword() {
        for (int i = 0; i < 3; i++) {
            keys.createServiceKey(creation("doctors.read", "patients.read").build());
        }
        var first =
                keys.listServiceKeys(ListServiceKeysRequest.newBuilder().setPageSize(2).build());
        var second =
                keys.listServiceKeys(
                        ListServiceKeysRequest.newBuilder()
                                .setPageSize(2)
                                .setPageToken(first.getNextPageToken())
                                .build());

        assertThat(first.getKeysList())
                .hasSize(2)
                .doesNotContainAnyElementsOf(second.getKeysList());
        assertThat(first.getKeys(0).getPermissionsList())
                .containsExactly("doctors.read", "patients.read");
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.as(
                                                                "root",
                                                                UserServiceGrpc.newBlockingStub(
                                                                        clinic.channel()))
                                                        .resetPassword(
                                                                ResetPasswordRequest.newBuilder()
                                                                        .setRequestId(
                                                                                UUID.randomUUID()
                                                                                        .toString())
                                                                        .setUserId(
                                                                                first.getKeys(0)
                                                                                        .getUserId())
                                                                        .build()))
                                .reason())
                .isEqualTo("SERVICE_ACCOUNT");
    }

    @Test
    void everyFieldThatIsWrongIsNamedAndOnlyAnAdministratorMakesKeys() {
        assertThat(
                        refusalOf(
                                        () ->
                                                keys.createServiceKey(
                                                        CreateServiceKeyRequest.newBuilder()
                                                                .addPermissions("everything")
                                                                .build()))
                                .violatedFields())
                .containsExactly("request_id", "name", "permissions[0]", "expires_at");
        assertThat(
                        refusalOf(
                                        () ->
                                                clinic.as(
                                                                "desk",
                                                                ServiceKeyServiceGrpc
                                                                        .newBlockingStub(
                                                                                clinic.channel()))
                                                        .createServiceKey(
                                                                creation("doctors.read").build()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }
}

package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;

import org.frontdesk.api.v1.ChangePasswordRequest;
import org.frontdesk.api.v1.CreateUserRequest;
import org.frontdesk.api.v1.CreateUserResponse;
import org.frontdesk.api.v1.DisableUserRequest;
import org.frontdesk.api.v1.EnableUserRequest;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.GetUserRequest;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListSessionsRequest;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.ResetPasswordRequest;
import org.frontdesk.api.v1.ResetPasswordResponse;
import org.frontdesk.api.v1.RevokeSessionRequest;
import org.frontdesk.api.v1.RevokeSessionsRequest;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc.SessionServiceBlockingStub;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.UpdateUserRequest;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.UserServiceGrpc.UserServiceBlockingStub;
import org.frontdesk.api.v1.UserSession;
import org.frontdesk.api.v1.UserState;
import org.frontdesk.server.Answered;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.rpc.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Accounts as administrators manage them, and what their owners do themselves. */
class UserTest {

    private static final String PASSWORD = "a test's password";

    private static RunningClinic clinic;
    private static UUID doctor;
    private static UUID patient;

    private final String name = "n-" + UUID.randomUUID();

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        doctor = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.user("root", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    private static UserServiceBlockingStub users(String username) {
        return clinic.as(username, UserServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private CreateUserRequest.Builder creation() {
        return CreateUserRequest.newBuilder()
                .setRequestId(id())
                .setUsername(name)
                .setDisplayName("Desk 3")
                .setRole(org.frontdesk.api.v1.Role.ROLE_RECEPTIONIST);
    }

    private static SessionServiceBlockingStub signedIn(String username, String password) {
        var anybody = SessionServiceGrpc.newBlockingStub(clinic.channel());
        String token =
                anybody.signIn(
                                SignInRequest.newBuilder()
                                        .setUsername(username)
                                        .setPassword(password)
                                        .build())
                        .getSessionToken();
        return anybody.withInterceptors(TestServer.bearer(token));
    }

    private static ChangePasswordRequest change(String from, String to) {
        return ChangePasswordRequest.newBuilder()
                .setRequestId(id())
                .setCurrentPassword(from)
                .setNewPassword(to)
                .build();
    }

    private static String reasonOfAnyCall(SessionServiceBlockingStub session) {
        return refusalOf(() -> session.getCurrentUser(GetCurrentUserRequest.getDefaultInstance()))
                .reason();
    }

    @Test
    void aNewAccountChoosesItsPasswordBeforeAnythingElse() {
        CreateUserResponse made = users("root").createUser(creation().build());
        assertThat(made.getInitialPassword()).hasSize(24);
        assertThat(made.getAccount().getUser().getMustChangePassword()).isTrue();

        SessionServiceBlockingStub session = signedIn(name, made.getInitialPassword());
        var doctors = org.frontdesk.api.v1.DoctorServiceGrpc.newBlockingStub(session.getChannel());
        assertThat(
                        refusalOf(
                                        () ->
                                                doctors.listDoctors(
                                                        ListDoctorsRequest.getDefaultInstance()))
                                .reason())
                .isEqualTo("PASSWORD_CHANGE_REQUIRED");

        session.changePassword(change(made.getInitialPassword(), "my own long password"));

        assertThat(
                        session.getCurrentUser(GetCurrentUserRequest.getDefaultInstance())
                                .getUser()
                                .getMustChangePassword())
                .isFalse();
        assertThat(doctors.listDoctors(ListDoctorsRequest.getDefaultInstance()).getDoctorsCount())
                .isPositive();
        signedIn(name, "my own long password");
    }

    @Test
    void creatingTwiceWithOneRequestIdMakesOneAccountAndShowsThePasswordOnce() {
        CreateUserRequest request = creation().build();

        CreateUserResponse first = users("root").createUser(request);
        CreateUserResponse second = users("root").createUser(request);

        assertThat(second).isEqualTo(first.toBuilder().clearInitialPassword().build());
        assertThat(
                        refusalOf(
                                        () ->
                                                users("root")
                                                        .createUser(
                                                                request.toBuilder()
                                                                        .setDisplayName("Other")
                                                                        .build()))
                                .reason())
                .isEqualTo("REQUEST_ID_REUSED");
        assertThat(clinic.database.query("select string_agg(outcome, ' ') from request_outcomes"))
                .doesNotContain(first.getInitialPassword());
    }

    @Test
    void aNameIsGivenOnceAndALinkNamesSomebody() {
        users("root").createUser(creation().build());

        assertThat(
                        refusalOf(
                                        () ->
                                                users("root")
                                                        .createUser(
                                                                creation()
                                                                        .setUsername(
                                                                                name.toUpperCase())
                                                                        .build()))
                                .reason())
                .isEqualTo("USERNAME_TAKEN");
        String nobody = id();
        Answered unknown =
                refusalOf(
                        () ->
                                users("root")
                                        .createUser(
                                                creation()
                                                        .setRole(
                                                                org.frontdesk.api.v1.Role
                                                                        .ROLE_DOCTOR)
                                                        .setDoctorId(nobody)
                                                        .build()));
        assertThat(unknown.reason()).isEqualTo("DOCTOR_UNKNOWN");
        assertThat(unknown.metadata()).containsEntry("doctor_id", nobody);
        assertThat(
                        refusalOf(
                                        () ->
                                                users("root")
                                                        .createUser(
                                                                creation()
                                                                        .setRole(
                                                                                org.frontdesk.api.v1
                                                                                        .Role
                                                                                        .ROLE_PATIENT)
                                                                        .setPatientId(nobody)
                                                                        .build()))
                                .reason())
                .isEqualTo("PATIENT_UNKNOWN");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        Answered refusal =
                refusalOf(
                        () ->
                                users("root")
                                        .createUser(
                                                CreateUserRequest.newBuilder()
                                                        .setUsername("a b")
                                                        .setRole(
                                                                org.frontdesk.api.v1.Role
                                                                        .ROLE_DOCTOR)
                                                        .setPatientId(patient.toString())
                                                        .setPassword("short")
                                                        .build()));

        assertThat(refusal.violatedFields())
                .containsExactly(
                        "request_id",
                        "username",
                        "display_name",
                        "doctor_id",
                        "patient_id",
                        "password");
    }

    @Test
    void onlyAnAdministratorManagesAccounts() {
        assertThat(refusalOf(() -> users("desk").createUser(creation().build())).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        refusalOf(
                                        () ->
                                                users("desk")
                                                        .listUsers(
                                                                ListUsersRequest
                                                                        .getDefaultInstance()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void accountsAreListedByTextRoleAndStateAPageAtATime() {
        for (int i = 0; i < 5; i++) {
            users("root").createUser(creation().setUsername(name + "-" + i).build());
        }
        String disabled =
                users("root")
                        .createUser(
                                creation()
                                        .setUsername(name + "-5")
                                        .setDisplayName("Ángel " + name)
                                        .build())
                        .getAccount()
                        .getUser()
                        .getUserId();
        users("root")
                .disableUser(
                        DisableUserRequest.newBuilder()
                                .setRequestId(id())
                                .setUserId(disabled)
                                .build());

        List<String> names = new ArrayList<>();
        String token = "";
        do {
            var page =
                    users("root")
                            .listUsers(
                                    ListUsersRequest.newBuilder()
                                            .setQuery(name)
                                            .setPageSize(4)
                                            .setPageToken(token)
                                            .build());
            page.getAccountsList().forEach(one -> names.add(one.getUser().getUsername()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        assertThat(names).hasSize(6).isSorted();

        assertThat(
                        users("root")
                                .listUsers(
                                        ListUsersRequest.newBuilder()
                                                .setQuery("ANGEL " + name)
                                                .setState(UserState.USER_STATE_DISABLED)
                                                .setRole(
                                                        org.frontdesk.api.v1.Role.ROLE_RECEPTIONIST)
                                                .build())
                                .getAccountsList())
                .singleElement()
                .satisfies(one -> assertThat(one.getDisabled()).isTrue());
    }

    @Test
    void anOutdatedEtagIsRefusedAndAChangeOfRoleEndsTheSessions() {
        CreateUserResponse made =
                users("root").createUser(creation().setPassword(PASSWORD).build());
        assertThat(made.getInitialPassword()).isEmpty();
        SessionServiceBlockingStub session = signedIn(name, PASSWORD);
        var request =
                UpdateUserRequest.newBuilder()
                        .setRequestId(id())
                        .setUserId(made.getAccount().getUser().getUserId())
                        .setEtag(made.getAccount().getEtag())
                        .setDisplayName("Doctor's desk")
                        .setRole(org.frontdesk.api.v1.Role.ROLE_DOCTOR)
                        .setDoctorId(doctor.toString());

        UserAccount updated = users("root").updateUser(request.build()).getAccount();

        assertThat(updated.getUser().getDoctorId()).isEqualTo(doctor.toString());
        assertThat(updated.getEtag()).isNotEqualTo(made.getAccount().getEtag());
        assertThat(reasonOfAnyCall(session)).isEqualTo("SESSION_EXPIRED");
        Answered outdated =
                refusalOf(() -> users("root").updateUser(request.setRequestId(id()).build()));
        assertThat(outdated.code()).isEqualTo(Status.Code.ABORTED);
        assertThat(outdated.metadata()).containsEntry("etag", updated.getEtag());
        assertThat(
                        refusalOf(
                                        () ->
                                                users("root")
                                                        .updateUser(
                                                                request.setRequestId(id())
                                                                        .setUserId(id())
                                                                        .build()))
                                .reason())
                .isEqualTo("USER_UNKNOWN");
    }

    @Test
    void aDisabledAccountIsOutAtOnceHereAndWithinSecondsElsewhere() {
        String user =
                users("root")
                        .createUser(creation().setPassword(PASSWORD).build())
                        .getAccount()
                        .getUser()
                        .getUserId();
        SessionServiceBlockingStub here = signedIn(name, PASSWORD);
        try (RunningClinic second = clinic.secondServer()) {
            var anybody = SessionServiceGrpc.newBlockingStub(second.channel());
            String token =
                    anybody.signIn(
                                    SignInRequest.newBuilder()
                                            .setUsername(name)
                                            .setPassword(PASSWORD)
                                            .build())
                            .getSessionToken();
            var elsewhere = anybody.withInterceptors(TestServer.bearer(token));
            elsewhere.getCurrentUser(GetCurrentUserRequest.getDefaultInstance());

            var disable =
                    DisableUserRequest.newBuilder().setRequestId(id()).setUserId(user).build();
            assertThat(users("root").disableUser(disable).getAccount().getDisabled()).isTrue();

            assertThat(reasonOfAnyCall(here)).isEqualTo("SESSION_EXPIRED");
            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(
                            () ->
                                    assertThat(reasonOfAnyCall(elsewhere))
                                            .isEqualTo("SESSION_EXPIRED"));
        }
        assertThat(refusalOf(() -> signedIn(name, PASSWORD)).reason()).isEqualTo("SIGN_IN_FAILED");
        users("root")
                .enableUser(
                        EnableUserRequest.newBuilder().setRequestId(id()).setUserId(user).build());
        signedIn(name, PASSWORD);
        assertThat(reasonOfAnyCall(here)).isEqualTo("SESSION_EXPIRED");
        assertThat(
                        clinic.database.query(
                                "select string_agg(action, ' ' order by id) from audit_log where"
                                        + " record_id = '"
                                        + user
                                        + "'"))
                .isEqualTo("CREATE_USER DISABLE_USER SIGN_IN_FAILED ENABLE_USER");
    }

    @Test
    void theLastAdministratorStays() {
        try (RunningClinic small = RunningClinic.open()) {
            UUID first = small.user("first", Role.ADMIN, null, null);
            UUID second = small.user("second", Role.ADMIN, null, null);
            var asFirst = small.as("first", UserServiceGrpc.newBlockingStub(small.channel()));
            var asSecond = small.as("second", UserServiceGrpc.newBlockingStub(small.channel()));

            // each disables the other at once: one of them must stay
            var one = CompletableFuture.runAsync(() -> asFirst.disableUser(disabling(second)));
            var other = CompletableFuture.runAsync(() -> asSecond.disableUser(disabling(first)));
            await().until(() -> one.isDone() && other.isDone());
            assertThat(
                            small.database.query(
                                    "select count(*)::text from users where role = 'ADMIN' and not"
                                            + " disabled"))
                    .isEqualTo("1");

            boolean firstStays =
                    small.database
                            .query(
                                    "select username from users where role = 'ADMIN' and not"
                                            + " disabled")
                            .equals("first");
            var left = firstStays ? asFirst : asSecond;
            UUID himself = firstStays ? first : second;
            assertThat(refusalOf(() -> left.disableUser(disabling(himself))).reason())
                    .isEqualTo("LAST_ADMIN");
            String etag =
                    left.getUser(GetUserRequest.newBuilder().setUserId(himself.toString()).build())
                            .getAccount()
                            .getEtag();
            assertThat(
                            refusalOf(
                                            () ->
                                                    left.updateUser(
                                                            UpdateUserRequest.newBuilder()
                                                                    .setRequestId(id())
                                                                    .setUserId(himself.toString())
                                                                    .setEtag(etag)
                                                                    .setDisplayName("Desk")
                                                                    .setRole(
                                                                            org.frontdesk.api.v1
                                                                                    .Role
                                                                                    .ROLE_RECEPTIONIST)
                                                                    .build()))
                                    .reason())
                    .isEqualTo("LAST_ADMIN");
        }
    }

    private static DisableUserRequest disabling(UUID user) {
        return DisableUserRequest.newBuilder()
                .setRequestId(id())
                .setUserId(user.toString())
                .build();
    }

    @Test
    void aResetPasswordOpensTheAccountAndEndsItsSessions() {
        String user =
                users("root")
                        .createUser(creation().setPassword(PASSWORD).build())
                        .getAccount()
                        .getUser()
                        .getUserId();
        SessionServiceBlockingStub before = signedIn(name, PASSWORD);
        var request = ResetPasswordRequest.newBuilder().setRequestId(id()).setUserId(user).build();

        ResetPasswordResponse reset = users("root").resetPassword(request);

        assertThat(reasonOfAnyCall(before)).isEqualTo("SESSION_EXPIRED");
        signedIn(name, reset.getInitialPassword());
        assertThat(users("root").resetPassword(request).getInitialPassword()).isEmpty();
        assertThat(
                        refusalOf(
                                        () ->
                                                users("root")
                                                        .resetPassword(
                                                                request.toBuilder()
                                                                        .setRequestId(id())
                                                                        .setUserId(id())
                                                                        .build()))
                                .reason())
                .isEqualTo("USER_UNKNOWN");
    }

    @Test
    void changingThePasswordNeedsTheCurrentOneAndEndsTheOtherSessions() {
        users("root").createUser(creation().setPassword(PASSWORD).build());
        SessionServiceBlockingStub other = signedIn(name, PASSWORD);
        SessionServiceBlockingStub session = signedIn(name, PASSWORD);

        Answered wrong =
                refusalOf(() -> session.changePassword(change("wrong", "my own long password")));
        assertThat(wrong.reason()).isEqualTo("PASSWORD_WRONG");
        ChangePasswordRequest request = change(PASSWORD, "my own long password");
        session.changePassword(request);
        session.changePassword(request); // its answer was lost

        assertThat(reasonOfAnyCall(other)).isEqualTo("SESSION_EXPIRED");
        assertThat(
                        refusalOf(
                                        () ->
                                                session.changePassword(
                                                        change(
                                                                "my own long password",
                                                                "my own long password")))
                                .violatedFields())
                .containsExactly("new_password");
    }

    @Test
    void wrongCurrentPasswordsAreLimited() {
        users("root").createUser(creation().setPassword(PASSWORD).build());
        SessionServiceBlockingStub session = signedIn(name, PASSWORD);
        for (int i = 0; i < 5; i++) {
            refusalOf(() -> session.changePassword(change("wrong", "my own long password")));
        }

        assertThat(
                        refusalOf(
                                        () ->
                                                session.changePassword(
                                                        change(PASSWORD, "my own long password")))
                                .reason())
                .isEqualTo("SIGN_IN_LIMITED");
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwnerAndByAnAdministrator() {
        clinic.user(name, Role.RECEPTIONIST, null, null);
        SessionServiceBlockingStub first = signedIn(name, PASSWORD);
        var own = users(name);

        List<UserSession> open =
                own.listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList();
        assertThat(open).hasSize(2).filteredOn(UserSession::getCurrent).hasSize(1);
        var paged = own.listSessions(ListSessionsRequest.newBuilder().setPageSize(1).build());
        assertThat(
                        own.listSessions(
                                        ListSessionsRequest.newBuilder()
                                                .setPageSize(1)
                                                .setPageToken(paged.getNextPageToken())
                                                .build())
                                .getSessionsList())
                .containsExactly(open.getLast());

        UserSession notCurrent =
                open.stream().filter(one -> !one.getCurrent()).findFirst().orElseThrow();
        var revoke =
                RevokeSessionRequest.newBuilder()
                        .setRequestId(id())
                        .setSessionId(notCurrent.getSessionId());
        assertThat(refusalOf(() -> users("desk").revokeSession(revoke.build())).reason())
                .isEqualTo("SESSION_UNKNOWN");
        own.revokeSession(revoke.setRequestId(id()).build());
        assertThat(reasonOfAnyCall(first)).isEqualTo("SESSION_EXPIRED");

        SessionServiceBlockingStub again = signedIn(name, PASSWORD);
        var all = RevokeSessionsRequest.newBuilder().setRequestId(id());
        assertThat(own.revokeSessions(all.build()).getRevoked()).isEqualTo(1);
        assertThat(reasonOfAnyCall(again)).isEqualTo("SESSION_EXPIRED");
        assertThat(own.listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsCount())
                .isEqualTo(1);

        String user = open.getFirst().getUserId();
        assertThat(
                        refusalOf(
                                        () ->
                                                users("desk")
                                                        .listSessions(
                                                                ListSessionsRequest.newBuilder()
                                                                        .setUserId(user)
                                                                        .build()))
                                .reason())
                .isEqualTo("USER_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                users("desk")
                                                        .revokeSessions(
                                                                all.setRequestId(id())
                                                                        .setUserId(user)
                                                                        .build()))
                                .reason())
                .isEqualTo("USER_UNKNOWN");
        assertThat(
                        users("root")
                                .revokeSessions(all.setRequestId(id()).setUserId(user).build())
                                .getRevoked())
                .isEqualTo(1);
        assertThat(
                        refusalOf(() -> own.listSessions(ListSessionsRequest.getDefaultInstance()))
                                .reason())
                .isEqualTo("SESSION_EXPIRED");
    }
}

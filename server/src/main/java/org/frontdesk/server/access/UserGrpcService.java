package org.frontdesk.server.access;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CreateUserRequest;
import org.frontdesk.api.v1.CreateUserResponse;
import org.frontdesk.api.v1.DisableUserRequest;
import org.frontdesk.api.v1.DisableUserResponse;
import org.frontdesk.api.v1.EnableUserRequest;
import org.frontdesk.api.v1.EnableUserResponse;
import org.frontdesk.api.v1.GetUserRequest;
import org.frontdesk.api.v1.GetUserResponse;
import org.frontdesk.api.v1.ListSessionsRequest;
import org.frontdesk.api.v1.ListSessionsResponse;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.ListUsersResponse;
import org.frontdesk.api.v1.ResetPasswordRequest;
import org.frontdesk.api.v1.ResetPasswordResponse;
import org.frontdesk.api.v1.RevokeSessionRequest;
import org.frontdesk.api.v1.RevokeSessionResponse;
import org.frontdesk.api.v1.RevokeSessionsRequest;
import org.frontdesk.api.v1.RevokeSessionsResponse;
import org.frontdesk.api.v1.SetUserPermissionsRequest;
import org.frontdesk.api.v1.SetUserPermissionsResponse;
import org.frontdesk.api.v1.UpdateUserRequest;
import org.frontdesk.api.v1.UpdateUserResponse;
import org.frontdesk.api.v1.UserServiceGrpc.UserServiceImplBase;
import org.frontdesk.api.v1.UserSession;
import org.frontdesk.api.v1.UserState;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.rpc.WireTime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The contract's UserService. */
public final class UserGrpcService extends UserServiceImplBase {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUERY = 100;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,64}");

    private final UserQueries users;
    private final CreateUser create;
    private final UpdateUser update;
    private final SetUserPermissions grant;
    private final DisableUser disable;
    private final ResetPassword reset;
    private final RevokeSessions revoke;
    private final Sessions sessions;

    public UserGrpcService(
            UserQueries users,
            CreateUser create,
            UpdateUser update,
            SetUserPermissions grant,
            DisableUser disable,
            ResetPassword reset,
            RevokeSessions revoke,
            Sessions sessions) {
        this.users = users;
        this.create = create;
        this.update = update;
        this.grant = grant;
        this.disable = disable;
        this.reset = reset;
        this.revoke = revoke;
        this.sessions = sessions;
    }

    @Override
    public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void listUsers(ListUsersRequest request, StreamObserver<ListUsersResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void updateUser(UpdateUserRequest request, StreamObserver<UpdateUserResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void setUserPermissions(
            SetUserPermissionsRequest request,
            StreamObserver<SetUserPermissionsResponse> observer) {
        Unary.answer(observer, () -> grant(request));
    }

    @Override
    public void disableUser(
            DisableUserRequest request, StreamObserver<DisableUserResponse> observer) {
        Unary.answer(observer, () -> disable(request));
    }

    @Override
    public void enableUser(EnableUserRequest request, StreamObserver<EnableUserResponse> observer) {
        Unary.answer(observer, () -> enable(request));
    }

    @Override
    public void resetPassword(
            ResetPasswordRequest request, StreamObserver<ResetPasswordResponse> observer) {
        Unary.answer(observer, () -> reset(request));
    }

    @Override
    public void listSessions(
            ListSessionsRequest request, StreamObserver<ListSessionsResponse> observer) {
        Unary.answer(observer, () -> sessions(request));
    }

    @Override
    public void revokeSession(
            RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> observer) {
        Unary.answer(observer, () -> revoke(request));
    }

    @Override
    public void revokeSessions(
            RevokeSessionsRequest request, StreamObserver<RevokeSessionsResponse> observer) {
        Unary.answer(observer, () -> revokeAll(request));
    }

    private CreateUserResponse create(CreateUserRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String username = UserAccounts.normalized(request.getUsername());
        if (!USERNAME.matcher(username).matches()) {
            fields.violation("username", "is not 1 to 64 letters, digits and . - _ @ +");
        }
        String displayName = fields.text("display_name", request.getDisplayName(), LONGEST_NAME);
        Link link = link(fields, request.getRole(), request.getDoctorId(), request.getPatientId());
        boolean isGenerated = request.getPassword().isEmpty();
        String password =
                isGenerated
                        ? GeneratedPassword.random()
                        : PasswordFields.chosen(fields, "password", request.getPassword());
        fields.check();
        var intention = intention(requestId, request.toBuilder().clearPassword().build());
        var user =
                new CreateUser.NewUser(
                        username, displayName, link.role(), link.doctor(), link.patient());
        FirstAnswer<UserOutcome> answer = create.settle(intention, user, password);
        return CreateUserResponse.newBuilder()
                .setAccount(UserMessages.encode(done(answer.settled())))
                .setInitialPassword(isGenerated && answer.isFirst() ? password : "")
                .build();
    }

    private GetUserResponse get(GetUserRequest request) {
        var fields = new Fields();
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        fields.check();
        return users.get(user)
                .map(UserMessages::encode)
                .map(account -> GetUserResponse.newBuilder().setAccount(account).build())
                .orElseThrow(() -> Refusals.statusOf(new UserOutcome.UserUnknown(user)));
    }

    private ListUsersResponse list(ListUsersRequest request) {
        var fields = new Fields();
        String query = fields.optionalText("query", request.getQuery(), LONGEST_QUERY);
        if (request.getRole() == org.frontdesk.api.v1.Role.UNRECOGNIZED) {
            fields.violation("role", "is not a role");
        }
        var filter =
                new UserQueries.Filter(
                        query,
                        UserMessages.decode(request.getRole()),
                        disabled(fields, request.getState()));
        int size = Paging.size(fields, request.getPageSize());
        var unpaged = request.toBuilder().clearPageSize().clearPageToken().build();
        Optional<String> after =
                PageToken.decode(fields, request.getPageToken(), unpaged, 1)
                        .map(token -> token.lastKey().getFirst());
        fields.check();
        var page =
                Paging.page(
                        users.list(filter, after, size + 1),
                        size,
                        unpaged,
                        last -> List.of(last.account().username()));
        return ListUsersResponse.newBuilder()
                .addAllAccounts(page.rows().stream().map(UserMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private UpdateUserResponse update(UpdateUserRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        long version = fields.etag("etag", request.getEtag());
        String displayName = fields.text("display_name", request.getDisplayName(), LONGEST_NAME);
        Link link = link(fields, request.getRole(), request.getDoctorId(), request.getPatientId());
        fields.check();
        var change =
                new UpdateUser.Change(
                        user, version, displayName, link.role(), link.doctor(), link.patient());
        return UpdateUserResponse.newBuilder()
                .setAccount(
                        UserMessages.encode(
                                done(update.settle(intention(requestId, request), change))))
                .build();
    }

    private SetUserPermissionsResponse grant(SetUserPermissionsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        long version = fields.etag("etag", request.getEtag());
        SortedSet<String> known = UserPermissions.names();
        for (int i = 0; i < request.getPermissionsCount(); i++) {
            if (!known.contains(request.getPermissions(i))) {
                fields.violation("permissions[" + i + "]", "can't be granted to a person");
            }
        }
        fields.check();
        return SetUserPermissionsResponse.newBuilder()
                .setAccount(
                        UserMessages.encode(
                                done(
                                        grant.settle(
                                                intention(requestId, request),
                                                user,
                                                version,
                                                new TreeSet<>(request.getPermissionsList())))))
                .build();
    }

    private DisableUserResponse disable(DisableUserRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        fields.check();
        return DisableUserResponse.newBuilder()
                .setAccount(
                        UserMessages.encode(
                                done(disable.settle(intention(requestId, request), user, true))))
                .build();
    }

    private EnableUserResponse enable(EnableUserRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        fields.check();
        return EnableUserResponse.newBuilder()
                .setAccount(
                        UserMessages.encode(
                                done(disable.settle(intention(requestId, request), user, false))))
                .build();
    }

    private ResetPasswordResponse reset(ResetPasswordRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        boolean isGenerated = request.getPassword().isEmpty();
        String password =
                isGenerated
                        ? GeneratedPassword.random()
                        : PasswordFields.chosen(fields, "password", request.getPassword());
        fields.check();
        var intention = intention(requestId, request.toBuilder().clearPassword().build());
        FirstAnswer<UserOutcome> answer = reset.settle(intention, user, password);
        return ResetPasswordResponse.newBuilder()
                .setAccount(UserMessages.encode(done(answer.settled())))
                .setInitialPassword(isGenerated && answer.isFirst() ? password : "")
                .build();
    }

    private ListSessionsResponse sessions(ListSessionsRequest request) {
        var fields = new Fields();
        Caller caller = Caller.current();
        UserId user =
                fields.optionalId("user_id", request.getUserId(), UserId::new)
                        .orElse(caller.userId());
        int size = Paging.size(fields, request.getPageSize());
        var unpaged = request.toBuilder().clearPageSize().clearPageToken().build();
        Optional<UserQueries.SessionPosition> after =
                PageToken.decode(fields, request.getPageToken(), unpaged, 2)
                        .map(PageToken::lastKey)
                        .map(
                                key ->
                                        new UserQueries.SessionPosition(
                                                Instant.parse(key.get(0)),
                                                UUID.fromString(key.get(1))));
        fields.check();
        if (!RevokeSessions.mayKnow(caller, user) || users.get(user).isEmpty()) {
            throw Refusals.statusOf(new UserOutcome.UserUnknown(user));
        }
        var page =
                Paging.page(
                        users.sessions(user, sessions.idle(), after, size + 1),
                        size,
                        unpaged,
                        last -> List.of(last.createdAt().toString(), last.id().toString()));
        return ListSessionsResponse.newBuilder()
                .addAllSessions(page.rows().stream().map(one -> encode(user, one)).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private RevokeSessionResponse revoke(RevokeSessionRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UUID session = fields.id("session_id", request.getSessionId(), id -> id);
        fields.check();
        revoked(revoke.one(intention(requestId, request), Caller.current(), session));
        return RevokeSessionResponse.getDefaultInstance();
    }

    private RevokeSessionsResponse revokeAll(RevokeSessionsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        Caller caller = Caller.current();
        UserId user =
                fields.optionalId("user_id", request.getUserId(), UserId::new)
                        .orElse(caller.userId());
        fields.check();
        var settled =
                revoke.all(intention(requestId, request), caller, user, Session.current().key());
        return RevokeSessionsResponse.newBuilder().setRevoked(revoked(settled).sessions()).build();
    }

    /** What an account is for, and whose it is. */
    private record Link(Role role, Optional<DoctorId> doctor, Optional<PatientId> patient) {}

    private static Link link(
            Fields fields, org.frontdesk.api.v1.Role wanted, String doctorId, String patientId) {
        Role role = UserMessages.decode(wanted).orElse(null);
        if (role == null) {
            fields.violation("role", "is required");
        } else if (role == Role.SERVICE) {
            fields.violation("role", "is for service keys only");
        }
        return new Link(
                role,
                linked(fields, "doctor_id", doctorId, role == Role.DOCTOR, DoctorId::new),
                linked(fields, "patient_id", patientId, role == Role.PATIENT, PatientId::new));
    }

    private static <I> Optional<I> linked(
            Fields fields, String field, String value, boolean isWanted, Function<UUID, I> type) {
        if (isWanted) {
            return Optional.ofNullable(fields.id(field, value, type));
        }
        if (!value.isEmpty()) {
            fields.violation(field, "is not for this role");
        }
        return Optional.empty();
    }

    private static Optional<Boolean> disabled(Fields fields, UserState state) {
        return switch (state) {
            case USER_STATE_UNSPECIFIED -> Optional.empty();
            case USER_STATE_ENABLED -> Optional.of(false);
            case USER_STATE_DISABLED -> Optional.of(true);
            case UNRECOGNIZED -> {
                fields.violation("state", "is not a state");
                yield Optional.empty();
            }
        };
    }

    private static Intention intention(RequestId id, com.google.protobuf.Message request) {
        return Intention.of(id, Caller.current().userId(), request);
    }

    private static ManagedAccount done(Settled<UserOutcome> settled) {
        return switch (settled) {
            case Settled.Reused<UserOutcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<UserOutcome>(UserOutcome.Done(ManagedAccount account)) -> account;
            case Settled.As<UserOutcome>(UserOutcome.Refused refused) ->
                    throw Refusals.statusOf(refused);
        };
    }

    private static RevokeSessions.Revoked revoked(Settled<RevokeSessions.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<RevokeSessions.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<RevokeSessions.Outcome>(RevokeSessions.Revoked revoked) -> revoked;
            case Settled.As<RevokeSessions.Outcome>(RevokeSessions.SessionUnknown unknown) ->
                    throw Refusals.statusOf(unknown);
            case Settled.As<RevokeSessions.Outcome>(RevokeSessions.NoSuchUser unknown) ->
                    throw Refusals.statusOf(unknown);
        };
    }

    private static UserSession encode(UserId user, UserQueries.OpenSession open) {
        return UserSession.newBuilder()
                .setSessionId(open.id().toString())
                .setUserId(user.toString())
                .setClientName(open.clientName())
                .setCreatedAt(WireTime.timestamp(open.createdAt()))
                .setLastUsedAt(WireTime.timestamp(open.lastUsedAt()))
                .setExpiresAt(WireTime.timestamp(open.expiresAt()))
                .setCurrent(open.key().equals(Session.current().key()))
                .build();
    }
}

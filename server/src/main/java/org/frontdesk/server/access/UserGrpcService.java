package org.frontdesk.server.access;

import com.google.protobuf.Message;

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
import org.frontdesk.api.v1.RemoveUserSecondFactorRequest;
import org.frontdesk.api.v1.RemoveUserSecondFactorResponse;
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
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserServiceGrpc.UserServiceImplBase;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.util.List;
import java.util.Optional;

/** The contract's UserService. */
public final class UserGrpcService extends UserServiceImplBase {

    private static final int LONGEST_QUERY = 100;

    private final UserQueries users;
    private final CreateUser create;
    private final UpdateUser update;
    private final SetUserPermissions grant;
    private final DisableUser disable;
    private final ResetPassword reset;
    private final RemoveUserSecondFactor removeSecondFactor;
    private final UserSessionCalls sessions;

    public UserGrpcService(
            UserQueries users,
            CreateUser create,
            UpdateUser update,
            SetUserPermissions grant,
            DisableUser disable,
            ResetPassword reset,
            RemoveUserSecondFactor removeSecondFactor,
            RevokeSessions revoke,
            Sessions sessions) {
        this.users = users;
        this.create = create;
        this.update = update;
        this.grant = grant;
        this.disable = disable;
        this.reset = reset;
        this.removeSecondFactor = removeSecondFactor;
        this.sessions = new UserSessionCalls(users, revoke, sessions);
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
    public void removeUserSecondFactor(
            RemoveUserSecondFactorRequest request,
            StreamObserver<RemoveUserSecondFactorResponse> observer) {
        Unary.answer(observer, () -> removeSecondFactor(request));
    }

    @Override
    public void listSessions(
            ListSessionsRequest request, StreamObserver<ListSessionsResponse> observer) {
        Unary.answer(observer, () -> sessions.list(request));
    }

    @Override
    public void revokeSession(
            RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> observer) {
        Unary.answer(observer, () -> sessions.revoke(request));
    }

    @Override
    public void revokeSessions(
            RevokeSessionsRequest request, StreamObserver<RevokeSessionsResponse> observer) {
        Unary.answer(observer, () -> sessions.revokeAll(request));
    }

    private CreateUserResponse create(CreateUserRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String username = UserFields.username(fields, request.getUsername());
        String displayName = UserFields.displayName(fields, request.getDisplayName());
        var link =
                UserFields.link(
                        fields, request.getRole(), request.getDoctorId(), request.getPatientId());
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
                        UserFields.disabled(fields, request.getState()));
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
        String displayName = UserFields.displayName(fields, request.getDisplayName());
        var link =
                UserFields.link(
                        fields, request.getRole(), request.getDoctorId(), request.getPatientId());
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
        var permissions = UserFields.permissions(fields, request.getPermissionsList());
        fields.check();
        return SetUserPermissionsResponse.newBuilder()
                .setAccount(
                        UserMessages.encode(
                                done(
                                        grant.settle(
                                                intention(requestId, request),
                                                user,
                                                version,
                                                permissions))))
                .build();
    }

    private DisableUserResponse disable(DisableUserRequest request) {
        return DisableUserResponse.newBuilder()
                .setAccount(disabled(true, request.getRequestId(), request.getUserId(), request))
                .build();
    }

    private EnableUserResponse enable(EnableUserRequest request) {
        return EnableUserResponse.newBuilder()
                .setAccount(disabled(false, request.getRequestId(), request.getUserId(), request))
                .build();
    }

    private UserAccount disabled(
            boolean disabled, String requestId, String userId, Message request) {
        var fields = new Fields();
        RequestId id = fields.id("request_id", requestId, RequestId::new);
        UserId user = fields.id("user_id", userId, UserId::new);
        fields.check();
        return UserMessages.encode(done(disable.settle(intention(id, request), user, disabled)));
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

    private RemoveUserSecondFactorResponse removeSecondFactor(
            RemoveUserSecondFactorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UserId user = fields.id("user_id", request.getUserId(), UserId::new);
        fields.check();
        return RemoveUserSecondFactorResponse.newBuilder()
                .setAccount(
                        UserMessages.encode(
                                done(
                                        removeSecondFactor.settle(
                                                intention(requestId, request), user))))
                .build();
    }

    private static Intention intention(RequestId id, Message request) {
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
}

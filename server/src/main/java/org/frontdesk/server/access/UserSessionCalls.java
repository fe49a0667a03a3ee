package org.frontdesk.server.access;

import org.frontdesk.api.v1.ListSessionsRequest;
import org.frontdesk.api.v1.ListSessionsResponse;
import org.frontdesk.api.v1.RevokeSessionRequest;
import org.frontdesk.api.v1.RevokeSessionResponse;
import org.frontdesk.api.v1.RevokeSessionsRequest;
import org.frontdesk.api.v1.RevokeSessionsResponse;
import org.frontdesk.api.v1.UserSession;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.WireTime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls that list and end the sessions of an account: decodes, has it done, encodes. */
final class UserSessionCalls {

    private final UserQueries users;
    private final RevokeSessions revoke;
    private final Sessions sessions;

    UserSessionCalls(UserQueries users, RevokeSessions revoke, Sessions sessions) {
        this.users = users;
        this.revoke = revoke;
        this.sessions = sessions;
    }

    ListSessionsResponse list(ListSessionsRequest request) {
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

    RevokeSessionResponse revoke(RevokeSessionRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UUID session = fields.id("session_id", request.getSessionId(), id -> id);
        fields.check();
        Caller caller = Caller.current();
        revoked(revoke.one(Intention.of(requestId, caller.userId(), request), caller, session));
        return RevokeSessionResponse.getDefaultInstance();
    }

    RevokeSessionsResponse revokeAll(RevokeSessionsRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        Caller caller = Caller.current();
        UserId user =
                fields.optionalId("user_id", request.getUserId(), UserId::new)
                        .orElse(caller.userId());
        fields.check();
        var settled =
                revoke.all(
                        Intention.of(requestId, caller.userId(), request),
                        caller,
                        user,
                        Session.current().key());
        return RevokeSessionsResponse.newBuilder().setRevoked(revoked(settled).sessions()).build();
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

package org.frontdesk.server.rpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Permissions;
import org.frontdesk.server.access.Permissions.Rule;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.ServicePermissions;
import org.frontdesk.server.access.Session;
import org.frontdesk.server.access.SessionToken;
import org.frontdesk.server.access.Sessions;
import org.frontdesk.server.access.UserPermissions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a call in or not: finds the session of its token, holds the caller's role against the table of permissions, and leaves
 * the caller in the context. A stream stays open no longer than its session.
 */
public final class SessionInterceptor implements ServerInterceptor {

    /** Carries {@code Bearer} and the token of the session. */
    public static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final String SCHEME = "Bearer ";

    private final Sessions sessions;

    public SessionInterceptor(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        Rule rule = Permissions.of(method).orElseThrow(SessionInterceptor::notAllowed);
        return switch (rule) {
            case Rule.Anyone anyone -> next.startCall(call, headers);
            case Rule.Roles(var roles) -> {
                Session session = session(headers);
                if (!roles.contains(session.account().role())) {
                    throw notAllowed();
                }
                checkService(session, method);
                checkGranted(session, method);
                if (session.account().mustChangePassword()
                        && !Permissions.isOpenBeforeThePasswordIsChanged(method)) {
                    throw Refusals.status(
                            Reason.PASSWORD_CHANGE_REQUIRED,
                            "Choose a password of your own first.",
                            Map.of());
                }
                OpenStreams.Stream stream = OpenStreams.KEY.get();
                if (stream != null) {
                    stream.whenEnded(
                            sessions.whenEnded(session, () -> stream.end(sessionExpired())));
                }
                yield Contexts.interceptCall(
                        Context.current()
                                .withValues(
                                        Session.KEY,
                                        session,
                                        Caller.KEY,
                                        session.account().caller()),
                        call,
                        headers,
                        next);
            }
        };
    }

    /**
     * A service may do what its key names, of what its role may; one that signed in without a key, all that keys can name.
     */
    private static void checkService(Session session, String method) {
        if (session.account().role() != Role.SERVICE) {
            return;
        }
        if (!ServicePermissions.isTabled(method)) {
            throw notAllowed();
        }
        Set<String> given = session.permissions().orElseGet(ServicePermissions::names);
        Optional<String> needed = ServicePermissions.of(method);
        if (needed.isPresent() && !given.contains(needed.get())) {
            throw Refusals.status(
                    Reason.PERMISSION_MISSING,
                    "This service key does not have the permission " + needed.get() + ".",
                    Map.of("permission", needed.get()));
        }
    }

    /** A person may do what their role may; of that, some only if it was granted to their account. */
    private static void checkGranted(Session session, String method) {
        Optional<String> needed = UserPermissions.of(method);
        if (needed.isPresent()
                && session.account().role() != Role.SERVICE
                && !session.account().isGranted(needed.get())) {
            throw Refusals.status(
                    Reason.PERMISSION_MISSING,
                    "This account was not granted the permission " + needed.get() + ".",
                    Map.of("permission", needed.get()));
        }
    }

    private Session session(Metadata headers) {
        Sessions.Lookup lookup =
                token(headers)
                        .map(sessions::find)
                        .orElseThrow(
                                () -> sessionRequired("Sign in first; this call needs a session."));
        return switch (lookup) {
            case Sessions.Lookup.Found(Session session) -> session;
            case Sessions.Lookup.Unknown unknown ->
                    throw sessionRequired("There is no such session. Sign in again.");
            case Sessions.Lookup.Expired expired -> throw sessionExpired();
        };
    }

    private static Optional<SessionToken> token(Metadata headers) {
        return Optional.ofNullable(headers.get(AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(value -> SessionToken.parse(value.substring(SCHEME.length()).strip()));
    }

    private static StatusRuntimeException sessionRequired(String sentence) {
        return Refusals.status(Reason.SESSION_REQUIRED, sentence, Map.of());
    }

    private static StatusRuntimeException sessionExpired() {
        return Refusals.status(
                Reason.SESSION_EXPIRED, "The session has ended. Sign in again.", Map.of());
    }

    private static StatusRuntimeException notAllowed() {
        return Refusals.status(
                Reason.ROLE_NOT_ALLOWED, "This account's role may not do that.", Map.of());
    }
}

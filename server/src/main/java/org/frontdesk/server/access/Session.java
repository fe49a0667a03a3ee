package org.frontdesk.server.access;

import io.grpc.Context;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An open session.
 *
 * @param account whose it is
 * @param expiresAt when it ends at the latest
 * @param permissions what it may, where it is a service's key; empty: all that the account's role may
 */
public record Session(
        SessionKey key, Account account, Instant expiresAt, Optional<Set<String>> permissions) {

    /** Where the interceptor leaves the session of a call. */
    public static final Context.Key<Session> KEY = Context.key("session");

    /** The session of the call this thread works on; only inside a call that needed one. */
    public static Session current() {
        Session session = KEY.get();
        if (session == null) {
            throw new IllegalStateException("no session: the call came in without one");
        }
        return session;
    }
}

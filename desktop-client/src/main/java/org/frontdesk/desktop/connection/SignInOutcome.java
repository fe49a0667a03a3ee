package org.frontdesk.desktop.connection;

/** What came of signing in. */
public sealed interface SignInOutcome {

    /** In. */
    record SignedIn(SignedInServer server) implements SignInOutcome {}

    /** The server was never met; nothing was sent to it yet. A person compares the fingerprint. */
    record UnknownServer(ServerAddress server, Fingerprint seen) implements SignInOutcome {}

    /** The server is not the one that was pinned; nothing was sent to it. */
    record ChangedServer(ServerAddress server, Fingerprint pinned, Fingerprint seen)
            implements SignInOutcome {}

    /** No server answered there. */
    record Unreachable(ServerAddress server) implements SignInOutcome {}

    /** The server said no. */
    record Refused(CallFailure failure) implements SignInOutcome {}
}

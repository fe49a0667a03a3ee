package org.frontdesk.desktop.connection;

/** What a server's certificate says about who answered. */
public sealed interface ServerIdentity {

    /** The server shows what it must. */
    record Known(Fingerprint fingerprint) implements ServerIdentity {}

    /** Nobody has said yet what this server must show. */
    record FirstContact(Fingerprint seen) implements ServerIdentity {}

    /** It shows something else than it must: another server, or somebody in between. */
    record Changed(Fingerprint pinned, Fingerprint seen) implements ServerIdentity {}
}

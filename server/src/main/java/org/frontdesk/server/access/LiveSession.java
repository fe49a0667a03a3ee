package org.frontdesk.server.access;

/**
 * What this server knows of a session: what the database said last, and when it was used since. Times are those of a
 * ticker in nanoseconds, so a clock that is set changes nothing.
 */
final class LiveSession {

    private final SessionKey key;
    private volatile Session session;
    private volatile long readAtNanos;
    private volatile long expiresAtNanos;
    private volatile long lastUsedNanos;
    private volatile long storedUseNanos;
    private volatile boolean ended;

    LiveSession(SessionRecords.Row row, long nowNanos) {
        this.key = row.session().key();
        this.lastUsedNanos = nowNanos - row.unused().toNanos();
        this.storedUseNanos = lastUsedNanos;
        read(row, nowNanos);
    }

    /** Takes over what the database says; a use on another server counts, an end is for ever. */
    void read(SessionRecords.Row row, long nowNanos) {
        session = row.session();
        expiresAtNanos = nowNanos + row.remaining().toNanos();
        long usedNanos = nowNanos - row.unused().toNanos();
        if (usedNanos - lastUsedNanos > 0) {
            lastUsedNanos = usedNanos;
        }
        readAtNanos = nowNanos;
        if (row.over()) {
            ended = true;
        }
    }

    void use(long nowNanos) {
        lastUsedNanos = nowNanos;
    }

    void useStored(long storedNanos) {
        storedUseNanos = storedNanos;
    }

    void end() {
        ended = true;
    }

    boolean isOpen(long nowNanos, long idleNanos) {
        boolean isIdle = session.permissions().isEmpty() && nowNanos - lastUsedNanos >= idleNanos;
        return !ended && !isIdle && nowNanos - expiresAtNanos < 0;
    }

    boolean hasEnded() {
        return ended;
    }

    long sinceReadNanos(long nowNanos) {
        return nowNanos - readAtNanos;
    }

    boolean usedSinceRead() {
        return lastUsedNanos - readAtNanos > 0;
    }

    long lastUsedNanos() {
        return lastUsedNanos;
    }

    /** How long the last use is after the one that is stored. */
    long unstoredNanos() {
        return lastUsedNanos - storedUseNanos;
    }

    SessionKey key() {
        return key;
    }

    Session session() {
        return session;
    }
}

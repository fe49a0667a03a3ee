package org.frontdesk.server.audit;

import java.util.Arrays;

/** How many entries a stretch of a log has, and the hash of them all. */
record SealedEntries(long count, byte[] hash) {

    boolean areThoseOf(SealedEntries others) {
        return count == others.count && Arrays.equals(hash, others.hash);
    }
}

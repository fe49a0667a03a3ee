package org.frontdesk.server.audit;

/** A seal that does not hold, and why. */
record SealFault(Seal seal, Kind kind) {

    /** What is wrong. */
    enum Kind {
        /** Entries were changed, added or removed since they were sealed. */
        ENTRIES,

        /** The seal does not follow from the one before: one of both was changed, or seals between them were removed. */
        SEAL,

        /** Entries between this stretch and the one before of its log were never sealed. */
        GAP
    }
}

package org.frontdesk.server.access;

/** What came of looking at the second factor of an account. */
enum SecondFactorCheck {
    /** The account has none: nothing was looked at. */
    NOT_ENROLLED,
    /** No code was given. */
    MISSING,
    /** The code is wrong, or it was taken before. */
    WRONG,
    /** The code of the telephone, which is taken now. */
    CODE,
    /** One of the codes on paper, which is taken now. */
    RECOVERY_CODE
}

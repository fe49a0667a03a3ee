package org.frontdesk.server.clinic;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the clinic set for itself.
 *
 * @param confirmationWindow how long a booking stays PENDING
 * @param sessionIdle a session ends after this long without a call
 * @param horizonDays how far ahead slots are made
 * @param language {@code en} or {@code es}
 */
public record Clinic(
        String name,
        ZoneId zone,
        Duration confirmationWindow,
        Duration sessionIdle,
        int horizonDays,
        String language) {

    /** How far ahead slots are made until somebody says otherwise. */
    public static final int STANDARD_HORIZON_DAYS = 56;
}

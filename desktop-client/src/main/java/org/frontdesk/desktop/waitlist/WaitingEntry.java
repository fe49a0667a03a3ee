package org.frontdesk.desktop.waitlist;

import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistState;

/**
 * One who waits, as shown.
 *
 * @param details birth date and number: what tells two of the same name apart
 * @param forWhat the doctor or the specialization
 * @param when days and part of the day
 * @param waits how long already
 * @param since from which day on; empty for today
 * @param urgencyWords the urgency's name, with the exact priority where it is another than the name's
 */
record WaitingEntry(
        WaitlistEntry entry,
        String patient,
        String details,
        String forWhat,
        String when,
        String waits,
        String since,
        Urgency urgency,
        String urgencyWords) {

    String id() {
        return entry.getEntryId();
    }

    boolean isOffered() {
        return entry.getState() == WaitlistState.WAITLIST_STATE_OFFERED;
    }
}

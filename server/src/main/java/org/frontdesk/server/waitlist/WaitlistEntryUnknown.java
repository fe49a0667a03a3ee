package org.frontdesk.server.waitlist;

import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** No entry has this id, or it is not the caller's to see. */
public record WaitlistEntryUnknown(WaitlistEntryId entry)
        implements Refusal, LeaveWaitlist.Outcome, PrioritizeWaitlistEntry.Outcome {

    @Override
    public Reason reason() {
        return Reason.WAITLIST_ENTRY_UNKNOWN;
    }

    @Override
    public String sentence() {
        return "There is no such entry of the waitlist.";
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("entry_id", entry.toString());
    }
}

package org.frontdesk.server.waitlist;

import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** The entry is in a state from which this step does not go. */
public record EntryInWrongState(WaitlistEntryId entry, WaitlistState state)
        implements Refusal, LeaveWaitlist.Outcome, PrioritizeWaitlistEntry.Outcome {

    @Override
    public Reason reason() {
        return Reason.WAITLIST_WRONG_STATE;
    }

    @Override
    public String sentence() {
        return "The entry of the waitlist is already %s.".formatted(state.name().toLowerCase());
    }

    @Override
    public Map<String, String> metadata() {
        return Map.of("entry_id", entry.toString(), "state", state.name());
    }
}

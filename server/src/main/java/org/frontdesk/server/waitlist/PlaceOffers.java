package org.frontdesk.server.waitlist;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentCommands;
import org.frontdesk.server.appointments.OfferPlace;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.types.AppointmentTypeId;

import java.util.List;
import java.util.Optional;

/** Reads who should be offered a place, and has the booking lane decide which of them gets it. */
public final class PlaceOffers {

    /** When as many were busy or gone a moment later, nobody is sure to fit. Each is looked at in the lane. */
    private static final int MOST_CANDIDATES = 10;

    private final WaitlistMatches matches;
    private final AppointmentCommands commands;

    public PlaceOffers(WaitlistMatches matches, AppointmentCommands commands) {
        this.matches = matches;
        this.commands = commands;
    }

    /** Offers the place to the best match. A slot without any is refused for what is wrong with it, if something is. */
    public Settled<OfferPlace.Outcome> toTheBest(
            Intention intention,
            Caller caller,
            SlotId slot,
            String reason,
            Optional<AppointmentTypeId> type) {
        List<OfferPlace.Candidate> candidates =
                matches.of(slot, Optional.empty(), MOST_CANDIDATES).orElse(List.of()).stream()
                        .map(entry -> candidate(entry, reason))
                        .toList();
        return commands.settle(new OfferPlace(intention, caller, slot, candidates, false, type));
    }

    /** Offers the place to a chosen entry, whatever its wishes. */
    public Settled<OfferPlace.Outcome> to(
            Intention intention,
            Caller caller,
            SlotId slot,
            WaitlistEntry chosen,
            String reason,
            Optional<AppointmentTypeId> type) {
        return commands.settle(
                new OfferPlace(
                        intention, caller, slot, List.of(candidate(chosen, reason)), true, type));
    }

    private static OfferPlace.Candidate candidate(WaitlistEntry entry, String reason) {
        return new OfferPlace.Candidate(
                entry.id(), entry.patient(), reason.isEmpty() ? entry.note() : reason);
    }
}

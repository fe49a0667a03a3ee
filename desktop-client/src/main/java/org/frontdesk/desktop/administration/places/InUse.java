package org.frontdesk.desktop.administration.places;

import org.frontdesk.desktop.administration.form.Form;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.texts.Texts;

import java.util.Set;

/** Why a location or room can't be given up. */
final class InUse {

    private static final Set<String> REASONS = Set.of("LOCATION_IN_USE", "ROOM_IN_USE");

    private InUse() {}

    /** Adds to the refusal how much still leans on it. */
    static void tell(Form form, CallFailure failure, Texts texts) {
        if (REASONS.contains(failure.reason())) {
            form.say(
                    texts.of(failure)
                            + " "
                            + texts.get(
                                    "places.inUse",
                                    failure.metadata().getOrDefault("slot_count", "0"),
                                    failure.metadata().getOrDefault("template_count", "0")));
        }
    }
}

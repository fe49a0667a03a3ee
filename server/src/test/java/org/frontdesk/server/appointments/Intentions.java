package org.frontdesk.server.appointments;

import com.google.protobuf.Message;

import org.frontdesk.server.appointments.Deed.Call;
import org.frontdesk.server.appointments.DrivenClinic.Answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was asked for, and what was answered: the first answer to a request id is the answer to all that come later. */
final class Intentions {

    /** One that reached the rules: what is refused at the door is not remembered. */
    record Settled(Who who, UUID id, Message request, Answer answer) {

        /** What is answered to a call with this id. */
        String reasonFor(Call call, Message sent) {
            boolean isThis = call.who() == who && sent.equals(request);
            return ModelClinic.refusalAtTheDoor(call)
                    .orElse(isThis ? answer.reason() : "REQUEST_ID_REUSED");
        }
    }

    private final List<Settled> settled = new ArrayList<>();

    void remember(Call call, UUID id, Message request, Answer answer) {
        if (ModelClinic.refusalAtTheDoor(call).isEmpty()) {
            settled.add(new Settled(call.who(), id, request, answer));
        }
    }

    /** The one than which so many are newer. */
    Optional<Settled> newest(int newer) {
        return ModelBooks.newest(newer, settled);
    }

    List<Settled> all() {
        return settled;
    }
}

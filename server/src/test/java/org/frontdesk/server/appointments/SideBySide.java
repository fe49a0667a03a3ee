package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.server.appointments.Deed.Call;
import org.frontdesk.server.appointments.DrivenClinic.Answer;
import org.frontdesk.server.appointments.DrivenClinic.Reading;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does one deed after the other in the model and in the real clinic, and compares the two after each. */
final class SideBySide {

    private final ModelClinic model;
    private final DrivenClinic real;
    private final Intentions intentions = new Intentions();
    private Reading before;

    SideBySide(ModelClinic model, DrivenClinic real) {
        this.model = model;
        this.real = real;
        this.before = real.read(Who.DESK);
    }

    void does(Deed deed) {
        switch (deed) {
            case Call call -> calls(call);
            case Deed.SendAgain(int request) ->
                    intentions.newest(request).ifPresent(this::sendsAgain);
            case Deed.ReuseId(int request, Call call) ->
                    intentions.newest(request).ifPresent(one -> reuses(one, call));
            case Deed.RunsOut(int appointment) -> {
                if (model.books.runsOut(appointment)) {
                    real.runsOut(appointment);
                }
            }
            case Deed.HoldRunsOut(int hold) -> {
                if (model.books.holdRunsOut(hold)) {
                    real.holdRunsOut(hold);
                }
            }
            case Deed.Begins begins -> {
                model.books.begins(begins);
                real.begins(begins);
            }
            case Deed.DayPasses(int appointment) -> {
                model.books.dayPasses(appointment);
                real.dayPasses(appointment);
            }
        }
        Reading now = real.read(Who.DESK);
        Books told = real.books(now);
        Books expected = model.books.books();
        assertThat(told.slots()).as("slots after %s", deed).isEqualTo(expected.slots());
        assertThat(told.appointments())
                .as("appointments after %s", deed)
                .isEqualTo(expected.appointments());
        before = now;
    }

    private void calls(Call call) {
        UUID id = UUID.randomUUID();
        Message request = real.request(call, id);
        String expected = model.settle(call);

        Answer answer = real.send(call.who(), request);

        assertThat(answer.reason()).as("answer to %s", call).isEqualTo(expected);
        intentions.remember(call, id, request, answer);
        if (answer.isOk()) {
            isInTheBooks(call, answer);
        } else {
            changedNothing(call);
        }
    }

    private void sendsAgain(Intentions.Settled one) {
        assertThat(real.send(one.who(), one.request()))
                .as("answer to what was sent again")
                .isEqualTo(one.answer());
        changedNothing(one);
    }

    private void reuses(Intentions.Settled one, Call call) {
        Message request = real.request(call, one.id());

        Answer answer = real.send(call.who(), request);

        assertThat(answer.reason())
                .as("answer to %s with the id of %s", call, one)
                .isEqualTo(one.reasonFor(call, request));
        changedNothing(call);
    }

    private void changedNothing(Object what) {
        assertThat(real.read(Who.DESK)).as("what %s left", what).isEqualTo(before);
    }

    private void isInTheBooks(Call call, Answer answer) {
        Reading now = real.read(Who.DESK);
        assertThat(now.appointments())
                .as("what was answered to %s", call)
                .containsAll(answer.appointments());
        grew(
                versions(before.slots(), TimeSlot::getSlotId),
                versions(now.slots(), TimeSlot::getSlotId),
                TimeSlot::getVersion);
        grew(
                versions(before.appointments(), Appointment::getAppointmentId),
                versions(now.appointments(), Appointment::getAppointmentId),
                Appointment::getVersion);
    }

    private static <T> Map<String, T> versions(java.util.List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    /** What changed has a newer version; nothing has an older one. */
    private static <T> void grew(
            Map<String, T> before, Map<String, T> now, Function<T, Long> version) {
        before.forEach(
                (id, was) -> {
                    if (!was.equals(now.get(id))) {
                        assertThat(version.apply(now.get(id)))
                                .as("version of %s", now.get(id))
                                .isGreaterThan(version.apply(was));
                    }
                });
    }

    /** A doctor their schedule's appointments, a patient their own. */
    void everybodySeesTheirs() {
        for (Who who : Who.values()) {
            assertThat(real.numbers(real.read(who)))
                    .as("what %s sees", who)
                    .isEqualTo(model.books.appointmentsSeenBy(who));
        }
    }
}

package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.server.appointments.Deed.Call;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One of several who do deeds at once; remembers what it was told, and looks afterwards whether that is so. */
final class BusyCaller {

    private final DrivenClinic real;
    private final Intentions intentions = new Intentions();

    BusyCaller(DrivenClinic real) {
        this.real = real;
    }

    void does(Deed deed) {
        switch (deed) {
            case Call call -> {
                UUID id = UUID.randomUUID();
                Message request = real.request(call, id);
                intentions.remember(call, id, request, real.send(call.who(), request));
            }
            case Deed.SendAgain(int request) ->
                    intentions.newest(request).ifPresent(this::isToldTheSame);
            case Deed.ReuseId(int request, Call call) ->
                    intentions.newest(request).ifPresent(one -> reuses(one, call));
            case Deed.RunsOut(int appointment) -> real.runsOut(appointment);
            case Deed.HoldRunsOut(int hold) -> real.holdRunsOut(hold);
            case Deed.Begins begins -> real.begins(begins);
            case Deed.DayPasses(int appointment) -> real.dayPasses(appointment);
        }
    }

    private void reuses(Intentions.Settled one, Call call) {
        Message request = real.request(call, one.id());

        assertThat(real.send(call.who(), request).reason())
                .as("answer to %s with the id of %s", call, one)
                .isEqualTo(one.reasonFor(call, request));
    }

    /**
     * What was done stands once in the trail of each appointment that was answered; what was refused does not.
     *
     * @param trails by appointment
     */
    void findsWhatItWasTold(Map<String, List<AppointmentTrailEntry>> trails) {
        for (Intentions.Settled one : intentions.all()) {
            String id = one.id().toString();
            assertThat(one.answer().reason())
                    .as("answer to %s", one.request())
                    .isNotIn("", "INTERNAL_ERROR", "SERVER_BUSY", "DATABASE_UNAVAILABLE");
            one.answer()
                    .appointments()
                    .forEach(
                            told -> {
                                assertThat(trails.get(told.getAppointmentId()))
                                        .as("what %s did", one.request())
                                        .filteredOn(entry -> entry.getRequestId().equals(id))
                                        .singleElement()
                                        .extracting(AppointmentTrailEntry::getToStatus)
                                        .isEqualTo(told.getStatus());
                            });
            if (!one.answer().isOk()) {
                assertThat(trails.values().stream().flatMap(List::stream))
                        .as("what was refused with %s", one.answer().reason())
                        .noneMatch(entry -> entry.getRequestId().equals(id));
            }
        }
    }

    void isToldTheSameAgain() {
        intentions.all().forEach(this::isToldTheSame);
    }

    private void isToldTheSame(Intentions.Settled one) {
        assertThat(real.send(one.who(), one.request()))
                .as("answer to what was sent again: %s", one.request())
                .isEqualTo(one.answer());
    }
}

package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.server.appointments.ModelClinic.State;
import org.frontdesk.server.appointments.ModelClinic.Step;

import java.util.List;

/** Goes the way that a trail tells, by the rules of {@link ModelClinic}, and must arrive where the appointment is. */
final class TrailReplay {

    private final Appointment appointment;
    private State state;
    private String slot;
    private AppointmentTrailEntry before;

    private TrailReplay(Appointment appointment) {
        this.appointment = appointment;
    }

    static void check(Appointment appointment, List<AppointmentTrailEntry> trail) {
        // The versions that the test makes by itself, letting time pass, have no entry.
        assertThat(trail)
                .as("no entry without a version of its own")
                .hasSizeLessThanOrEqualTo((int) appointment.getVersion());
        var replay = new TrailReplay(appointment);
        trail.forEach(replay::go);
        assertThat(replay.state).isEqualTo(state(appointment.getStatus()));
        if (replay.slot != null) {
            assertThat(replay.slot).isEqualTo(appointment.getSlotId());
        }
    }

    private void go(AppointmentTrailEntry entry) {
        var told = assertThat(entry).as("entry of %s after %s", appointment, before);
        State to = state(entry.getToStatus());
        switch (entry.getAction()) {
            case "WALK_IN" -> {
                told.matches(one -> before == null, "is the first");
                told.matches(one -> to == State.CHECKED_IN, "is there");
            }
            case "BOOK", "OVERBOOK" -> {
                told.matches(one -> before == null, "is the first");
                told.matches(one -> to == State.PENDING, "is pending");
            }
            case "MOVE" -> {
                told.matches(one -> state.canBeMoved() && to == state, "moves what can be moved");
                told.matches(
                        one -> slot == null || slot.equals(one.getFromSlotId()),
                        "moves from where it was");
                slot = entry.getToSlotId();
            }
            case "UNDO" ->
                    told.matches(
                            one -> isUndoable(before) && to == state(before.getFromStatus()),
                            "takes the step back");
            case "EXPIRE" ->
                    told.matches(
                            one ->
                                    state == State.PENDING
                                            && to == State.EXPIRED
                                            && one.getUserId().isEmpty(),
                            "is the server's");
            default -> {
                Step step = Step.valueOf(entry.getAction());
                told.matches(one -> step.goesFrom(state) && to == step.to(), "is a step");
            }
        }
        if (before != null) {
            told.matches(one -> state(one.getFromStatus()) == state, "begins where it was");
        }
        state = to;
        before = entry;
    }

    private static boolean isUndoable(AppointmentTrailEntry last) {
        return switch (last.getAction()) {
            case "BOOK", "OVERBOOK", "WALK_IN", "MOVE", "UNDO", "EXPIRE" -> false;
            default -> Step.valueOf(last.getAction()).isUndone();
        };
    }

    private static State state(AppointmentStatus status) {
        return State.valueOf(status.name().replace("APPOINTMENT_STATUS_", ""));
    }
}

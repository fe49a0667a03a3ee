package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotRun;
import org.frontdesk.server.schedule.TimeSlot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves PENDING and CONFIRMED appointments to other slots: all of them, or none. Each keeps its id, its state, its type and its
 * trail, and takes as many slots as it needs where it goes. The old places are free for the others that move, so that two can
 * change places.
 *
 * <p>Outcomes, in order of precedence, for one move after the other: {@link Refused.AppointmentUnknown}, {@link
 * Refused.HoldExpired}, {@link Refused.WrongState}, {@link Refused.AppointmentMoved}, {@link Refused.SlotUnknown}, {@link
 * Refused.SlotNotYours}, {@link Refused.SlotInPast}, {@link Refused.SlotsNotConsecutive}, {@link Refused.SlotBlocked}, {@link
 * Refused.NothingToMove}; then for all together {@link Refused.PatientBusy}, {@link Refused.SlotFull}, {@link Moved}.
 */
public record MoveAppointments(Intention intended, Caller caller, List<Move> moves)
        implements AppointmentCommand<MoveAppointments.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /**
     * One appointment's way.
     *
     * @param from where it must still be; empty: wherever it is
     */
    public record Move(AppointmentId appointment, Optional<SlotId> from, SlotId to) {}

    /** What came of it. */
    public sealed interface Outcome
            permits Moved,
                    Refused.OfAppointment,
                    Refused.OfPlace,
                    Refused.AppointmentMoved,
                    Refused.NothingToMove {}

    /** Every appointment is in its new slot; in the order of the moves. */
    public record Moved(List<Appointment> appointments) implements Outcome {}

    @Override
    public Optional<Intention> intention() {
        return Optional.of(intended);
    }

    @Override
    public OutcomeJson<Outcome> outcomeJson() {
        return JSON;
    }

    @Override
    public void askFor(BatchNeeds needs) {
        for (Move move : moves) {
            needs.appointment(move.appointment());
            needs.move(move.appointment(), move.to());
        }
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        Set<PatientId> patients = new HashSet<>();
        for (Move move : moves) {
            Optional<Outcome> refused = refusalOf(schedule, move);
            if (refused.isPresent()) {
                return refused.get();
            }
            // A patient's two appointments that change places are where they were.
            if (!patients.add(schedule.appointment(move.appointment()).orElseThrow().patient())) {
                return new Refused.NothingToMove(move.appointment());
            }
        }
        Optional<Outcome> refused = refusalOfAll(schedule);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<Appointment> moved = new ArrayList<>(moves.size());
        for (Move move : moves) {
            Appointment present = schedule.appointment(move.appointment()).orElseThrow();
            moved.add(schedule.move(present, run(schedule, present, move), intended));
        }
        return new Moved(moved);
    }

    private Optional<Outcome> refusalOf(LockedSchedule schedule, Move move) {
        Optional<Appointment> found = schedule.appointmentFor(caller, move.appointment());
        if (found.isEmpty()) {
            return Optional.of(new Refused.AppointmentUnknown(move.appointment()));
        }
        Appointment present = found.get();
        if (schedule.hasExpired(present)) {
            return Optional.of(new Refused.HoldExpired(present.id()));
        }
        if (present.status() != AppointmentStatus.PENDING
                && present.status() != AppointmentStatus.CONFIRMED) {
            return Optional.of(new Refused.WrongState(present.id(), present.status()));
        }
        if (move.from().filter(from -> !from.equals(present.slot())).isPresent()) {
            return Optional.of(new Refused.AppointmentMoved(present.id(), present.slot()));
        }
        Optional<TimeSlot> wanted = schedule.slot(move.to());
        if (wanted.isEmpty()) {
            return Optional.of(new Refused.SlotUnknown(move.to()));
        }
        TimeSlot slot = wanted.get();
        if (!caller.mayActIn(slot.doctor())) {
            return Optional.of(new Refused.SlotNotYours(slot.id()));
        }
        if (!slot.time().start().isAfter(schedule.now())) {
            return Optional.of(new Refused.SlotInPast(slot.id(), slot.time()));
        }
        SlotRun run = run(schedule, present, move);
        if (!run.reaches(present.needed())) {
            return Optional.of(Refused.SlotsNotConsecutive.after(run));
        }
        if (run.blocked().isPresent()) {
            return Optional.of(new Refused.SlotBlocked(run.blocked().get().id()));
        }
        if (slot.id().equals(present.slot())) {
            return Optional.of(new Refused.NothingToMove(present.id()));
        }
        return Optional.empty();
    }

    private Optional<Outcome> refusalOfAll(LockedSchedule schedule) {
        Set<AppointmentId> moving =
                moves.stream().map(Move::appointment).collect(Collectors.toSet());
        Map<SlotId, Integer> more = new HashMap<>();
        List<TimeSlot> wanted = new ArrayList<>();
        for (Move move : moves) {
            Appointment present = schedule.appointment(move.appointment()).orElseThrow();
            SlotRun run = run(schedule, present, move);
            Optional<Appointment> other = schedule.activeAt(present.patient(), run.time(), moving);
            if (other.isPresent()) {
                return Optional.of(new Refused.PatientBusy(other.get().id(), other.get().time()));
            }
            present.slots().forEach(slot -> more.merge(slot, -1, Integer::sum));
            run.slots().forEach(slot -> more.merge(slot.id(), +1, Integer::sum));
            wanted.addAll(run.slots());
        }
        return wanted.stream()
                .filter(slot -> more.get(slot.id()) > 0)
                .filter(slot -> slot.booked() + more.get(slot.id()) > slot.capacity())
                .<Outcome>map(slot -> new Refused.SlotFull(slot.id()))
                .findFirst();
    }

    /** The slots the appointment takes where it goes. */
    private static SlotRun run(LockedSchedule schedule, Appointment present, Move move) {
        return schedule.run(schedule.slot(move.to()).orElseThrow(), present.needed());
    }
}

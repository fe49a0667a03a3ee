package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.MoveAppointments.Move;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;

import java.util.List;
import java.util.Optional;

/**
 * Moves appointments out of a doctor's day as {@link MoveAppointments} does, all or none, and puts their patients on the call
 * list. Where a reason is given, the doctor's later slots of that time are blocked in the same step: otherwise the places that
 * the moves free would be booked again before anybody could block them.
 *
 * <p>Outcomes, in order of precedence: for one move after the other {@link Refused.AppointmentMoved}, when it is not of this
 * time of this doctor, and {@link Refused.SlotBlocked}, when it goes to a slot that is to be blocked; then those of {@link
 * MoveAppointments}; {@link DayMoved}.
 *
 * @param part the day of the clinic, or the end of it
 * @param moves each from where it was seen
 * @param blockReason empty: nothing is blocked
 */
public record MoveDoctorDay(
        Intention intended,
        Caller caller,
        DoctorId doctor,
        TimeRange part,
        List<Move> moves,
        Optional<String> blockReason)
        implements AppointmentCommand<MoveDoctorDay.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits DayMoved,
                    Refused.OfAppointment,
                    Refused.OfPlace,
                    Refused.AppointmentMoved,
                    Refused.NothingToMove {}

    /**
     * Every appointment is in its new slot; in the order of the moves.
     *
     * @param blocked how many slots were blocked
     * @param stillBusy how many of these have places taken
     */
    public record DayMoved(List<Appointment> appointments, int blocked, int stillBusy)
            implements Outcome {}

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
        appointments().askFor(needs);
        if (blockReason.isPresent()) {
            needs.slotsOf(doctor, part);
        }
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        for (Move move : moves) {
            Optional<Outcome> refused = refusalOf(schedule, move);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        List<Appointment> before =
                moves.stream()
                        .flatMap(move -> schedule.appointment(move.appointment()).stream())
                        .toList();
        return switch (appointments().decide(schedule)) {
            case MoveAppointments.Moved(var after) -> moved(schedule, before, after);
            case Refused.OfAppointment no -> no;
            case Refused.OfPlace no -> no;
            case Refused.AppointmentMoved no -> no;
            case Refused.NothingToMove no -> no;
        };
    }

    private MoveAppointments appointments() {
        return new MoveAppointments(intended, caller, moves);
    }

    private Optional<Outcome> refusalOf(LockedSchedule schedule, Move move) {
        Optional<Appointment> elsewhere =
                schedule.appointment(move.appointment())
                        .filter(one -> !isOfThePart(one.doctor(), one.time()));
        if (elsewhere.isPresent()) {
            return Optional.of(
                    new Refused.AppointmentMoved(move.appointment(), elsewhere.get().slot()));
        }
        return schedule.slot(move.to())
                .filter(slot -> blockReason.isPresent() && isOfThePart(slot.doctor(), slot.time()))
                .map(slot -> new Refused.SlotBlocked(slot.id()));
    }

    private boolean isOfThePart(DoctorId whose, TimeRange time) {
        return whose.equals(doctor) && part.includes(time.start());
    }

    private DayMoved moved(
            LockedSchedule schedule, List<Appointment> before, List<Appointment> after) {
        List<TimeSlot> blocked =
                blockReason.stream()
                        .flatMap(
                                reason ->
                                        schedule.slotsOf(doctor, part).stream()
                                                .filter(slot -> !slot.isBlocked())
                                                .filter(
                                                        slot ->
                                                                slot.time()
                                                                        .start()
                                                                        .isAfter(schedule.now()))
                                                .map(slot -> schedule.block(slot, reason)))
                        .toList();
        schedule.moveDay(new LockedSchedule.DayMove(intended, doctor, before, after, blocked));
        int stillBusy = (int) blocked.stream().filter(slot -> slot.booked() > 0).count();
        return new DayMoved(after, blocked.size(), stillBusy);
    }
}

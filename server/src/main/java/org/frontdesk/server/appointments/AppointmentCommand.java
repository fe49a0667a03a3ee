package org.frontdesk.server.appointments;

import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;

import java.util.Optional;

/**
 * Something that may change a slot and its appointments. A command first says what it must see; the transaction locks and
 * reads that for many commands at once, and then lets each decide in turn, on what those before it left.
 *
 * @param <O> the sealed type of its outcomes
 */
public sealed interface AppointmentCommand<O>
        permits BookAppointment,
                OverbookAppointment,
                BookWalkIn,
                BookSeries,
                ConfirmSeries,
                CancelSeries,
                OfferPlace,
                TakeStep,
                MoveAppointments,
                MoveOfNothing,
                MoveDoctorDay,
                UndoLastStep,
                ExpireAppointment,
                HoldPlace,
                ReleaseHold,
                ExpireHold {

    /** The caller's intention, to be settled once; empty for what the server does by itself. */
    Optional<Intention> intention();

    /** How the outcome is stored under the intention's id. */
    OutcomeJson<O> outcomeJson();

    /** Names everything that {@link #decide} will look at. */
    void askFor(BatchNeeds needs);

    /** Decides, and records in the schedule what is to change. Touches nothing else: it may be run again. */
    O decide(LockedSchedule schedule);
}

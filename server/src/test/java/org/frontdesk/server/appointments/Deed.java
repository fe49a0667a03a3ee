package org.frontdesk.server.appointments;

import org.frontdesk.server.appointments.ModelClinic.Step;

/**
 * Something done to the clinic: a call, a call sent again, or what time does. Slots and patients are named by their numbers;
 * appointments, holds and requests by how many newer ones there are, so that a deed keeps its meaning when others before it
 * are left out. A number that is nothing's names something that never was.
 */
sealed interface Deed {

    /** What somebody asks of the server. */
    sealed interface Call extends Deed {
        Who who();
    }

    record Book(Who who, int slot, int patient) implements Call {}

    /**
     * @param elsewhere in the slot after the one that is held
     */
    record BookHeld(Who who, int hold, int patient, boolean elsewhere) implements Call {}

    record WalkIn(Who who, int slot, int patient) implements Call {}

    record Overbook(Who who, int slot, int patient) implements Call {}

    record HoldAPlace(Who who, int slot) implements Call {}

    record Release(Who who, int hold) implements Call {}

    record Take(Who who, Step step, int appointment) implements Call {}

    record Undo(Who who, int appointment) implements Call {}

    record Reschedule(Who who, int appointment, int slot) implements Call {}

    record Swap(Who who, int appointment, int other) implements Call {}

    record Block(Who who, int slot) implements Call {}

    record Reopen(Who who, int slot) implements Call {}

    /**
     * @param stale with an etag that is not the slot's
     */
    record Resize(Who who, int slot, int capacity, boolean stale) implements Call {}

    /** A request that was sent before is sent again as it was, by whom it was. */
    record SendAgain(int request) implements Deed {}

    /** A call with the request id of an earlier one. */
    record ReuseId(int request, Call call) implements Deed {}

    /** The time to confirm an appointment is over. */
    record RunsOut(int appointment) implements Deed {}

    /** The time of a hold is over. */
    record HoldRunsOut(int hold) implements Deed {}

    /** The slot's time has come. */
    record Begins(int slot) implements Deed {

        /** Of each slot its own, so that none that have begun overlap: the first one runs, the others are over. */
        int minutesAgo() {
            return 5 + 25 * slot;
        }
    }

    /** The appointment's last step was on another day. */
    record DayPasses(int appointment) implements Deed {}
}

package org.frontdesk.server.schedule;

import org.frontdesk.server.doctors.DoctorId;

import java.util.List;

/** Which slots a change is for. */
public sealed interface SlotSelection {

    /** These, each of which must be there. */
    record Named(List<SlotId> slots) implements SlotSelection {}

    /** A doctor's slots that share time with a range; there may be none. */
    record OfDoctor(DoctorId doctor, TimeRange time) implements SlotSelection {}
}

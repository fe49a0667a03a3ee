package org.frontdesk.server.appointments;

import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the commands of a batch must see: filled by the commands, read by {@link BatchReads}. */
final class BatchNeeds {

    /** A patient to be put into a slot: their other appointments at its time matter. */
    record Placement(PatientId patient, SlotId slot) {}

    final Set<SlotId> slots = new LinkedHashSet<>();
    final Set<AppointmentId> appointments = new LinkedHashSet<>();
    final Set<Placement> placements = new LinkedHashSet<>();
    final Set<WaitlistEntryId> waiting = new LinkedHashSet<>();

    /** The slot, and whether the patient exists and is free at its time. */
    void placement(PatientId patient, SlotId slot) {
        slots.add(slot);
        placements.add(new Placement(patient, slot));
    }

    /** The appointment, and the slot it is in. */
    void appointment(AppointmentId appointment) {
        appointments.add(appointment);
    }

    /** The entry of the waitlist, locked. */
    void waiting(WaitlistEntryId entry) {
        waiting.add(entry);
    }
}

package org.frontdesk.server.appointments;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.types.AppointmentTypeId;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What the commands of a batch must see: filled by the commands, read by {@link BatchReads}. */
final class BatchNeeds {

    /**
     * A patient to be put into a slot: their other appointments at its time matter.
     *
     * @param patient empty: the appointment's
     * @param appointment empty: a new one
     * @param slot empty: the one the appointment is in
     * @param alsoFurther whether it may take slots that follow
     */
    record Placement(
            Optional<PatientId> patient,
            Optional<AppointmentId> appointment,
            Optional<SlotId> slot,
            boolean alsoFurther) {}

    /**
     * Slots that follow one, for as long a time as is needed.
     *
     * @param type whose length it is; empty: the appointment's
     * @param appointment empty: a new one
     */
    record Run(
            SlotId first, Optional<AppointmentTypeId> type, Optional<AppointmentId> appointment) {}

    /** A doctor's slots that start within a time. */
    record DoctorTime(DoctorId doctor, TimeRange time) {}

    final Set<SlotId> slots = new LinkedHashSet<>();
    final Set<AppointmentId> appointments = new LinkedHashSet<>();
    final Set<Placement> placements = new LinkedHashSet<>();
    final Set<WaitlistEntryId> waiting = new LinkedHashSet<>();
    final Set<HoldId> holds = new LinkedHashSet<>();
    final Set<DoctorTime> doctorTimes = new LinkedHashSet<>();
    final Set<Run> runs = new LinkedHashSet<>();
    final Set<AppointmentTypeId> types = new LinkedHashSet<>();

    /** The slot, and whether the patient exists and is free at its time. */
    void placement(PatientId patient, SlotId slot) {
        slots.add(slot);
        placements.add(
                new Placement(Optional.of(patient), Optional.empty(), Optional.of(slot), false));
    }

    /** The type, the slots it takes from this one on, and whether the patient exists and is free at their time. */
    void placement(PatientId patient, SlotId slot, AppointmentTypeId type) {
        slots.add(slot);
        types.add(type);
        runs.add(new Run(slot, Optional.of(type), Optional.empty()));
        placements.add(
                new Placement(Optional.of(patient), Optional.empty(), Optional.of(slot), true));
    }

    /** The slots a named appointment takes from this one on, and whether its patient is free at their time. */
    void move(AppointmentId appointment, SlotId slot) {
        slots.add(slot);
        runs.add(new Run(slot, Optional.empty(), Optional.of(appointment)));
        placements.add(
                new Placement(Optional.empty(), Optional.of(appointment), Optional.of(slot), true));
    }

    /** Whether the patient of a named appointment is free at the time of the slots it is in. */
    void returnOf(AppointmentId appointment) {
        placements.add(
                new Placement(Optional.empty(), Optional.of(appointment), Optional.empty(), false));
    }

    /** The slot alone, for a place without a patient. */
    void slot(SlotId slot) {
        slots.add(slot);
    }

    /** Every slot of the doctor that starts within the time, also one that is made at the same moment. */
    void slotsOf(DoctorId doctor, TimeRange time) {
        doctorTimes.add(new DoctorTime(doctor, time));
    }

    /** The hold, and the slot it is in. */
    void hold(HoldId hold) {
        holds.add(hold);
    }

    /** The appointment, and the slots it is in. */
    void appointment(AppointmentId appointment) {
        appointments.add(appointment);
    }

    /** The entry of the waitlist, locked. */
    void waiting(WaitlistEntryId entry) {
        waiting.add(entry);
    }
}

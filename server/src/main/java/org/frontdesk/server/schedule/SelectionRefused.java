package org.frontdesk.server.schedule;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** Why a change of the slots of a {@link SlotSelection} is refused. */
public sealed interface SelectionRefused
        extends BlockSlots.Outcome, ReopenSlots.Outcome, DeleteSlots.Outcome, AssignRoom.Outcome {

    /** As it is answered. */
    Refusal refusal();

    /** See {@link DoctorUnknown}. */
    record NoSuchDoctor(DoctorId doctor) implements SelectionRefused {
        @Override
        public Refusal refusal() {
            return new DoctorUnknown(doctor);
        }
    }

    /** No slot has this id. */
    record SlotUnknown(SlotId slot)
            implements SelectionRefused, UpdateSlotCapacity.Outcome, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.SLOT_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such time slot.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("slot_id", slot.toString());
        }
    }

    /** A doctor changes their own schedule only. */
    record ScheduleNotYours(DoctorId doctor) implements SelectionRefused, Refusal {
        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.SCHEDULE_NOT_YOURS;
        }

        @Override
        public String sentence() {
            return "This is another doctor's schedule.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("doctor_id", doctor.toString());
        }
    }
}

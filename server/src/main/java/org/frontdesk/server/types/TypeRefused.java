package org.frontdesk.server.types;

import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** Why a kind of appointment was not changed. */
public sealed interface TypeRefused extends AppointmentTypeChanges.Outcome {

    /** What is answered. */
    Refusal refusal();

    /** See {@link AppointmentTypeUnknown}. */
    record NoSuchType(AppointmentTypeId type) implements TypeRefused {
        @Override
        public Refusal refusal() {
            return new AppointmentTypeUnknown(type);
        }
    }

    /** See {@link EtagMismatch}. */
    record ChangedMeanwhile(String etag) implements TypeRefused {
        @Override
        public Refusal refusal() {
            return new EtagMismatch(etag);
        }
    }

    /** See {@link AppointmentTypeInactive}. */
    record InactiveAlready(AppointmentTypeId type) implements TypeRefused {
        @Override
        public Refusal refusal() {
            return new AppointmentTypeInactive(type);
        }
    }

    /** The type can be booked already. */
    record ActiveAlready(AppointmentTypeId type) implements TypeRefused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.APPOINTMENT_TYPE_ACTIVE;
        }

        @Override
        public String sentence() {
            return "Appointments of this type can be booked already.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_type_id", type.toString());
        }
    }

    /** Another type has this name. */
    record NameTaken(AppointmentTypeId type) implements TypeRefused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.APPOINTMENT_TYPE_NAME_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another appointment type has this name.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("appointment_type_id", type.toString());
        }
    }
}

package org.frontdesk.server.doctors;

import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.time.Instant;
import java.util.Map;

/** Why a doctor's record was not changed. */
public sealed interface DoctorRefused
        extends DoctorProfiles.Outcome,
                DoctorActivity.DeactivateOutcome,
                DoctorActivity.ReactivateOutcome {

    /** What is answered. */
    Refusal refusal();

    /** See {@link DoctorUnknown}. */
    record NoSuchDoctor(DoctorId doctor) implements DoctorRefused {
        @Override
        public Refusal refusal() {
            return new DoctorUnknown(doctor);
        }
    }

    /** See {@link EtagMismatch}. */
    record ChangedMeanwhile(String etag) implements DoctorRefused {
        @Override
        public Refusal refusal() {
            return new EtagMismatch(etag);
        }
    }

    /** See {@link DoctorInactive}. */
    record InactiveAlready(DoctorId doctor) implements DoctorRefused {
        @Override
        public Refusal refusal() {
            return new DoctorInactive(doctor);
        }
    }

    /** The doctor takes appointments already. */
    record ActiveAlready(DoctorId doctor) implements DoctorRefused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.DOCTOR_ACTIVE;
        }

        @Override
        public String sentence() {
            return "The doctor takes appointments already.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("doctor_id", doctor.toString());
        }
    }

    /** Another doctor has this e-mail address. */
    record EmailTaken(DoctorId doctor) implements DoctorRefused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.DOCTOR_EMAIL_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another doctor has this e-mail address.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("doctor_id", doctor.toString());
        }
    }

    /** Another doctor has this licence number. */
    record LicenceTaken(DoctorId doctor) implements DoctorRefused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.LICENCE_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another doctor has this licence number.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("doctor_id", doctor.toString());
        }
    }

    /**
     * Patients have appointments that are still to come.
     *
     * @param first when the first of them begins
     * @param last when the last of them begins
     */
    record HasAppointments(DoctorId doctor, int count, Instant first, Instant last)
            implements DoctorRefused, Refusal {

        @Override
        public Refusal refusal() {
            return this;
        }

        @Override
        public Reason reason() {
            return Reason.DOCTOR_HAS_APPOINTMENTS;
        }

        @Override
        public String sentence() {
            return count == 1
                    ? "The doctor has an appointment to come."
                    : "The doctor has " + count + " appointments to come.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of(
                    "doctor_id", doctor.toString(),
                    "count", Integer.toString(count),
                    "first_start_time", first.toString(),
                    "last_start_time", last.toString());
        }
    }
}

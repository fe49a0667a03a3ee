package org.frontdesk.server.access;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

import java.util.Map;

/** What became of a change to an account. */
public sealed interface UserOutcome {

    /** It is so now. */
    record Done(ManagedAccount account) implements UserOutcome {}

    /** Nothing was written. */
    sealed interface Refused extends UserOutcome, Refusal {}

    /** There is no such account. */
    record UserUnknown(UserId user) implements Refused {

        @Override
        public Reason reason() {
            return Reason.USER_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such user.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("user_id", user.toString());
        }
    }

    /** The account is a service's, which is managed by its key. */
    record ServiceAccount(UserId user) implements Refused {

        @Override
        public Reason reason() {
            return Reason.SERVICE_ACCOUNT;
        }

        @Override
        public String sentence() {
            return "This is the account of a service key: make another key instead.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("user_id", user.toString());
        }
    }

    /** Somebody else has changed the account. */
    record Outdated(EtagMismatch mismatch) implements Refused {

        @Override
        public Reason reason() {
            return mismatch.reason();
        }

        @Override
        public String sentence() {
            return mismatch.sentence();
        }

        @Override
        public Map<String, String> metadata() {
            return mismatch.metadata();
        }
    }

    /** There is no such doctor to link. */
    record NoSuchDoctor(DoctorId doctor) implements Refused {

        @Override
        public Reason reason() {
            return Reason.DOCTOR_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such doctor.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("doctor_id", doctor.toString());
        }
    }

    /** There is no such patient to link. */
    record NoSuchPatient(PatientId patient) implements Refused {

        @Override
        public Reason reason() {
            return Reason.PATIENT_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such patient.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("patient_id", patient.toString());
        }
    }

    /** Another account has that name. */
    record UsernameTaken() implements Refused {

        @Override
        public Reason reason() {
            return Reason.USERNAME_TAKEN;
        }

        @Override
        public String sentence() {
            return "Another account has this name.";
        }
    }

    /** No enabled administrator would be left. */
    record LastAdmin() implements Refused {

        @Override
        public Reason reason() {
            return Reason.LAST_ADMIN;
        }

        @Override
        public String sentence() {
            return "This is the last administrator who can sign in. Make another one first.";
        }
    }
}

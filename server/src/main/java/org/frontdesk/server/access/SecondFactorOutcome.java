package org.frontdesk.server.access;

import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;

/** What became of a change that the owner of an account makes to its second factor. */
public sealed interface SecondFactorOutcome {

    /** It is so now. */
    record Done() implements SecondFactorOutcome {}

    /** Nothing was changed. */
    sealed interface Refused extends SecondFactorOutcome, Refusal {}

    /** The caller may not be the owner: counted, so that guessing is hopeless. */
    sealed interface WrongProof extends Refused {}

    /** The account has another password than was said. */
    record PasswordWrong() implements WrongProof {

        @Override
        public Reason reason() {
            return Reason.PASSWORD_WRONG;
        }

        @Override
        public String sentence() {
            return "The current password is not right.";
        }
    }

    /** The code is wrong, or it was taken before. */
    record CodeWrong() implements WrongProof {

        @Override
        public Reason reason() {
            return Reason.CODE_WRONG;
        }

        @Override
        public String sentence() {
            return "The code is not right, or it was used before.";
        }
    }

    /** Signing in to the account asks for a second factor already. */
    record AlreadyEnrolled() implements Refused {

        @Override
        public Reason reason() {
            return Reason.SECOND_FACTOR_ENROLLED;
        }

        @Override
        public String sentence() {
            return "This account has a second factor. Remove it first.";
        }
    }

    /** There is none to confirm or to remove. */
    record NotEnrolled() implements Refused {

        @Override
        public Reason reason() {
            return Reason.SECOND_FACTOR_NOT_ENROLLED;
        }

        @Override
        public String sentence() {
            return "This account has no second factor. Begin with setting one up.";
        }
    }
}

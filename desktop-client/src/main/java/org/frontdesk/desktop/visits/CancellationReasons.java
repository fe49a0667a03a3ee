package org.frontdesk.desktop.visits;

import org.frontdesk.api.v1.CancellationCode;

import java.util.Arrays;
import java.util.List;

/** Why an appointment is called off, as a person chooses it. */
public final class CancellationReasons {

    /** In the order in which they are offered. */
    public static final List<CancellationCode> CHOICES =
            Arrays.stream(CancellationCode.values())
                    .filter(one -> one != CancellationCode.UNRECOGNIZED)
                    .filter(one -> one != CancellationCode.CANCELLATION_CODE_UNSPECIFIED)
                    .toList();

    private CancellationReasons() {}

    /** Key of its words. */
    public static String textKey(CancellationCode code) {
        return switch (code) {
            case CANCELLATION_CODE_PATIENT_ASKED -> "cancellation.patientAsked";
            case CANCELLATION_CODE_PATIENT_ILL -> "cancellation.patientIll";
            case CANCELLATION_CODE_DOCTOR_UNAVAILABLE -> "cancellation.doctorUnavailable";
            case CANCELLATION_CODE_CLINIC_CLOSED -> "cancellation.clinicClosed";
            case CANCELLATION_CODE_BOOKED_BY_MISTAKE -> "cancellation.bookedByMistake";
            case CANCELLATION_CODE_OTHER, CANCELLATION_CODE_UNSPECIFIED, UNRECOGNIZED ->
                    "cancellation.other";
        };
    }
}

package org.frontdesk.server.access;

import io.grpc.Context;

import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;

import java.util.Optional;

/**
 * Who makes the current call. The session interceptor puts it into the gRPC context; a service reads it once and passes
 * it on.
 */
public record Caller(
        UserId userId,
        String displayName,
        Role role,
        Optional<DoctorId> doctorId,
        Optional<PatientId> patientId) {

    /** Where the interceptor leaves the caller. */
    public static final Context.Key<Caller> KEY = Context.key("caller");

    /** The caller of the call this thread works on; only inside a call that needed a session. */
    public static Caller current() {
        Caller caller = KEY.get();
        if (caller == null) {
            throw new IllegalStateException("no caller: the call came in without a session");
        }
        return caller;
    }

    /** Whether the records of this patient may be shown to and changed by the caller. */
    public boolean mayActFor(PatientId patient) {
        return role != Role.PATIENT || patientId.filter(patient::equals).isPresent();
    }

    /** Whether the appointments of this doctor may be shown to and changed by the caller. */
    public boolean mayActIn(DoctorId doctor) {
        return role != Role.DOCTOR || doctorId.filter(doctor::equals).isPresent();
    }
}

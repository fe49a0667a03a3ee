package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.util.Optional;

/**
 * Changes what an account is. Who is something else now signs in again: no stream opened with the old rights stays open. What
 * was granted to the account in one role is not carried into another.
 *
 * <p>Outcomes, in order of precedence: {@link UserOutcome.UserUnknown}, {@link UserOutcome.ServiceAccount},
 * {@link UserOutcome.Outdated}, {@link UserOutcome.NoSuchDoctor}, {@link UserOutcome.NoSuchPatient},
 * {@link UserOutcome.LastAdmin}, {@link UserOutcome.Done}.
 */
public final class UpdateUser {

    /** What the account is to be. */
    public record Change(
            UserId user,
            long version,
            String displayName,
            Role role,
            Optional<DoctorId> doctor,
            Optional<PatientId> patient) {}

    private static final OutcomeJson<UserOutcome> JSON = new OutcomeJson<>(UserOutcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Sessions sessions;

    public UpdateUser(Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    public Settled<UserOutcome> settle(Intention intention, Change change) {
        Settled<UserOutcome> settled =
                transactions.serializable(
                        PATIENCE,
                        db ->
                                StoredOutcomes.settle(
                                        db, intention, JSON, () -> decide(db, intention, change)));
        sessions.accountChanged(change.user());
        return settled;
    }

    private static UserOutcome decide(DSLContext db, Intention intention, Change change) {
        Optional<ManagedAccount> found = UserRows.locked(db, change.user());
        if (found.isEmpty()) {
            return new UserOutcome.UserUnknown(change.user());
        }
        ManagedAccount before = found.get();
        if (before.account().role() == Role.SERVICE) {
            return new UserOutcome.ServiceAccount(change.user());
        }
        if (before.version() != change.version()) {
            return new UserOutcome.Outdated(
                    new EtagMismatch(Long.toUnsignedString(before.version())));
        }
        Optional<UserOutcome.Refused> missing =
                UserRows.missingLink(db, change.doctor(), change.patient());
        if (missing.isPresent()) {
            return missing.get();
        }
        if (change.role() != Role.ADMIN && UserRows.isLastAdmin(db, before)) {
            return new UserOutcome.LastAdmin();
        }
        ManagedAccount after =
                UserRows.decode(
                        db.update(USERS)
                                .set(USERS.DISPLAY_NAME, change.displayName())
                                .set(USERS.ROLE, change.role().name())
                                .set(
                                        USERS.PERMISSIONS,
                                        change.role() == before.account().role()
                                                ? before.account()
                                                        .permissions()
                                                        .toArray(String[]::new)
                                                : new String[0])
                                .set(
                                        USERS.DOCTOR_ID,
                                        change.doctor().map(DoctorId::value).orElse(null))
                                .set(
                                        USERS.PATIENT_ID,
                                        change.patient().map(PatientId::value).orElse(null))
                                .where(USERS.ID.eq(change.user().value()))
                                .returning()
                                .fetchSingle());
        Account was = before.account();
        Account is = after.account();
        if (was.role() != is.role()
                || !was.doctorId().equals(is.doctorId())
                || !was.patientId().equals(is.patientId())) {
            UserRows.endSessions(db, change.user(), DSL.falseCondition());
        }
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "UPDATE_USER", "users", change.user().value())
                        .changed("display_name", was.displayName(), is.displayName())
                        .changed("role", was.role(), is.role())
                        .changed("permissions", was.permissions(), is.permissions())
                        .changed("doctor_id", id(was.doctorId()), id(is.doctorId()))
                        .changed("patient_id", id(was.patientId()), id(is.patientId())));
        return new UserOutcome.Done(after);
    }

    private static String id(Optional<?> id) {
        return id.map(Object::toString).orElse("");
    }
}

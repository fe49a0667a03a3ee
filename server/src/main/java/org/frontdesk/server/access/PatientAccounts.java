package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.util.List;

/** The accounts of a patient, when their records become one. */
public final class PatientAccounts {

    private PatientAccounts() {}

    /** Those that act for the patient. */
    public static List<UserId> of(DSLContext db, PatientId patient) {
        return db.select(USERS.ID)
                .from(USERS)
                .where(USERS.PATIENT_ID.eq(patient.value()))
                .orderBy(USERS.ID)
                .fetch(row -> new UserId(row.value1()));
    }

    /**
     * Has the accounts of one patient act for another, inside the caller's transaction. Their sessions end, as those of every
     * account that is something else now; {@link Sessions#accountChanged} is to be told of each when it is committed.
     */
    public static void handOver(
            DSLContext db, Intention intention, List<UserId> users, PatientId from, PatientId to) {
        for (UserId user : users) {
            db.update(USERS)
                    .set(USERS.PATIENT_ID, to.value())
                    .where(USERS.ID.eq(user.value()))
                    .execute();
            UserRows.endSessions(db, user, DSL.falseCondition());
            AuditTrail.write(
                    db,
                    AuditEntry.of(intention, "UPDATE_USER", "users", user.value())
                            .onPatient(to.value())
                            .changed("patient_id", from, to));
        }
    }
}

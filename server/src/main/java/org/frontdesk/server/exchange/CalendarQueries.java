package org.frontdesk.server.exchange;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentQueries;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what calendar files are made of, always only what the caller may see. */
public final class CalendarQueries {

    /** More than a doctor can see in a day many times over; bounds the size of a file. */
    private static final int MOST_OF_A_DAY = 2_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public CalendarQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<CalendarEvent> appointment(Caller caller, AppointmentId id) {
        return events(caller, APPOINTMENTS.ID.eq(id.value())).stream().findFirst();
    }

    /** What the doctor has on this day, in order of time, without what is off. */
    public List<CalendarEvent> day(Caller caller, DoctorId doctor, TimeRange day) {
        return events(
                caller,
                APPOINTMENTS
                        .DOCTOR_ID
                        .eq(doctor.value())
                        .and(APPOINTMENTS.STARTS_AT.ge(day.start()))
                        .and(APPOINTMENTS.STARTS_AT.lt(day.end()))
                        .and(
                                APPOINTMENTS.STATUS.notIn(
                                        AppointmentStatus.CANCELLED.name(),
                                        AppointmentStatus.EXPIRED.name())));
    }

    /** Writes down who took these patients' names out of the clinic. */
    public void recordPatientsTaken(Caller caller, List<CalendarEvent> events) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    events.forEach(event -> recordTaken(db, caller, event));
                    return null;
                });
    }

    private static void recordTaken(DSLContext db, Caller caller, CalendarEvent event) {
        AuditTrail.write(
                db,
                new AuditEntry(
                        Optional.of(caller.userId()),
                        "EXPORT_CALENDAR",
                        "appointments",
                        Optional.of(event.appointment().value()),
                        Optional.of(event.patient().value()),
                        Optional.empty(),
                        Map.of()));
    }

    private List<CalendarEvent> events(Caller caller, Condition which) {
        return transactions.readOnly(
                db ->
                        db.select(
                                        APPOINTMENTS.ID,
                                        APPOINTMENTS.STARTS_AT,
                                        AppointmentRows.ENDS_AT,
                                        APPOINTMENTS.STATUS,
                                        APPOINTMENTS.REASON,
                                        APPOINTMENTS.VERSION,
                                        DOCTORS.DISPLAY_NAME,
                                        PATIENTS.ID,
                                        PATIENTS.GIVEN_NAME,
                                        PATIENTS.FAMILY_NAME,
                                        PATIENTS.PATIENT_NUMBER)
                                .from(APPOINTMENTS)
                                .join(DOCTORS)
                                .on(DOCTORS.ID.eq(APPOINTMENTS.DOCTOR_ID))
                                .join(PATIENTS)
                                .on(PATIENTS.ID.eq(APPOINTMENTS.PATIENT_ID))
                                .where(which)
                                .and(AppointmentQueries.isVisibleTo(caller))
                                .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                                .limit(MOST_OF_A_DAY)
                                .fetch(CalendarQueries::decode));
    }

    private static CalendarEvent decode(Record row) {
        return new CalendarEvent(
                new AppointmentId(row.get(APPOINTMENTS.ID)),
                new TimeRange(row.get(APPOINTMENTS.STARTS_AT), row.get(AppointmentRows.ENDS_AT)),
                AppointmentStatus.valueOf(row.get(APPOINTMENTS.STATUS)),
                row.get(DOCTORS.DISPLAY_NAME),
                new PatientId(row.get(PATIENTS.ID)),
                row.get(PATIENTS.GIVEN_NAME) + " " + row.get(PATIENTS.FAMILY_NAME),
                row.get(PATIENTS.PATIENT_NUMBER),
                row.get(APPOINTMENTS.REASON),
                row.get(APPOINTMENTS.VERSION));
    }
}

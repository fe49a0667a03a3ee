package org.frontdesk.server.doctordays;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.CALL_LIST;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.Doctors;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.TimeRange;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads whom to call. */
public final class CallList {

    /** The order of the list; the key of a page token. */
    public record Position(Instant callBefore, UUID appointment) {}

    /**
     * Which entries; what is empty does not limit.
     *
     * @param doctor and {@code day}: what the patient was told last
     * @param includeDone also those whom nobody has to call any more
     */
    public record Filter(Optional<DoctorId> doctor, Optional<TimeRange> day, boolean includeDone) {}

    private static final Doctors FROM_DOCTOR = DOCTORS.as("from_doctor");
    private static final Field<Instant> NOW = DSL.field("now()", Instant.class);

    private final Transactions transactions;

    public CallList(Transactions transactions) {
        this.transactions = transactions;
    }

    /** At most {@code most} entries after the position. */
    public List<CallListEntry> list(Filter filter, Optional<Position> after, int most) {
        return transactions.readOnly(
                db ->
                        entries(db)
                                .where(filter.includeDone() ? DSL.noCondition() : isToBeCalled())
                                .and(
                                        filter.doctor()
                                                .map(DoctorId::value)
                                                .map(CALL_LIST.FROM_DOCTOR_ID::eq)
                                                .orElse(DSL.noCondition()))
                                .and(filter.day().map(CallList::wasOn).orElse(DSL.noCondition()))
                                .and(after.map(CallList::isAfter).orElse(DSL.noCondition()))
                                .orderBy(CALL_LIST.CALL_BEFORE, CALL_LIST.APPOINTMENT_ID)
                                .limit(most)
                                .fetch(CallList::decode));
    }

    public Optional<CallListEntry> get(AppointmentId appointment) {
        return transactions.readOnly(
                db ->
                        entries(db)
                                .where(CALL_LIST.APPOINTMENT_ID.eq(appointment.value()))
                                .fetchOptional(CallList::decode));
    }

    private static SelectJoinStep<Record> entries(DSLContext db) {
        return db.select(CALL_LIST.fields())
                .select(AppointmentRows.COLUMNS)
                .select(PATIENTS.PHONE, DOCTORS.DISPLAY_NAME, FROM_DOCTOR.DISPLAY_NAME)
                .from(CALL_LIST)
                .join(APPOINTMENTS)
                .on(APPOINTMENTS.ID.eq(CALL_LIST.APPOINTMENT_ID))
                .join(PATIENTS)
                .on(PATIENTS.ID.eq(APPOINTMENTS.PATIENT_ID))
                .join(DOCTORS)
                .on(DOCTORS.ID.eq(APPOINTMENTS.DOCTOR_ID))
                .join(FROM_DOCTOR)
                .on(FROM_DOCTOR.ID.eq(CALL_LIST.FROM_DOCTOR_ID));
    }

    /** The outcome is said as the partial index says it. */
    private static Condition isToBeCalled() {
        return CALL_LIST
                .OUTCOME
                .ne(DSL.inline(CallOutcome.REACHED.name()))
                .and(CALL_LIST.FROM_STARTS_AT.gt(NOW).or(APPOINTMENTS.STARTS_AT.gt(NOW)));
    }

    private static Condition wasOn(TimeRange day) {
        return CALL_LIST.FROM_STARTS_AT.ge(day.start()).and(CALL_LIST.FROM_STARTS_AT.lt(day.end()));
    }

    private static Condition isAfter(Position position) {
        return DSL.row(CALL_LIST.CALL_BEFORE, CALL_LIST.APPOINTMENT_ID)
                .gt(position.callBefore(), position.appointment());
    }

    private static CallListEntry decode(Record row) {
        return new CallListEntry(
                AppointmentRows.decode(row),
                row.get(DOCTORS.DISPLAY_NAME),
                row.get(PATIENTS.PHONE),
                new DoctorId(row.get(CALL_LIST.FROM_DOCTOR_ID)),
                row.get(FROM_DOCTOR.DISPLAY_NAME),
                row.get(CALL_LIST.FROM_STARTS_AT),
                row.get(CALL_LIST.CALL_BEFORE),
                new UserId(row.get(CALL_LIST.MOVED_BY)),
                row.get(CALL_LIST.MOVED_AT),
                CallOutcome.valueOf(row.get(CALL_LIST.OUTCOME)),
                row.get(CALL_LIST.CALLS),
                Optional.ofNullable(row.get(CALL_LIST.CALLED_AT))
                        .map(
                                at ->
                                        new CallListEntry.Call(
                                                new UserId(row.get(CALL_LIST.CALLED_BY)), at)),
                row.get(CALL_LIST.VERSION));
    }
}

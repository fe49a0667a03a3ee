package org.frontdesk.server.appointments;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_SERIES;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.BoundArray;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads series, always only what the caller may see of them, and the slots a new one would be in. */
public final class SeriesQueries {

    private final Transactions transactions;

    public SeriesQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<Series> get(SeriesId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENT_SERIES)
                                .where(APPOINTMENT_SERIES.ID.eq(id.value()))
                                .fetchOptional(
                                        row ->
                                                new Series(
                                                        new SeriesId(row.getId()),
                                                        new PatientId(row.getPatientId()),
                                                        new DoctorId(row.getDoctorId()),
                                                        row.getEveryWeeks(),
                                                        new UserId(row.getBookedBy()),
                                                        row.getBookedAt())));
    }

    /** All of the series that the caller may see, whatever their state, in order of time; bounded by how long a series can be. */
    public List<Appointment> appointments(Caller caller, SeriesId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(APPOINTMENTS)
                                .where(APPOINTMENTS.SERIES_ID.eq(id.value()))
                                .and(AppointmentQueries.isVisibleTo(caller))
                                .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                                .fetch(AppointmentRows::decode));
    }

    /** The doctor's slots that begin at these times, as far as there are any. */
    Map<Instant, SlotId> slotsAt(DoctorId doctor, Collection<Instant> starts) {
        return transactions.readOnly(
                db ->
                        db.select(TIME_SLOTS.STARTS_AT, TIME_SLOTS.ID)
                                .from(TIME_SLOTS)
                                .where(TIME_SLOTS.DOCTOR_ID.eq(doctor.value()))
                                .and(
                                        TIME_SLOTS.STARTS_AT.eq(
                                                DSL.any(BoundArray.ofInstants(starts, at -> at))))
                                .fetchMap(TIME_SLOTS.STARTS_AT, row -> new SlotId(row.value2())));
    }
}

package org.frontdesk.server.waitlist;

import static org.frontdesk.server.database.schema.Tables.WAITLIST_ENTRIES;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an entry is read from its row. */
final class WaitlistRows {

    /** Who is served first. */
    static final List<SortField<?>> LINE =
            List.of(
                    WAITLIST_ENTRIES.PRIORITY.desc(),
                    WAITLIST_ENTRIES.JOINED_AT.asc(),
                    WAITLIST_ENTRIES.ID.asc());

    /** Written as the partial indexes write it, as constants, so that they are used. */
    static final Condition IS_OPEN =
            WAITLIST_ENTRIES.STATE.in(
                    DSL.inline(WaitlistState.WAITING.name()),
                    DSL.inline(WaitlistState.OFFERED.name()));

    /** The same. */
    static final Condition IS_WAITING =
            WAITLIST_ENTRIES.STATE.eq(DSL.inline(WaitlistState.WAITING.name()));

    private WaitlistRows() {}

    /** What the role sees: a doctor the entries that name them, a patient their own. */
    static Condition isVisibleTo(Caller caller) {
        if (caller.role() == Role.PATIENT) {
            return WAITLIST_ENTRIES.PATIENT_ID.eq(caller.patientId().orElseThrow().value());
        }
        if (caller.role() == Role.DOCTOR) {
            return WAITLIST_ENTRIES.DOCTOR_ID.eq(caller.doctorId().orElseThrow().value());
        }
        return DSL.noCondition();
    }

    static WaitlistEntry decode(Record row) {
        return new WaitlistEntry(
                new WaitlistEntryId(row.get(WAITLIST_ENTRIES.ID)),
                new PatientId(row.get(WAITLIST_ENTRIES.PATIENT_ID)),
                new Wishes(
                        Optional.ofNullable(row.get(WAITLIST_ENTRIES.DOCTOR_ID)).map(DoctorId::new),
                        Optional.ofNullable(row.get(WAITLIST_ENTRIES.SPECIALIZATION)),
                        row.get(WAITLIST_ENTRIES.EARLIEST_DATE),
                        Optional.ofNullable(row.get(WAITLIST_ENTRIES.LATEST_DATE)),
                        row.get(WAITLIST_ENTRIES.FROM_MINUTE),
                        row.get(WAITLIST_ENTRIES.UNTIL_MINUTE),
                        weekdays(row.get(WAITLIST_ENTRIES.WEEKDAYS))),
                row.get(WAITLIST_ENTRIES.NOTE),
                row.get(WAITLIST_ENTRIES.PRIORITY),
                row.get(WAITLIST_ENTRIES.PRIORITY_REASON),
                WaitlistState.valueOf(row.get(WAITLIST_ENTRIES.STATE)),
                Optional.ofNullable(row.get(WAITLIST_ENTRIES.APPOINTMENT_ID))
                        .map(AppointmentId::new),
                row.get(WAITLIST_ENTRIES.JOINED_AT),
                row.get(WAITLIST_ENTRIES.VERSION));
    }

    private static Set<DayOfWeek> weekdays(Integer[] numbers) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(numbers).map(DayOfWeek::of).forEach(days::add);
        return days;
    }
}

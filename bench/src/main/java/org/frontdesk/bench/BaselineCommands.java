package org.frontdesk.bench;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.APPOINTMENT_AUDIT_LOG;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.TIME_SLOTS;

import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentCommand;
import org.frontdesk.server.appointments.AppointmentCommands;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.BookAppointment;
import org.frontdesk.server.appointments.BookAppointment.Booked;
import org.frontdesk.server.appointments.BookAppointment.Outcome;
import org.frontdesk.server.appointments.ExpireAppointment;
import org.frontdesk.server.appointments.Refused;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.schedule.TimeSlotRows;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the field does: each booking opens a transaction of its own that locks the slot, looks at the patient, inserts,
 * counts, audits and commits, and begins again when it met another. On the same schema, through the same pool, at the same
 * isolation. It does less than the lane, as it stores no outcome for its callers' retries.
 */
final class BaselineCommands implements AppointmentCommands {

    /** The load is bounded; whoever is patient enough gets an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Duration confirmationWindow;
    private final Supplier<UUID> newIds;
    private final PatientSummaries summaries;

    BaselineCommands(
            Transactions transactions,
            Duration confirmationWindow,
            Supplier<UUID> newIds,
            PatientSummaries summaries) {
        this.transactions = transactions;
        this.confirmationWindow = confirmationWindow;
        this.newIds = newIds;
        this.summaries = summaries;
    }

    @Override
    @SuppressWarnings("unchecked") // each command is answered with its own outcome
    public <O> Settled<O> settle(AppointmentCommand<O> command) {
        Object outcome =
                switch (command) {
                    case BookAppointment booking -> book(booking);
                    case ExpireAppointment expiry -> new ExpireAppointment.NothingToDo();
                    default -> throw new UnsupportedOperationException("the baseline only books");
                };
        return new Settled.As<>((O) outcome);
    }

    private Outcome book(BookAppointment booking) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return transactions.serializable(PATIENCE, db -> decide(db, booking));
            } catch (DataAccessException unlucky) {
                // Ten attempts were not enough: the field's answer is to press the button again.
                if (System.nanoTime() > giveUpAt) {
                    throw unlucky;
                }
            }
        }
    }

    private Outcome decide(DSLContext db, BookAppointment booking) {
        TimeSlot slot =
                db.selectFrom(TIME_SLOTS)
                        .where(TIME_SLOTS.ID.eq(booking.slot().value()))
                        .forUpdate()
                        .fetchOne(TimeSlotRows::decode);
        var patient =
                db.select(PatientSummaries.COLUMNS)
                        .from(PATIENTS)
                        .where(PATIENTS.ID.eq(booking.patient().value()))
                        .fetchOne();
        summaries.remember(patient);
        if (slot.isFull()) {
            return new Refused.SlotFull(slot.id());
        }
        Appointment booked = insert(db, booking, slot);
        db.update(TIME_SLOTS)
                .set(TIME_SLOTS.BOOKED, TIME_SLOTS.BOOKED.plus(1))
                .set(TIME_SLOTS.VERSION, TIME_SLOTS.VERSION.plus(1))
                .where(TIME_SLOTS.ID.eq(slot.id().value()))
                .execute();
        db.insertInto(APPOINTMENT_AUDIT_LOG)
                .set(APPOINTMENT_AUDIT_LOG.APPOINTMENT_ID, booked.id().value())
                .set(APPOINTMENT_AUDIT_LOG.ACTION, "BOOK")
                .set(APPOINTMENT_AUDIT_LOG.TO_STATUS, booked.status().name())
                .set(APPOINTMENT_AUDIT_LOG.ACTOR_ID, booked.bookedBy().value())
                .set(APPOINTMENT_AUDIT_LOG.REQUEST_ID, booking.intended().id().value())
                .execute();
        return new Booked(booked);
    }

    private Appointment insert(DSLContext db, BookAppointment booking, TimeSlot slot) {
        Instant now = Instant.now();
        var booked =
                new Appointment(
                        new AppointmentId(newIds.get()),
                        slot.id(),
                        slot.doctor(),
                        booking.patient(),
                        slot.time(),
                        AppointmentStatus.PENDING,
                        booking.reason(),
                        Optional.of(now.plus(confirmationWindow)),
                        booking.caller().userId(),
                        now,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        1);
        db.insertInto(APPOINTMENTS)
                .set(APPOINTMENTS.ID, booked.id().value())
                .set(APPOINTMENTS.SLOT_ID, booked.slot().value())
                .set(APPOINTMENTS.DOCTOR_ID, booked.doctor().value())
                .set(APPOINTMENTS.PATIENT_ID, booked.patient().value())
                .set(APPOINTMENTS.STARTS_AT, booked.time().start())
                .set(APPOINTMENTS.ENDS_AT, booked.time().end())
                .set(APPOINTMENTS.STATUS, booked.status().name())
                .set(APPOINTMENTS.REASON, booked.reason())
                .set(APPOINTMENTS.EXPIRES_AT, booked.expiresAt().orElseThrow())
                .set(APPOINTMENTS.BOOKED_BY, booked.bookedBy().value())
                .set(APPOINTMENTS.BOOKED_AT, booked.bookedAt())
                .execute();
        return booked;
    }
}

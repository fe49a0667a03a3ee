package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeSlot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts a patient who is in the clinic without an appointment into a free place of a slot that runs, or starts shortly. The
 * appointment is CHECKED_IN from the beginning.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SlotUnknown}, {@link Refused.SlotNotYours}, {@link
 * Refused.PatientUnknown}, {@link Refused.SlotOver}, {@link Refused.WalkInTooEarly}, {@link Refused.SlotBlocked}, {@link
 * Refused.PatientBusy}, {@link Refused.SlotFull}, {@link WalkedIn}.
 */
public record BookWalkIn(
        Intention intended,
        Caller caller,
        SlotId slot,
        PatientId patient,
        String reason,
        ClinicDays days)
        implements AppointmentCommand<BookWalkIn.Outcome> {

    /** Who would wait longer than this may as well go home, with an appointment. */
    static final Duration LONGEST_WAIT = Duration.ofHours(2);

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /** What came of it. */
    public sealed interface Outcome
            permits WalkedIn, Refused.OfPlace, Refused.SlotOver, Refused.WalkInTooEarly {}

    /** The patient has a place, and waits. */
    public record WalkedIn(Appointment appointment) implements Outcome {}

    @Override
    public Optional<Intention> intention() {
        return Optional.of(intended);
    }

    @Override
    public OutcomeJson<Outcome> outcomeJson() {
        return JSON;
    }

    @Override
    public void askFor(BatchNeeds needs) {
        needs.placement(patient, slot);
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        Optional<TimeSlot> found = schedule.slot(slot);
        if (found.isEmpty()) {
            return new Refused.SlotUnknown(slot);
        }
        TimeSlot wanted = found.get();
        if (!caller.mayActIn(wanted.doctor())) {
            return new Refused.SlotNotYours(slot);
        }
        if (!schedule.knows(patient) || !caller.mayActFor(patient)) {
            return new Refused.PatientUnknown(patient);
        }
        if (!wanted.time().end().isAfter(schedule.now())) {
            return new Refused.SlotOver(slot, wanted.time());
        }
        Instant from = possibleFrom(wanted.time().start());
        if (schedule.now().isBefore(from)) {
            return new Refused.WalkInTooEarly(slot, from);
        }
        if (wanted.isBlocked()) {
            return new Refused.SlotBlocked(slot);
        }
        Optional<Appointment> other = schedule.activeAt(patient, wanted.time());
        if (other.isPresent()) {
            return new Refused.PatientBusy(other.get().id(), other.get().time());
        }
        if (wanted.isFull()) {
            return new Refused.SlotFull(slot);
        }
        return new WalkedIn(schedule.walkIn(wanted, patient, reason, intended));
    }

    /** Shortly before the start, but not the day before. */
    private Instant possibleFrom(Instant start) {
        Instant shortlyBefore = start.minus(LONGEST_WAIT);
        Instant itsDay = days.beginningOfDay(start);
        return shortlyBefore.isAfter(itsDay) ? shortlyBefore : itsDay;
    }
}

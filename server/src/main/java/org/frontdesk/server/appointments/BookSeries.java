package org.frontdesk.server.appointments;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.types.AppointmentTypeId;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Books a patient at the same time every so many weeks: PENDING each time that nothing is in the way, and says of the other times
 * what is. Each is decided as {@link BookAppointment} does, on what those before it left.
 *
 * <p>Outcomes, in order of precedence: {@link Refused.SlotNotYours}, {@link Refused.PatientUnknown}, {@link
 * Refused.TypeUnknown}, {@link Refused.TypeInactive}, which are in the way of all; {@link Looked} of a dry run, {@link Booked}.
 *
 * @param isDryRun nothing is booked, and nothing is remembered under the request id
 */
public record BookSeries(
        Intention intended,
        Caller caller,
        DoctorId doctor,
        PatientId patient,
        String reason,
        Optional<AppointmentTypeId> type,
        int everyWeeks,
        List<Occurrence> occurrences,
        boolean isDryRun)
        implements AppointmentCommand<BookSeries.Outcome> {

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);

    /**
     * One time of the series.
     *
     * @param time on the clinic's wall clocks
     * @param slot the doctor's that begins then; empty: there is none
     */
    public record Occurrence(LocalDateTime time, Optional<SlotId> slot) {}

    /** A time at which something is in the way: what booking it alone would be refused with. */
    public record Missed(
            Occurrence occurrence, Reason reason, String sentence, Map<String, String> metadata) {

        static Missed because(Occurrence occurrence, Refused refused) {
            return new Missed(occurrence, refused.reason(), refused.sentence(), refused.metadata());
        }

        static Missed noSlot(Occurrence occurrence) {
            return new Missed(
                    occurrence,
                    Reason.SLOT_UNKNOWN,
                    "The doctor has no time slot at that time.",
                    Map.of());
        }
    }

    /** What came of it. */
    public sealed interface Outcome permits Booked, Looked, Refused.OfSeries {}

    /**
     * What could be booked is.
     *
     * @param series empty: nothing could
     */
    public record Booked(
            Optional<SeriesId> series, List<Appointment> appointments, List<Missed> missed)
            implements Outcome {}

    /** What would be booked now. */
    public record Looked(List<Occurrence> free, List<Missed> missed) implements Outcome {}

    @Override
    public Optional<Intention> intention() {
        return Optional.of(intended).filter(one -> !isDryRun);
    }

    @Override
    public OutcomeJson<Outcome> outcomeJson() {
        return JSON;
    }

    @Override
    public void askFor(BatchNeeds needs) {
        occurrences.stream()
                .flatMap(one -> one.slot().stream())
                .map(this::booking)
                .forEach(booking -> booking.askFor(needs));
    }

    @Override
    public Outcome decide(LockedSchedule schedule) {
        List<Occurrence> free = new ArrayList<>();
        List<Appointment> booked = new ArrayList<>();
        List<Missed> missed = new ArrayList<>();
        Optional<SeriesId> series = Optional.empty();
        for (Occurrence one : occurrences) {
            if (one.slot().isEmpty()) {
                missed.add(Missed.noSlot(one));
                continue;
            }
            BookAppointment booking = booking(one.slot().get());
            Optional<Refused> refused = booking.refusal(schedule).map(BookSeries::refused);
            if (refused.isPresent() && refused.get() instanceof Refused.OfSeries ofAll) {
                return ofAll;
            }
            if (refused.isPresent()) {
                missed.add(Missed.because(one, refused.get()));
            } else if (isDryRun) {
                free.add(one);
            } else {
                series = series.or(() -> Optional.of(begin(schedule)));
                booked.add(booking.take(schedule, series));
            }
        }
        return isDryRun ? new Looked(free, missed) : new Booked(series, booked, missed);
    }

    private SeriesId begin(LockedSchedule schedule) {
        return schedule.beginSeries(patient, doctor, everyWeeks, intended);
    }

    private BookAppointment booking(SlotId slot) {
        return new BookAppointment(intended, caller, slot, patient, reason, Optional.empty(), type);
    }

    private static Refused refused(BookAppointment.Outcome why) {
        return switch (why) {
            case BookAppointment.Booked booked ->
                    throw new IllegalStateException("a refusal books nothing");
            case Refused no -> no;
        };
    }
}

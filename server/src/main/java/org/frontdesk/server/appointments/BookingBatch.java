package org.frontdesk.server.appointments;

import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcome;
import org.jooq.DSLContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decides many commands in one transaction with at most five statements: what was answered before, the locked slots, the
 * appointments and people; then, after every command has decided in turn, the changes and the additions. Where places are offered to the
 * waitlist, its entries take two more; where a doctor's day is moved, its call list and its blocked slots take four; where something
 * is booked by its type, reading the types takes one. Each series that begins takes two.
 */
final class BookingBatch {

    private final Supplier<Duration> confirmationWindow;
    private final Supplier<UUID> newIds;
    private final PatientSummaries summaries;

    BookingBatch(
            Supplier<Duration> confirmationWindow,
            Supplier<UUID> newIds,
            PatientSummaries summaries) {
        this.confirmationWindow = confirmationWindow;
        this.newIds = newIds;
        this.summaries = summaries;
    }

    /** What became of each command, in the same order. Writes nothing but through {@code db}. */
    List<Settled<?>> settle(DSLContext db, List<? extends AppointmentCommand<?>> commands) {
        var reads = new BatchReads(db);
        var past =
                reads.past(
                        commands.stream()
                                .flatMap(command -> command.intention().stream())
                                .map(Intention::id)
                                .toList());
        var settlement = new Settlement(past.outcomes());
        var schedule = readSchedule(reads, past, settlement, commands);
        List<Settled<?>> settled = new ArrayList<>(commands.size());
        for (AppointmentCommand<?> command : commands) {
            settled.add(settlement.of(command, schedule));
        }
        var writes = new BatchWrites(db);
        writes.change(schedule);
        writes.add(schedule, settlement.fresh);
        writes.offer(schedule.offers());
        writes.begin(schedule.newSeries());
        DayMoveWrites.write(db, schedule.dayMoves());
        return settled;
    }

    private LockedSchedule readSchedule(
            BatchReads reads,
            BatchReads.Past past,
            Settlement settlement,
            List<? extends AppointmentCommand<?>> commands) {
        var needs = new BatchNeeds();
        commands.stream()
                .filter(command -> !settlement.isSettled(command))
                .forEach(command -> command.askFor(needs));
        var schedule = new LockedSchedule(past.now(), confirmationWindow.get(), newIds);
        if (!needs.slots.isEmpty() || !needs.appointments.isEmpty() || !needs.holds.isEmpty()) {
            var types = reads.types(needs.types);
            types.values().forEach(schedule::read);
            reads.lockSlots(needs, types).forEach(schedule::read);
            reads.lockWaiting(needs.waiting).forEach(schedule::read);
        }
        if (!needs.placements.isEmpty() || !needs.appointments.isEmpty()) {
            reads.people(schedule, needs.appointments, needs.placements, summaries);
        }
        return schedule;
    }

    /** Sees to it that each intention is decided once, also when it stands in the batch twice. */
    private static final class Settlement {

        private final Map<RequestId, StoredOutcome> stored;
        private final List<BatchWrites.Outcome> fresh = new ArrayList<>();

        Settlement(Map<RequestId, StoredOutcome> stored) {
            this.stored = new HashMap<>(stored);
        }

        boolean isSettled(AppointmentCommand<?> command) {
            return command.intention().map(Intention::id).filter(stored::containsKey).isPresent();
        }

        <O> Settled<O> of(AppointmentCommand<O> command, LockedSchedule schedule) {
            OutcomeJson<O> json = command.outcomeJson();
            Optional<Intention> intention = command.intention();
            if (intention.isEmpty()) {
                return new Settled.As<>(command.decide(schedule));
            }
            StoredOutcome before = stored.get(intention.get().id());
            if (before != null) {
                return before.answerTo(intention.get(), json);
            }
            O outcome = command.decide(schedule);
            var written = new BatchWrites.Outcome(intention.get(), json.write(outcome));
            fresh.add(written);
            stored.put(intention.get().id(), StoredOutcome.of(intention.get(), written.json()));
            return new Settled.As<>(outcome);
        }
    }
}

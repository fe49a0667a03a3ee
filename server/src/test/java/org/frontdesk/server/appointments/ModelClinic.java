package org.frontdesk.server.appointments;

import org.frontdesk.server.appointments.Deed.Call;
import org.frontdesk.server.appointments.ModelBooks.Appointment;
import org.frontdesk.server.appointments.ModelBooks.Hold;
import org.frontdesk.server.appointments.ModelBooks.Slot;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the clinic once more, as the contract states them, in memory and for one caller at a time. Shares nothing with
 * the server's code. Every call is answered {@code OK}, or with the reason of its refusal.
 */
final class ModelClinic {

    static final String OK = "OK";

    /** Where an appointment stands. */
    enum State {
        PENDING(true),
        CONFIRMED(true),
        CHECKED_IN(true),
        IN_PROGRESS(true),
        COMPLETED(true),
        NO_SHOW(false),
        CANCELLED(false),
        EXPIRED(false);

        private final boolean takesAPlace;

        State(boolean takesAPlace) {
            this.takesAPlace = takesAPlace;
        }

        boolean takesAPlace() {
            return takesAPlace;
        }

        boolean canBeMoved() {
            return this == PENDING || this == CONFIRMED;
        }
    }

    /** The steps that callers take. */
    enum Step {
        CONFIRM(State.CONFIRMED, State.PENDING),
        CANCEL(State.CANCELLED, State.PENDING, State.CONFIRMED, State.CHECKED_IN),
        CHECK_IN(State.CHECKED_IN, State.CONFIRMED),
        START(State.IN_PROGRESS, State.CHECKED_IN),
        COMPLETE(State.COMPLETED, State.IN_PROGRESS),
        NO_SHOW(State.NO_SHOW, State.CONFIRMED);

        private final State to;
        private final Set<State> from;

        Step(State to, State first, State... more) {
            this.to = to;
            this.from = EnumSet.of(first, more);
        }

        State to() {
            return to;
        }

        boolean goesFrom(State state) {
            return from.contains(state);
        }

        boolean isForPatients() {
            return this == CONFIRM || this == CANCEL;
        }

        boolean isUndone() {
            return this != CONFIRM;
        }

        boolean isTooEarly(ModelBooks.Slot slot) {
            return switch (this) {
                case CONFIRM, CANCEL -> false;
                case CHECK_IN, START, COMPLETE -> !slot.isToday();
                case NO_SHOW -> !slot.hasBegun();
            };
        }
    }

    final ModelBooks books;

    ModelClinic(ModelBooks books) {
        this.books = books;
    }

    /** What everybody would be told who asks for this, having asked for nothing under the same request id. */
    String settle(Call call) {
        return refusalAtTheDoor(call).orElseGet(() -> decide(call));
    }

    private String decide(Call call) {
        return switch (call) {
            case Deed.Book(Who who, int slot, int patient) ->
                    book(who, books.slot(slot), patient, Optional.empty());
            case Deed.BookHeld held -> bookHeld(held);
            case Deed.WalkIn(Who who, int slot, int patient) ->
                    walkIn(who, books.slot(slot), patient);
            case Deed.Overbook(Who who, int slot, int patient) ->
                    overbook(who, books.slot(slot), patient);
            case Deed.HoldAPlace(Who who, int slot) -> hold(who, books.slot(slot));
            case Deed.Release(Who who, int hold) ->
                    release(who, ModelBooks.newest(hold, books.holds));
            case Deed.Take(Who who, Step step, int appointment) -> take(who, step, appointment);
            case Deed.Undo(Who who, int appointment) -> undo(who, appointment);
            case Deed.Reschedule(Who who, int appointment, int slot) ->
                    reschedule(who, appointment, books.slot(slot));
            case Deed.Swap(Who who, int one, int other) -> swap(who, one, other);
            case Deed.Block(Who who, int slot) -> block(who, books.slot(slot), true);
            case Deed.Reopen(Who who, int slot) -> block(who, books.slot(slot), false);
            case Deed.Resize resize -> resize(resize, books.slot(resize.slot()));
        };
    }

    /** Why nobody even looks at what was asked for, or at the request's id. */
    static Optional<String> refusalAtTheDoor(Call call) {
        if (!mayCall(call)) {
            return Optional.of("ROLE_NOT_ALLOWED");
        }
        if (call instanceof Deed.Overbook overbook && !overbook.who().mayOverbook()) {
            return Optional.of("PERMISSION_MISSING");
        }
        boolean isWithItself = call instanceof Deed.Swap swap && swap.appointment() == swap.other();
        return isWithItself ? Optional.of("INVALID_FIELDS") : Optional.empty();
    }

    private static boolean mayCall(Call call) {
        return switch (call) {
            case Deed.Book book -> true;
            case Deed.BookHeld book -> true;
            case Deed.Reschedule move -> true;
            case Deed.Take take -> take.who() != Who.PATIENT || take.step().isForPatients();
            case Deed.WalkIn walkIn -> walkIn.who() != Who.PATIENT;
            case Deed.Overbook overbook -> overbook.who() != Who.PATIENT;
            case Deed.HoldAPlace hold -> hold.who() != Who.PATIENT;
            case Deed.Release release -> release.who() != Who.PATIENT;
            case Deed.Undo undo -> undo.who() != Who.PATIENT;
            case Deed.Swap swap -> swap.who() != Who.PATIENT;
            case Deed.Block block -> block.who() != Who.PATIENT && block.who() != Who.SERVICE;
            case Deed.Reopen open -> open.who() != Who.PATIENT && open.who() != Who.SERVICE;
            case Deed.Resize resize -> resize.who() == Who.ADMIN;
        };
    }

    // --- what callers ask for

    private String book(Who who, Optional<Slot> wanted, int patient, Optional<Hold> held) {
        if (wanted.isEmpty()) {
            return "SLOT_UNKNOWN";
        }
        Slot slot = wanted.get();
        if (!ModelBooks.actsIn(who, slot)) {
            return "SLOT_NOT_YOURS";
        }
        if (!ModelBooks.actsFor(who, patient)) {
            return "PATIENT_UNKNOWN";
        }
        if (slot.hasBegun()) {
            return "SLOT_IN_PAST";
        }
        if (slot.blocked) {
            return "SLOT_BLOCKED";
        }
        if (books.isBusy(patient, slot, Set.of())) {
            return "PATIENT_BUSY";
        }
        if (held.isPresent()) {
            if (held.get().ended || held.get().slot != slot) {
                return "HOLD_EXPIRED";
            }
            if (held.get().holder != who) {
                return "HOLD_NOT_YOURS";
            }
            held.get().ended = true;
        } else if (books.isFull(slot)) {
            return "SLOT_FULL";
        }
        books.appointments.add(new Appointment(who, patient, slot, State.PENDING));
        return OK;
    }

    private String overbook(Who who, Optional<Slot> wanted, int patient) {
        String booked = book(who, wanted, patient, Optional.empty());
        if (!booked.equals("SLOT_FULL")) {
            return booked;
        }
        Slot slot = wanted.orElseThrow();
        if (books.overbooked(slot) >= 10) {
            return "OVERBOOKING_LIMIT";
        }
        books.appointments.add(new Appointment(who, patient, slot, State.PENDING));
        return OK;
    }

    private String walkIn(Who who, Optional<Slot> wanted, int patient) {
        if (wanted.isEmpty()) {
            return "SLOT_UNKNOWN";
        }
        Slot slot = wanted.get();
        if (!ModelBooks.actsIn(who, slot)) {
            return "SLOT_NOT_YOURS";
        }
        if (!ModelBooks.actsFor(who, patient)) {
            return "PATIENT_UNKNOWN";
        }
        if (slot.isOver()) {
            return "SLOT_IN_PAST";
        }
        if (!slot.isForWalkIns()) {
            return "TOO_EARLY";
        }
        if (slot.blocked) {
            return "SLOT_BLOCKED";
        }
        if (books.isBusy(patient, slot, Set.of())) {
            return "PATIENT_BUSY";
        }
        if (books.isFull(slot)) {
            return "SLOT_FULL";
        }
        books.appointments.add(new Appointment(who, patient, slot, State.CHECKED_IN));
        return OK;
    }

    private String bookHeld(Deed.BookHeld held) {
        // What never was is as what has ended, in the first slot.
        Hold hold =
                ModelBooks.newest(held.hold(), books.holds)
                        .orElseGet(() -> ended(books.slots.getFirst()));
        int slot = books.slots.indexOf(hold.slot) + (held.elsewhere() ? 1 : 0);
        return book(held.who(), books.slot(slot), held.patient(), Optional.of(hold));
    }

    private static Hold ended(Slot slot) {
        var hold = new Hold(Who.DESK, slot);
        hold.ended = true;
        return hold;
    }

    private String hold(Who who, Optional<Slot> wanted) {
        if (wanted.isEmpty()) {
            return "SLOT_UNKNOWN";
        }
        Slot slot = wanted.get();
        if (!ModelBooks.actsIn(who, slot)) {
            return "SLOT_NOT_YOURS";
        }
        if (slot.hasBegun()) {
            return "SLOT_IN_PAST";
        }
        if (slot.blocked) {
            return "SLOT_BLOCKED";
        }
        if (books.isFull(slot)) {
            return "SLOT_FULL";
        }
        books.holds.add(new Hold(who, slot));
        return OK;
    }

    private String release(Who who, Optional<Hold> hold) {
        if (hold.isEmpty() || hold.get().ended) {
            return "HOLD_EXPIRED";
        }
        if (hold.get().holder != who && who != Who.ADMIN) {
            return "HOLD_NOT_YOURS";
        }
        hold.get().ended = true;
        return OK;
    }

    private String take(Who who, Step step, int newest) {
        Optional<Appointment> found = books.seenBy(who, newest);
        if (found.isEmpty()) {
            return "APPOINTMENT_UNKNOWN";
        }
        Appointment appointment = found.get();
        if (appointment.state == State.EXPIRED) {
            return "HOLD_EXPIRED";
        }
        if (!step.goesFrom(appointment.state)) {
            return "WRONG_STATE";
        }
        if (step.isTooEarly(appointment.slot)) {
            return "TOO_EARLY";
        }
        appointment.take(step.to);
        return OK;
    }

    private String undo(Who who, int newest) {
        Optional<Appointment> found = books.seenBy(who, newest);
        if (found.isEmpty()) {
            return "APPOINTMENT_UNKNOWN";
        }
        Appointment appointment = found.get();
        boolean afterConfirmation = appointment.state == State.CONFIRMED;
        boolean afterExpiry = appointment.state == State.EXPIRED;
        if (appointment.beforeLastStep.isEmpty() || afterConfirmation || afterExpiry) {
            return "NOTHING_TO_UNDO";
        }
        if (!appointment.lastStepToday) {
            return "UNDO_TOO_LATE";
        }
        if (!appointment.state.takesAPlace()) {
            if (books.isBusy(appointment.patient, appointment.slot, Set.of())) {
                return "PATIENT_BUSY";
            }
            if (books.isFull(appointment.slot)) {
                return "SLOT_FULL";
            }
        }
        appointment.state = appointment.beforeLastStep.get();
        appointment.isNoStep();
        return OK;
    }

    private String reschedule(Who who, int newest, Optional<Slot> wanted) {
        Optional<Appointment> found = books.seenBy(who, newest);
        String refused = refusalOfMove(who, found, wanted);
        if (!refused.equals(OK)) {
            return refused;
        }
        Appointment appointment = found.orElseThrow();
        Slot slot = wanted.orElseThrow();
        if (books.isBusy(appointment.patient, slot, Set.of(appointment))) {
            return "PATIENT_BUSY";
        }
        if (books.isFull(slot)) {
            return "SLOT_FULL";
        }
        move(appointment, slot);
        return OK;
    }

    private String swap(Who who, int newest, int otherNewest) {
        Optional<Appointment> one = books.seenBy(who, newest);
        Optional<Appointment> other = books.seenBy(who, otherNewest);
        if (one.isEmpty() || other.isEmpty()) {
            return "APPOINTMENT_UNKNOWN";
        }
        Appointment first = one.get();
        Appointment second = other.get();
        String refused = refusalOfMove(who, one, Optional.of(second.slot));
        if (refused.equals(OK)) {
            refused = refusalOfMove(who, other, Optional.of(first.slot));
        }
        if (!refused.equals(OK)) {
            return refused;
        }
        if (first.patient == second.patient) {
            return "NOTHING_TO_MOVE";
        }
        Set<Appointment> both = Set.of(first, second);
        if (books.isBusy(first.patient, second.slot, both)
                || books.isBusy(second.patient, first.slot, both)) {
            return "PATIENT_BUSY";
        }
        Slot firstSlot = first.slot;
        move(first, second.slot);
        move(second, firstSlot);
        return OK;
    }

    private String refusalOfMove(Who who, Optional<Appointment> found, Optional<Slot> wanted) {
        if (found.isEmpty()) {
            return "APPOINTMENT_UNKNOWN";
        }
        if (found.get().state == State.EXPIRED) {
            return "HOLD_EXPIRED";
        }
        if (!found.get().state.canBeMoved()) {
            return "WRONG_STATE";
        }
        if (wanted.isEmpty()) {
            return "SLOT_UNKNOWN";
        }
        if (!ModelBooks.actsIn(who, wanted.get())) {
            return "SLOT_NOT_YOURS";
        }
        if (wanted.get().hasBegun()) {
            return "SLOT_IN_PAST";
        }
        if (wanted.get().blocked) {
            return "SLOT_BLOCKED";
        }
        return found.get().slot == wanted.get() ? "NOTHING_TO_MOVE" : OK;
    }

    private static void move(Appointment appointment, Slot to) {
        appointment.slot = to;
        appointment.isNoStep();
    }

    private static String block(Who who, Optional<Slot> slot, boolean blocked) {
        if (slot.isEmpty()) {
            return "SLOT_UNKNOWN";
        }
        if (!ModelBooks.actsIn(who, slot.get())) {
            return "SCHEDULE_NOT_YOURS";
        }
        slot.get().blocked = blocked;
        return OK;
    }

    private String resize(Deed.Resize resize, Optional<Slot> slot) {
        if (slot.isEmpty()) {
            return "SLOT_UNKNOWN";
        }
        if (resize.stale()) {
            return "ETAG_MISMATCH";
        }
        if (books.taken(slot.get()) > resize.capacity() + books.overbooked(slot.get())) {
            return "CAPACITY_BELOW_BOOKED";
        }
        slot.get().capacity = resize.capacity();
        return OK;
    }
}

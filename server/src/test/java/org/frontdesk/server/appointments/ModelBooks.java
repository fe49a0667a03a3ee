package org.frontdesk.server.appointments;

import org.frontdesk.server.appointments.Books.AppointmentSeen;
import org.frontdesk.server.appointments.Books.SlotSeen;
import org.frontdesk.server.appointments.ModelClinic.State;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What {@link ModelClinic} decides about: slots, appointments and holds, and what time makes of them. */
final class ModelBooks {

    /** Minutes from now, which is shortly after noon, to the end of the day. */
    private static final int END_OF_DAY = 600;

    /** A stretch of one doctor's time, in minutes from now. */
    static final class Slot {
        final int doctor;
        int start;
        int end;
        int capacity;
        boolean blocked;

        Slot(int doctor, int start, int end, int capacity) {
            this.doctor = doctor;
            this.start = start;
            this.end = end;
            this.capacity = capacity;
        }

        boolean hasBegun() {
            return start <= 0;
        }

        boolean isToday() {
            return start < END_OF_DAY;
        }

        /** Whether it runs, or starts today within two hours. */
        boolean isForWalkIns() {
            return start <= 120 && isToday();
        }

        boolean isOver() {
            return end <= 0;
        }

        boolean overlaps(Slot other) {
            return start < other.end && other.start < end;
        }
    }

    static final class Appointment {
        final Who bookedBy;
        final int patient;
        Slot slot;
        State state;
        final boolean walkedIn;
        Optional<State> beforeLastStep = Optional.empty();
        boolean lastStepToday;

        Appointment(Who bookedBy, int patient, Slot slot, State state) {
            this.bookedBy = bookedBy;
            this.patient = patient;
            this.slot = slot;
            this.state = state;
            this.walkedIn = state == State.CHECKED_IN;
        }

        void take(State to) {
            beforeLastStep = Optional.of(state);
            lastStepToday = true;
            state = to;
        }

        void isNoStep() {
            beforeLastStep = Optional.empty();
        }
    }

    static final class Hold {
        final Who holder;
        final Slot slot;
        boolean ended;

        Hold(Who holder, Slot slot) {
            this.holder = holder;
            this.slot = slot;
        }
    }

    final List<Slot> slots;
    final List<Appointment> appointments = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();

    ModelBooks(List<Slot> slots) {
        this.slots = slots;
    }

    // --- what time does

    /** Whether there is such a hold. */
    boolean holdRunsOut(int newest) {
        Optional<Hold> hold = newest(newest, holds).filter(one -> !one.ended);
        hold.ifPresent(one -> one.ended = true);
        return hold.isPresent();
    }

    /** Whether there is such an appointment, and it waited for its confirmation. */
    boolean runsOut(int newest) {
        Optional<Appointment> due =
                newest(newest, appointments).filter(one -> one.state == State.PENDING);
        due.ifPresent(one -> one.take(State.EXPIRED));
        return due.isPresent();
    }

    void begins(Deed.Begins deed) {
        Slot begun = slots.get(deed.slot());
        int length = begun.end - begun.start;
        begun.start = -deed.minutesAgo();
        begun.end = begun.start + length;
    }

    void dayPasses(int newest) {
        newest(newest, appointments).ifPresent(one -> one.lastStepToday = false);
    }

    // --- what there is

    /** Everything, as a desk sees it. */
    Books books() {
        return new Books(
                IntStream.range(0, slots.size()).mapToObj(this::seenSlot).toList(),
                IntStream.range(0, appointments.size()).mapToObj(this::seenAppointment).toList());
    }

    /** The numbers of the appointments that a caller sees. */
    List<Integer> appointmentsSeenBy(Who who) {
        return IntStream.range(0, appointments.size())
                .filter(number -> sees(who, appointments.get(number)))
                .boxed()
                .toList();
    }

    private SlotSeen seenSlot(int number) {
        Slot slot = slots.get(number);
        String status = slot.blocked ? "BLOCKED" : isFull(slot) ? "FULL" : "FREE";
        List<String> held =
                IntStream.range(0, holds.size())
                        .filter(hold -> holds.get(hold).slot == slot && !holds.get(hold).ended)
                        .mapToObj(hold -> hold + " of " + holds.get(hold).holder)
                        .toList();
        return new SlotSeen(
                number,
                slot.capacity,
                taken(slot),
                overbooked(slot),
                status,
                slot.hasBegun(),
                held);
    }

    private AppointmentSeen seenAppointment(int number) {
        Appointment one = appointments.get(number);
        return new AppointmentSeen(
                number,
                slots.indexOf(one.slot),
                one.patient,
                one.state.name(),
                one.bookedBy,
                one.state == State.PENDING,
                one.beforeLastStep.isPresent(),
                one.state == State.CANCELLED,
                one.walkedIn);
    }

    Optional<Slot> slot(int number) {
        return number < slots.size() ? Optional.of(slots.get(number)) : Optional.empty();
    }

    Optional<Appointment> seenBy(Who who, int newest) {
        return newest(newest, appointments).filter(one -> sees(who, one));
    }

    /** The one than which so many are newer. */
    static <T> Optional<T> newest(int newer, List<T> all) {
        return newer < all.size() ? Optional.of(all.get(all.size() - 1 - newer)) : Optional.empty();
    }

    static boolean sees(Who who, Appointment appointment) {
        return actsFor(who, appointment.patient) && actsIn(who, appointment.slot);
    }

    static boolean actsFor(Who who, int patient) {
        return who != Who.PATIENT || patient == 0;
    }

    static boolean actsIn(Who who, Slot slot) {
        return who != Who.DOCTOR || slot.doctor == 0;
    }

    boolean isBusy(int patient, Slot at, Set<Appointment> but) {
        Set<Appointment> others = new HashSet<>(appointments);
        others.removeAll(but);
        return others.stream()
                .filter(one -> one.patient == patient && one.state.takesAPlace())
                .anyMatch(one -> one.slot.overlaps(at));
    }

    boolean isFull(Slot slot) {
        return taken(slot) >= slot.capacity;
    }

    /** How many places beyond the capacity are taken. */
    int overbooked(Slot slot) {
        return Math.max(0, taken(slot) - slot.capacity);
    }

    int taken(Slot slot) {
        long booked =
                appointments.stream()
                        .filter(one -> one.slot == slot && one.state.takesAPlace())
                        .count();
        long held = holds.stream().filter(one -> one.slot == slot && !one.ended).count();
        return Math.toIntExact(booked + held);
    }
}

package org.frontdesk.server.schedule;

import org.frontdesk.server.doctors.DoctorId;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a doctor's time with a number of places.
 *
 * @param booked places taken by active appointments and by holds, 0 to {@code capacity + overbookedPlaces}
 * @param blockedReason present while the slot must not be booked
 * @param version grows with every change
 * @param holds who holds a place before the patient is known; each is counted in {@code booked}
 * @param overbookedPlaces how many places beyond the capacity may be taken, by deliberate overbookings
 * @param room empty: in none that is known here
 */
public record TimeSlot(
        SlotId id,
        DoctorId doctor,
        TimeRange time,
        int capacity,
        int booked,
        Optional<String> blockedReason,
        long version,
        List<Hold> holds,
        int overbookedPlaces,
        Optional<SlotRoom> room) {

    /** As the schema has it, in {@code time_slots_overbooked_by_few}: past this, a slot wants more capacity. */
    public static final int MOST_OVERBOOKED_PLACES = 10;

    public TimeSlot {
        // Absent in outcomes that were stored before there were holds.
        holds = holds == null ? List.of() : List.copyOf(holds);
    }

    /** A slot of which nothing is held, that is not overbooked, and in no room. */
    public TimeSlot(
            SlotId id,
            DoctorId doctor,
            TimeRange time,
            int capacity,
            int booked,
            Optional<String> blockedReason,
            long version) {
        this(
                id,
                doctor,
                time,
                capacity,
                booked,
                blockedReason,
                version,
                List.of(),
                0,
                Optional.empty());
    }

    public boolean isFull() {
        return booked >= capacity;
    }

    /** How many places beyond the capacity are taken. */
    public int beyondCapacity() {
        return Math.max(0, booked - capacity);
    }

    public boolean isBlocked() {
        return blockedReason.isPresent();
    }

    /** This slot with one place more or less taken. */
    public TimeSlot withBooked(int newBooked) {
        return withBooked(newBooked, holds);
    }

    /** This slot with other holds, and with places more or less taken. */
    public TimeSlot withBooked(int newBooked, List<Hold> newHolds) {
        return new TimeSlot(
                id,
                doctor,
                time,
                capacity,
                newBooked,
                blockedReason,
                version + 1,
                newHolds,
                overbookedPlaces,
                room);
    }

    /** This slot, which may be overbooked by so many places. */
    public TimeSlot withOverbookedPlaces(int places) {
        return new TimeSlot(
                id, doctor, time, capacity, booked, blockedReason, version, holds, places, room);
    }

    public Optional<Hold> hold(HoldId hold) {
        return holds.stream().filter(one -> one.id().equals(hold)).findFirst();
    }

    /** This slot, blocked. */
    public TimeSlot withBlocked(String reason) {
        return new TimeSlot(
                id,
                doctor,
                time,
                capacity,
                booked,
                Optional.of(reason),
                version + 1,
                holds,
                overbookedPlaces,
                room);
    }

    /** This slot in another room, or in none. */
    TimeSlot withRoom(Optional<SlotRoom> newRoom) {
        return new TimeSlot(
                id,
                doctor,
                time,
                capacity,
                booked,
                blockedReason,
                version + 1,
                holds,
                overbookedPlaces,
                newRoom);
    }
}

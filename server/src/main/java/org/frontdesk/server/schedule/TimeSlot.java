package org.frontdesk.server.schedule;

import org.frontdesk.server.doctors.DoctorId;

import java.util.Optional;

/**
 * A stretch of a doctor's time with a number of places.
 *
 * @param booked places taken by active appointments, 0 to {@code capacity}
 * @param blockedReason present while the slot must not be booked
 * @param version grows with every change
 */
public record TimeSlot(
        SlotId id,
        DoctorId doctor,
        TimeRange time,
        int capacity,
        int booked,
        Optional<String> blockedReason,
        long version) {

    public boolean isFull() {
        return booked >= capacity;
    }

    public boolean isBlocked() {
        return blockedReason.isPresent();
    }

    /** This slot with one place more or less taken. */
    public TimeSlot withBooked(int newBooked) {
        return new TimeSlot(id, doctor, time, capacity, newBooked, blockedReason, version + 1);
    }

    /** This slot, blocked. */
    TimeSlot withBlocked(String reason) {
        return new TimeSlot(id, doctor, time, capacity, booked, Optional.of(reason), version + 1);
    }
}

package org.frontdesk.desktop.administration.preview;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What would be made of a doctor's day.
 *
 * @param stretches the slots that would be made, where they follow each other without a gap
 * @param obstacles what is in the way of others
 * @param leftOut how many would not be made
 */
public record PlannedDay(
        String doctorId,
        LocalDate date,
        List<Stretch> stretches,
        List<Obstacle> obstacles,
        int leftOut) {

    /**
     * Slots one after the other.
     *
     * @param end exclusive; midnight is the end of the day
     */
    public record Stretch(LocalTime start, LocalTime end, int count) {}

    /** Why a slot is in the way, or what is. */
    public enum Kind {
        /** Another slot of the doctor. */
        DOCTOR,
        /** A slot in the room. */
        ROOM,
        /** Time off, or a holiday. */
        CLOSED
    }

    /**
     * What is in the way of a slot.
     *
     * @param start of the slot that would be made
     * @param doctorId whose slot is in the way; empty where it is a closure
     * @param from when what is in the way starts
     * @param booked how many places of it are taken
     * @param reason why it is closed; empty for a slot
     */
    public record Obstacle(
            LocalTime start,
            LocalTime end,
            Kind kind,
            String doctorId,
            Optional<LocalTime> from,
            Optional<LocalTime> to,
            int booked,
            String reason) {}

    /** How many slots would be made. */
    public int count() {
        return stretches.stream().mapToInt(Stretch::count).sum();
    }

    /** Whether everything that was asked for would be made. */
    public boolean isClear() {
        return leftOut == 0;
    }

    /** Names it among the others. */
    public String id() {
        return doctorId + "-" + date;
    }
}

package org.frontdesk.desktop.administration.preview;

import org.frontdesk.desktop.administration.preview.PlannedDay.Obstacle;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in the way one after the other, told in one line.
 *
 * @param obstacles at least one, all of one kind and of one doctor
 */
record ObstacleGroup(List<Obstacle> obstacles) {

    /** In the order of the day. */
    static List<ObstacleGroup> of(List<Obstacle> all) {
        List<ObstacleGroup> groups = new ArrayList<>();
        List<Obstacle> open = new ArrayList<>();
        for (Obstacle one : all) {
            if (!open.isEmpty() && !goesOn(open.getLast(), one)) {
                groups.add(new ObstacleGroup(List.copyOf(open)));
                open.clear();
            }
            open.add(one);
        }
        if (!open.isEmpty()) {
            groups.add(new ObstacleGroup(List.copyOf(open)));
        }
        return groups;
    }

    private static boolean goesOn(Obstacle before, Obstacle next) {
        return before.kind() == next.kind()
                && before.doctorId().equals(next.doctorId())
                && before.reason().equals(next.reason())
                && !next.start().isAfter(before.end());
    }

    /** When the first slot that can't be made would start. */
    LocalTime start() {
        return obstacles.getFirst().start();
    }

    /** When the last one would end. */
    LocalTime end() {
        return obstacles.getLast().end();
    }

    /** How many slots are in the way; one may be in the way of several. */
    long slots() {
        return obstacles.stream().map(Obstacle::from).distinct().count();
    }

    /** How many of them have patients. */
    long booked() {
        return obstacles.stream()
                .filter(one -> one.booked() > 0)
                .map(Obstacle::from)
                .distinct()
                .count();
    }
}

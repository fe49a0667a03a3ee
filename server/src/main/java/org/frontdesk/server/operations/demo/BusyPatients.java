package org.frontdesk.server.operations.demo;

import org.frontdesk.server.schedule.TimeRange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** When each patient already is somewhere, because nobody can be in two places. */
final class BusyPatients {

    private final Map<UUID, List<TimeRange>> times = new HashMap<>();

    /** Notes the time; false when the patient is busy then, and nothing was noted. */
    boolean add(UUID patient, TimeRange time) {
        List<TimeRange> taken = times.computeIfAbsent(patient, _ -> new ArrayList<>());
        if (taken.stream().anyMatch(time::overlaps)) {
            return false;
        }
        return taken.add(time);
    }
}

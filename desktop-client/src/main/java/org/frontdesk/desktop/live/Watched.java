package org.frontdesk.desktop.live;

import java.time.LocalDate;
import java.util.List;

/**
 * Whose slots and appointments of which days are watched.
 *
 * @param last inclusive; the server watches at most 31 days after the first
 * @param doctorIds empty for every doctor
 */
public record Watched(LocalDate first, LocalDate last, List<String> doctorIds) {

    /** One day of every doctor. */
    public static Watched day(LocalDate day) {
        return new Watched(day, day, List.of());
    }
}

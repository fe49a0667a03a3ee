package org.frontdesk.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A stretch of time: from {@code start}, inclusive, to {@code end}, exclusive and later. */
public record TimeRange(Instant start, Instant end) {

    public TimeRange {
        Objects.requireNonNull(start);
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a time range ends after it starts");
        }
    }

    /** Whether the instant is within. */
    public boolean includes(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** Whether the two share an instant. Ranges that only touch do not. */
    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** The same time in pieces of this length, the last of which may be shorter. */
    public List<TimeRange> pieces(Duration length) {
        List<TimeRange> pieces = new ArrayList<>();
        for (Instant from = start; from.isBefore(end); from = from.plus(length)) {
            Instant until = from.plus(length);
            pieces.add(new TimeRange(from, until.isBefore(end) ? until : end));
        }
        return pieces;
    }
}

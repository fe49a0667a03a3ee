package org.frontdesk.desktop.visits;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long patients have been where they are, or how late they are. */
public final class Waiting {

    /** Longer than people sit without asking when it will be their turn. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(20);

    private static final Duration LATE = Duration.ofMinutes(5);

    /**
     * What is to be said of one patient.
     *
     * @param words how long; empty for nothing to say
     * @param tooLong whether somebody should look after it: a patient who is late, or waits for long
     */
    public record Told(String words, boolean tooLong) {}

    private static final Told NOTHING = new Told("", false);

    private final Clock clock;
    private final Texts texts;

    /**
     * @param clock the server's
     */
    public Waiting(Clock clock, Texts texts) {
        this.clock = clock;
        this.texts = texts;
    }

    /** As of now. */
    public Told of(Appointment one) {
        Instant now = clock.instant();
        return switch (one.getStatus()) {
            case APPOINTMENT_STATUS_PENDING, APPOINTMENT_STATUS_CONFIRMED ->
                    late(Duration.between(WireTime.instant(one.getStartTime()), now));
            case APPOINTMENT_STATUS_CHECKED_IN ->
                    since(one, now, "flow.waiting", sinceStep(one, now).compareTo(LONG_WAIT) >= 0);
            case APPOINTMENT_STATUS_IN_PROGRESS -> since(one, now, "flow.inside", false);
            case APPOINTMENT_STATUS_COMPLETED,
                    APPOINTMENT_STATUS_NO_SHOW,
                    APPOINTMENT_STATUS_CANCELLED,
                    APPOINTMENT_STATUS_EXPIRED,
                    APPOINTMENT_STATUS_UNSPECIFIED,
                    UNRECOGNIZED ->
                    NOTHING;
        };
    }

    private Told late(Duration been) {
        return been.compareTo(LATE) >= 0
                ? new Told(texts.get("flow.late", span(been)), true)
                : NOTHING;
    }

    /** After a step that was taken back, nobody knows any more when the one before was taken. */
    private Told since(Appointment one, Instant now, String key, boolean tooLong) {
        return one.hasStatusTime()
                ? new Told(texts.get(key, span(sinceStep(one, now))), tooLong)
                : NOTHING;
    }

    private static Duration sinceStep(Appointment one, Instant now) {
        return Duration.between(WireTime.instant(one.getStatusTime()), now);
    }

    private String span(Duration been) {
        long minutes = Math.max(0, been.toMinutes());
        return minutes < 60
                ? texts.get("flow.minutes", minutes)
                : texts.get("flow.hours", minutes / 60, minutes % 60);
    }
}

package org.frontdesk.desktop.visits;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.desktop.texts.Texts;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

class WaitingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final Waiting waiting =
            new Waiting(Clock.fixed(NOW, ZoneOffset.UTC), new Texts(Locale.ENGLISH));

    @Test
    void whoIsNotThereFiveMinutesAfterTheirTimeIsLate() {
        assertThat(waiting.of(expected(Duration.ofMinutes(4))).words()).isEmpty();
        assertThat(waiting.of(expected(Duration.ofMinutes(5))))
                .isEqualTo(new Waiting.Told("5 min late", true));
        assertThat(waiting.of(expected(Duration.ofMinutes(65))).words())
                .isEqualTo("1 h 5 min late");
    }

    @Test
    void whoHasArrivedWaitsTooLongFromTwentyMinutesOn() {
        assertThat(waiting.of(arrived(Duration.ofMinutes(19))))
                .isEqualTo(new Waiting.Told("waiting 19 min", false));
        assertThat(waiting.of(arrived(Duration.ofMinutes(20))).tooLong()).isTrue();
    }

    @Test
    void nothingIsSaidWhereAStepWasTakenBack() {
        Appointment undone = arrived(Duration.ofMinutes(30)).toBuilder().clearStatusTime().build();
        assertThat(waiting.of(undone)).isEqualTo(new Waiting.Told("", false));
    }

    private static Appointment expected(Duration ago) {
        return Appointment.newBuilder()
                .setStatus(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED)
                .setStartTime(at(ago))
                .build();
    }

    private static Appointment arrived(Duration ago) {
        return Appointment.newBuilder()
                .setStatus(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN)
                .setStatusTime(at(ago))
                .build();
    }

    private static Timestamp at(Duration ago) {
        return Timestamp.newBuilder().setSeconds(NOW.minus(ago).getEpochSecond()).build();
    }
}

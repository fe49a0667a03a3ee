package org.frontdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ShownDayTest {

    private final ShownDay day = new ShownDay();

    @Test
    void aLongAppointmentIsInEverySlotItTakesAndLeavesAllOfThemWhenItMoves() {
        Set<String> touched = new HashSet<>();
        day.addListener(touched::addAll);

        day.applyAppointments(now(appointment(1, "nine", "twenty past", "twenty to")));
        assertThat(touched).containsExactlyInAnyOrder("nine", "twenty past", "twenty to");
        assertThat(day.activeIn("twenty to")).hasSize(1);

        touched.clear();
        day.applyAppointments(now(appointment(2, "twenty past", "twenty to")));

        assertThat(touched).containsExactlyInAnyOrder("nine", "twenty past", "twenty to");
        assertThat(day.activeIn("nine")).isEmpty();
        assertThat(day.activeIn("twenty past")).hasSize(1);
        assertThat(day.activeIn("twenty to")).hasSize(1);
    }

    private static Changes<Appointment> now(Appointment appointment) {
        return new Changes<>(List.of(appointment), Set.of());
    }

    private static Appointment appointment(long version, String first, String... further) {
        return Appointment.newBuilder()
                .setAppointmentId("an appointment")
                .setStatus(AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED)
                .setSlotId(first)
                .addAllFurtherSlotIds(List.of(further))
                .setVersion(version)
                .build();
    }
}

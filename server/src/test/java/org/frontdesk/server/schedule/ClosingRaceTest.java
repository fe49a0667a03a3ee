package org.frontdesk.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.CreateClosureRequest;
import org.frontdesk.api.v1.CreateClosureResponse;
import org.frontdesk.api.v1.DeleteClosureRequest;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A whole clinic closes a day of thousands of slots while others are being booked. */
class ClosingRaceTest {

    private static final int DOCTORS = 50;
    private static final int SLOTS_A_DOCTOR = 60;
    private static final int DESKS = 8;

    @Test
    void aHolidayIsMadeAndTakenBackWhileOtherDaysAreBooked() {
        try (var clinic = RunningClinic.open()) {
            clinic.user("admin", Role.ADMIN, null, null);
            clinic.user("desk", Role.RECEPTIONIST, null, null);
            Instant holiday = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10));
            fill(clinic, holiday);
            List<UUID> booked = slotsBefore(clinic, holiday);
            List<UUID> patients = clinic.patients(5_000);
            clinic.appointments("desk"); // signs in before there is a crowd
            var isOver = new AtomicBoolean();
            var bookings = new AtomicInteger();

            List<CreateClosureResponse> closures =
                    AtOnce.call(
                            DESKS + 1,
                            caller -> {
                                if (caller > 0) {
                                    while (!isOver.get()) {
                                        book(clinic, booked, patients, bookings.getAndIncrement());
                                    }
                                    return null;
                                }
                                try {
                                    return closeAndOpen(clinic, holiday);
                                } finally {
                                    isOver.set(true);
                                }
                            });

            assertThat(closures.getFirst().getBlockedCount()).isEqualTo(DOCTORS * SLOTS_A_DOCTOR);
            assertThat(
                            clinic.database.count(
                                    "select count(*) from time_slots where blocked_reason is not"
                                            + " null"))
                    .isZero();
            assertThat(clinic.database.count("select sum(booked) from time_slots"))
                    .isEqualTo(bookings.get());
        }
    }

    private static CreateClosureResponse closeAndOpen(RunningClinic clinic, Instant holiday) {
        var admin = clinic.as("admin", AvailabilityServiceGrpc.newBlockingStub(clinic.channel()));
        var made =
                admin.createClosure(
                        CreateClosureRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setStartTime(timestamp(holiday))
                                .setEndTime(timestamp(holiday.plus(Duration.ofDays(1))))
                                .setReason("Holiday")
                                .build());
        admin.deleteClosure(
                DeleteClosureRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setClosureId(made.getClosure().getClosureId())
                        .build());
        return made;
    }

    private static void book(
            RunningClinic clinic, List<UUID> slots, List<UUID> patients, int number) {
        clinic.appointments("desk")
                .bookAppointment(
                        BookAppointmentRequest.newBuilder()
                                .setRequestId(UUID.randomUUID().toString())
                                .setSlotId(slots.get(number % slots.size()).toString())
                                .setPatientId(patients.get(number / slots.size()).toString())
                                .build());
    }

    private static void fill(RunningClinic clinic, Instant holiday) {
        for (int i = 0; i < DOCTORS; i++) {
            clinic.doctor("Cardiology");
        }
        clinic.database.execute(
                """
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                select gen_random_uuid(), doctors.id, at, at + interval '20 minutes', 1
                from doctors, generate_series(0, %d) n,
                lateral (select timestamptz '%s' + interval '20 minutes' * n) as time (at)
                """
                        .formatted(SLOTS_A_DOCTOR - 1, holiday));
    }

    private static List<UUID> slotsBefore(RunningClinic clinic, Instant holiday) {
        List<UUID> slots = new ArrayList<>();
        UUID doctor = clinic.doctor("Dermatology");
        for (int i = 0; i < 20; i++) {
            Instant start = holiday.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(20L * i));
            slots.add(clinic.slot(doctor, start, start.plus(Duration.ofMinutes(20)), 1_000));
        }
        return slots;
    }
}

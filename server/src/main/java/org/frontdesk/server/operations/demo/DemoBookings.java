package org.frontdesk.server.operations.demo;

import com.fasterxml.uuid.Generators;

import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.CancellationCode;
import org.frontdesk.server.database.schema.tables.records.AppointmentAuditLogRecord;
import org.frontdesk.server.database.schema.tables.records.AppointmentsRecord;
import org.frontdesk.server.database.schema.tables.records.TimeSlotsRecord;
import org.frontdesk.server.schedule.TimeRange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Fills slots with appointments as a clinic's days fill: nearly full by today, thinner the further ahead, and some
 * cancelled or never confirmed. Each has the audit rows that booking it for real would have left.
 */
final class DemoBookings {

    private static final double OCCUPANCY_TODAY = 0.82;
    private static final double LESS_PER_DAY_AHEAD = 0.04;
    private static final double LEAST_OCCUPANCY = 0.30;
    private static final double CANCELLED = 0.06;
    private static final double EXPIRED = 0.03;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST_PATIENTS_TRIED = 20;
    private static final int MOST_HOURS_BOOKED_AHEAD = 20 * 24;

    private final Random random;
    private final Instant now;
    private final List<UUID> patients;
    private final BusyPatients busy;
    private final List<UUID> desks =
            List.of(DemoPeople.userId("desk001"), DemoPeople.userId("desk002"));
    private final Supplier<UUID> newIds = Generators.timeBasedEpochGenerator()::generate;
    private final List<AppointmentsRecord> appointments = new ArrayList<>();
    private final List<AppointmentAuditLogRecord> audit = new ArrayList<>();

    /**
     * @param busy what the patients have already; grows with what is booked here
     */
    DemoBookings(Random random, Instant now, List<UUID> patients, BusyPatients busy) {
        this.random = random;
        this.now = now;
        this.patients = patients;
        this.busy = busy;
    }

    List<AppointmentsRecord> appointments() {
        return appointments;
    }

    /** Appointment by appointment. */
    List<AppointmentAuditLogRecord> audit() {
        return audit;
    }

    /** Books places of a free slot and counts them in it. */
    void fill(TimeSlotsRecord slot, List<String> reasons) {
        int booked = 0;
        for (int place = 0; place < slot.getCapacity(); place++) {
            if (random.nextDouble() < CANCELLED) {
                add(slot, reasons, anyPatient(), AppointmentStatus.CANCELLED);
            }
            if (random.nextDouble() < EXPIRED) {
                add(slot, reasons, anyPatient(), AppointmentStatus.EXPIRED);
            }
            if (random.nextDouble() < occupancy(slot.getStartsAt())) {
                booked += bookAnyoneFree(slot, reasons);
            }
        }
        slot.setBooked(booked);
        slot.setVersion(1L + booked);
    }

    private double occupancy(Instant start) {
        long daysAhead = Math.max(0, Duration.between(now, start).toDays());
        return Math.max(LEAST_OCCUPANCY, OCCUPANCY_TODAY - daysAhead * LESS_PER_DAY_AHEAD);
    }

    private int bookAnyoneFree(TimeSlotsRecord slot, List<String> reasons) {
        TimeRange time = new TimeRange(slot.getStartsAt(), slot.getEndsAt());
        for (int tried = 0; tried < MOST_PATIENTS_TRIED; tried++) {
            UUID patient = anyPatient();
            if (busy.add(patient, time)) {
                add(slot, reasons, patient, AppointmentStatus.CONFIRMED);
                return 1;
            }
        }
        return 0;
    }

    private void add(
            TimeSlotsRecord slot, List<String> reasons, UUID patient, AppointmentStatus status) {
        Instant latest = slot.getStartsAt().isBefore(now) ? slot.getStartsAt() : now;
        Instant bookedAt =
                latest.minus(Duration.ofHours(random.nextInt(2, MOST_HOURS_BOOKED_AHEAD)))
                        .minusSeconds(random.nextInt(3_600));
        Instant confirmedAt = bookedAt.plusSeconds(random.nextInt(10, 240));
        Instant cancelledAt = confirmedAt.plusSeconds(random.nextInt(60, 3_600));
        UUID desk = desks.get(random.nextInt(desks.size()));

        AppointmentsRecord appointment = new AppointmentsRecord();
        appointment.setId(newIds.get());
        appointment.setSlotId(slot.getId());
        appointment.setDoctorId(slot.getDoctorId());
        appointment.setPatientId(patient);
        appointment.setStartsAt(slot.getStartsAt());
        appointment.setEndsAt(slot.getEndsAt());
        appointment.setStatus(status.name());
        appointment.setReason(reasons.get(random.nextInt(reasons.size())));
        DemoType type = DemoType.of(appointment.getReason());
        appointment.setAppointmentTypeId(type.id());
        appointment.setNeededMinutes(type.minutes());
        appointment.setBookedBy(desk);
        appointment.setBookedAt(bookedAt);
        appointments.add(appointment);

        AuditTrail trail = new AuditTrail(appointment.getId());
        trail.step("BOOK", AppointmentStatus.PENDING, desk, bookedAt);
        switch (status) {
            case CONFIRMED -> trail.step("CONFIRM", status, desk, confirmedAt);
            case EXPIRED -> trail.step("EXPIRE", status, null, bookedAt.plus(WINDOW));
            case CANCELLED -> {
                appointment.setCancellationReason("Patient cancelled");
                appointment.setCancellationCode(CancellationCode.PATIENT_ASKED.name());
                trail.step("CONFIRM", AppointmentStatus.CONFIRMED, desk, confirmedAt);
                trail.step("CANCEL", status, desk, cancelledAt);
            }
            case PENDING, CHECKED_IN, IN_PROGRESS, COMPLETED, NO_SHOW ->
                    throw new IllegalArgumentException("a booking does not become " + status);
        }
        appointment.setVersion(trail.steps);
    }

    private UUID anyPatient() {
        return patients.get(random.nextInt(patients.size()));
    }

    /** Writes the steps of one appointment, each from where the last one left it. */
    private final class AuditTrail {

        private final UUID appointment;
        private String status;
        private long steps;

        AuditTrail(UUID appointment) {
            this.appointment = appointment;
        }

        void step(String action, AppointmentStatus to, UUID actor, Instant at) {
            AppointmentAuditLogRecord row = new AppointmentAuditLogRecord();
            row.setAppointmentId(appointment);
            row.setAction(action);
            row.setFromStatus(status);
            row.setToStatus(to.name());
            row.setActorId(actor);
            row.setAt(at);
            audit.add(row);
            status = to.name();
            steps++;
        }
    }
}

package org.frontdesk.server.operations.demo;

import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.database.schema.tables.records.AppointmentAuditLogRecord;
import org.frontdesk.server.database.schema.tables.records.AppointmentsRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Takes visits as far as they would have come by now: most patients are a little early, some are late, a few never come. When each
 * of them does what depends on the appointment alone, so that a second start at the same time changes nothing.
 */
final class DemoVisits {

    /** Nobody comes earlier than this, so that later appointments need not be looked at. */
    static final Duration EARLIEST = Duration.ofMinutes(15);

    private static final double NEVER_COME = 0.05;
    private static final int LATEST_MINUTES = 8;
    private static final int LONGEST_WAIT_MINUTES = 4;
    private static final int SHORTEST_VISIT_MINUTES = 10;
    private static final int LONGEST_VISIT_MINUTES = 17;

    private final Instant now;
    private final UUID desk;
    private final Map<UUID, UUID> doctorAccounts;

    /**
     * @param doctorAccounts who signs in as which doctor
     */
    DemoVisits(Instant now, UUID desk, Map<UUID, UUID> doctorAccounts) {
        this.now = now;
        this.desk = desk;
        this.doctorAccounts = doctorAccounts;
    }

    private record Step(String action, AppointmentStatus to, Instant at, UUID actor) {}

    /**
     * Changes the appointment.
     *
     * @return what the audit log says of it
     */
    List<AppointmentAuditLogRecord> catchUp(AppointmentsRecord appointment) {
        List<AppointmentAuditLogRecord> audit = new ArrayList<>();
        for (Step step : toCome(appointment)) {
            if (step.at().isAfter(now)) {
                break;
            }
            audit.add(take(appointment, step));
        }
        return audit;
    }

    private static AppointmentAuditLogRecord take(AppointmentsRecord appointment, Step step) {
        Instant before = appointment.getSteppedAt();
        Instant at = before != null && before.isAfter(step.at()) ? before : step.at();
        AppointmentAuditLogRecord row = new AppointmentAuditLogRecord();
        row.setAppointmentId(appointment.getId());
        row.setAction(step.action());
        row.setFromStatus(appointment.getStatus());
        row.setToStatus(step.to().name());
        row.setActorId(step.actor());
        row.setAt(at);
        appointment.setStepFrom(appointment.getStatus());
        appointment.setSteppedAt(at);
        appointment.setStatus(step.to().name());
        appointment.setVersion(appointment.getVersion() + 1);
        return row;
    }

    /** What is still ahead of a visit, if it goes as planned. */
    private List<Step> toCome(AppointmentsRecord appointment) {
        // By what stays as it is and is the same in every clinic that is made at that time.
        var chance =
                new SplittableRandom(
                        Objects.hash(
                                appointment.getStartsAt().getEpochSecond(),
                                appointment.getBookedAt().getEpochSecond(),
                                appointment.getReason()));
        boolean neverComes = chance.nextDouble() < NEVER_COME;
        Instant start = appointment.getStartsAt();
        Instant end = appointment.getEndsAt();
        Instant arrival =
                start.minus(EARLIEST)
                        .plus(minutes(chance, 0, (int) EARLIEST.toMinutes() + LATEST_MINUTES));
        Instant planned = start.plus(minutes(chance, 0, LONGEST_WAIT_MINUTES));
        Instant begins = planned.isAfter(arrival) ? planned : arrival.plusSeconds(60);
        Instant finished =
                begins.plus(minutes(chance, SHORTEST_VISIT_MINUTES, LONGEST_VISIT_MINUTES));
        UUID doctor = doctorAccounts.getOrDefault(appointment.getDoctorId(), desk);
        Step checkIn = new Step("CHECK_IN", AppointmentStatus.CHECKED_IN, arrival, desk);
        Step begin = new Step("START", AppointmentStatus.IN_PROGRESS, begins, doctor);
        Step complete =
                new Step(
                        "COMPLETE",
                        AppointmentStatus.COMPLETED,
                        finished.isBefore(end) ? finished : end,
                        doctor);
        return switch (AppointmentStatus.valueOf(appointment.getStatus())) {
            case CONFIRMED ->
                    neverComes
                            ? List.of(new Step("NO_SHOW", AppointmentStatus.NO_SHOW, end, desk))
                            : List.of(checkIn, begin, complete);
            case CHECKED_IN -> List.of(begin, complete);
            case IN_PROGRESS -> List.of(complete);
            case PENDING, COMPLETED, NO_SHOW, CANCELLED, EXPIRED -> List.of();
        };
    }

    private static Duration minutes(RandomGenerator chance, int least, int most) {
        return Duration.ofSeconds(chance.nextInt(least * 60, most * 60));
    }
}

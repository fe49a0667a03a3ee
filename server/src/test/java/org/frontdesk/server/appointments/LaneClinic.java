package org.frontdesk.server.appointments;

import com.google.protobuf.ByteString;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.types.AppointmentTypeId;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the lane works on, without a server around it: a doctor with slots, patients, and a desk that sends commands. */
final class LaneClinic implements AutoCloseable {

    static final Duration CONFIRMATION_WINDOW = Duration.ofMinutes(5);

    final TestDatabase database = TestDatabase.fresh();
    final PatientSummaries summaries = new PatientSummaries(database.transactions());
    private final UUID doctor = UUID.randomUUID();
    private final Caller desk =
            new Caller(
                    new UserId(UUID.randomUUID()),
                    "Desk",
                    Role.RECEPTIONIST,
                    Optional.empty(),
                    Optional.empty());
    private int nextHour = 1;

    LaneClinic() {
        database.execute(
                """
                insert into users (id, username, display_name, password_hash, role)
                values ('%s', 'desk', 'Desk', 'none', 'RECEPTIONIST');
                insert into doctors (id, given_name, family_name, display_name, specialization, email, licence_number)
                values ('%s', 'Given', 'Family', 'Dr. Family', 'Cardiology', 'doctor@clinic.example', 'L-1');
                """
                        .formatted(desk.userId(), doctor));
    }

    BookingLane lane() {
        return new BookingLane(
                database.transactions(), () -> CONFIRMATION_WINDOW, UUID::randomUUID, summaries);
    }

    /** A slot at an hour of its own. */
    SlotId slot(int capacity) {
        return slot("%d hours".formatted(nextHour++), capacity);
    }

    private SlotId slot(String later, int capacity) {
        UUID id = UUID.randomUUID();
        database.execute(
                """
                insert into time_slots (id, doctor_id, starts_at, ends_at, capacity)
                select '%s', '%s', t, t + interval '20 minutes', %d
                from date_trunc('minute', now() + interval '%s') t
                """
                        .formatted(id, doctor, capacity, later));
        return new SlotId(id);
    }

    PatientId patient() {
        UUID id = UUID.randomUUID();
        database.execute(
                """
                insert into patients (id, given_name, family_name, birth_date)
                values ('%s', 'Given', 'Family', '1980-01-01')
                """
                        .formatted(id));
        return new PatientId(id);
    }

    BookAppointment book(SlotId slot, PatientId patient, String reason) {
        return new BookAppointment(intention(), desk, slot, patient, reason);
    }

    /** Slots that follow each other, with one place each, an hour after all others. */
    List<SlotId> run(int count) {
        List<SlotId> run = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            run.add(slot("%d hours %d minutes".formatted(nextHour, i * 20), 1));
        }
        nextHour += count / 3 + 1;
        return run;
    }

    AppointmentTypeId type(int minutes) {
        UUID id = UUID.randomUUID();
        database.execute(
                "insert into appointment_types (id, name, minutes, colour) values ('%1$s', '%1$s', %2$d, '#000000')"
                        .formatted(id, minutes));
        return new AppointmentTypeId(id);
    }

    BookAppointment book(SlotId slot, PatientId patient, AppointmentTypeId type) {
        return new BookAppointment(
                intention(), desk, slot, patient, "", Optional.empty(), Optional.of(type));
    }

    MoveAppointments move(AppointmentId appointment, SlotId to) {
        return new MoveAppointments(
                intention(),
                desk,
                List.of(new MoveAppointments.Move(appointment, Optional.empty(), to)));
    }

    BookAppointment book(SlotId slot, PatientId patient) {
        return book(slot, patient, "");
    }

    TakeStep confirm(AppointmentId appointment) {
        return step(AppointmentStep.CONFIRM, appointment, Optional.empty());
    }

    TakeStep cancel(AppointmentId appointment) {
        return step(
                AppointmentStep.CANCEL,
                appointment,
                Optional.of(new Cancellation(CancellationCode.OTHER, "")));
    }

    UndoLastStep undo(AppointmentId appointment) {
        return new UndoLastStep(
                intention(), desk, appointment, new ClinicDays(() -> ZoneOffset.UTC));
    }

    private TakeStep step(
            AppointmentStep step, AppointmentId appointment, Optional<Cancellation> cancellation) {
        return new TakeStep(
                intention(),
                desk,
                appointment,
                step,
                cancellation,
                new ClinicDays(() -> ZoneOffset.UTC));
    }

    HoldPlace hold(SlotId slot) {
        return new HoldPlace(intention(), desk, slot, Optional.empty());
    }

    ReleaseHold release(HoldId hold) {
        return new ReleaseHold(intention(), desk, hold);
    }

    BookAppointment bookHeld(SlotId slot, PatientId patient, HoldId hold) {
        return new BookAppointment(
                intention(), desk, slot, patient, "", Optional.of(hold), Optional.empty());
    }

    OverbookAppointment overbook(SlotId slot, PatientId patient) {
        return new OverbookAppointment(intention(), desk, slot, patient, "", "an emergency");
    }

    BookWalkIn walkIn(SlotId slot, PatientId patient) {
        return walkIn(slot, patient, ZoneOffset.UTC);
    }

    BookWalkIn walkIn(SlotId slot, PatientId patient, ZoneOffset clinicZone) {
        return new BookWalkIn(
                intention(), desk, slot, patient, "", new ClinicDays(() -> clinicZone));
    }

    private Intention intention() {
        return new Intention(
                new RequestId(UUID.randomUUID()),
                desk.userId(),
                "test",
                ByteString.copyFrom(new byte[32]));
    }

    @Override
    public void close() {
        database.close();
    }
}

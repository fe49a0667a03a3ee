package org.frontdesk.server.live;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.AppointmentBatch;
import org.frontdesk.api.v1.StreamCaughtUp;
import org.frontdesk.api.v1.StreamHeartbeat;
import org.frontdesk.api.v1.StreamReset;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.AppointmentQueries;
import org.frontdesk.server.appointments.AppointmentRows;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.CancellationCode;
import org.frontdesk.server.appointments.LastStep;
import org.frontdesk.server.appointments.SeriesId;
import org.frontdesk.server.appointments.Typed;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.types.AppointmentTypeId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Appointments as a stream shows them: all but cancelled and expired ones, to those who may see them. */
final class AppointmentStreamKind
        implements StreamKind<
                AppointmentId,
                Appointment,
                org.frontdesk.api.v1.Appointment,
                WatchAppointmentsResponse> {

    private final AppointmentMessages messages;

    AppointmentStreamKind(AppointmentMessages messages) {
        this.messages = messages;
    }

    @Override
    public String table() {
        return APPOINTMENTS.getName();
    }

    @Override
    public Appointment decode(Row row) {
        return new Appointment(
                new AppointmentId(row.uuid("id")),
                new SlotId(row.uuid("slot_id")),
                new DoctorId(row.uuid("doctor_id")),
                new PatientId(row.uuid("patient_id")),
                new TimeRange(
                        row.instant("starts_at"),
                        row.optionalInstant("run_ends_at").orElse(row.instant("ends_at"))),
                AppointmentStatus.valueOf(row.text("status")),
                row.text("reason"),
                row.optionalInstant("expires_at"),
                new UserId(row.uuid("booked_by")),
                row.instant("booked_at"),
                row.text("cancellation_reason"),
                Optional.ofNullable(row.text("cancellation_code")).map(CancellationCode::valueOf),
                Optional.ofNullable(row.text("step_from"))
                        .map(AppointmentStatus::valueOf)
                        .map(from -> new LastStep(from, row.instant("stepped_at"))),
                row.number("version"),
                row.flag("walk_in"),
                row.optionalUuid("appointment_type_id")
                        .map(
                                type ->
                                        new Typed(
                                                new AppointmentTypeId(type),
                                                row.integer("needed_minutes"),
                                                row.uuids("further_slot_ids").stream()
                                                        .map(SlotId::new)
                                                        .toList(),
                                                row.instant("ends_at"))),
                row.optionalUuid("series_id").map(SeriesId::new));
    }

    @Override
    public AppointmentId key(Appointment appointment) {
        return appointment.id();
    }

    @Override
    public long version(Appointment appointment) {
        return appointment.version();
    }

    @Override
    public DoctorId doctor(Appointment appointment) {
        return appointment.doctor();
    }

    @Override
    public Instant startsAt(Appointment appointment) {
        return appointment.time().start();
    }

    @Override
    public boolean isShown(Appointment appointment) {
        return appointment.status().isShown();
    }

    @Override
    public boolean maySee(Caller caller, Appointment appointment) {
        return caller.mayActIn(appointment.doctor()) && caller.mayActFor(appointment.patient());
    }

    @Override
    public List<Appointment> read(DSLContext db, Caller caller, WatchedSchedule schedule) {
        UUID[] doctors = schedule.doctors().stream().map(DoctorId::value).toArray(UUID[]::new);
        return db.selectFrom(APPOINTMENTS)
                .where(APPOINTMENTS.STARTS_AT.ge(schedule.time().start()))
                .and(APPOINTMENTS.STARTS_AT.lt(schedule.time().end()))
                .and(AppointmentRows.IS_SHOWN)
                .and(
                        doctors.length == 0
                                ? AppointmentRows.IS_OF_ANY_DOCTOR
                                : APPOINTMENTS.DOCTOR_ID.eq(DSL.any(doctors)))
                .and(AppointmentQueries.isVisibleTo(caller))
                .orderBy(APPOINTMENTS.STARTS_AT, APPOINTMENTS.ID)
                .fetch(AppointmentRows::decode);
    }

    @Override
    public List<org.frontdesk.api.v1.Appointment> encode(
            List<Appointment> appointments, Role viewer) {
        return messages.encode(appointments);
    }

    @Override
    public WatchAppointmentsResponse response(
            StreamEvent<AppointmentId, org.frontdesk.api.v1.Appointment> event,
            String resumeToken) {
        var response = WatchAppointmentsResponse.newBuilder().setResumeToken(resumeToken);
        switch (event) {
            case StreamEvent.Reset<AppointmentId, org.frontdesk.api.v1.Appointment>() ->
                    response.setReset(StreamReset.getDefaultInstance());
            case StreamEvent.Batch<AppointmentId, org.frontdesk.api.v1.Appointment>(
                            var appointments,
                            var removed) ->
                    response.setAppointments(
                            AppointmentBatch.newBuilder()
                                    .addAllAppointments(appointments)
                                    .addAllRemovedAppointmentIds(
                                            removed.stream()
                                                    .map(AppointmentId::toString)
                                                    .toList()));
            case StreamEvent.CaughtUp<AppointmentId, org.frontdesk.api.v1.Appointment>(
                            var serverTime) ->
                    response.setCaughtUp(
                            StreamCaughtUp.newBuilder().setServerTime(timestamp(serverTime)));
            case StreamEvent.Heartbeat<AppointmentId, org.frontdesk.api.v1.Appointment>(
                            var serverTime) ->
                    response.setHeartbeat(
                            StreamHeartbeat.newBuilder().setServerTime(timestamp(serverTime)));
        }
        return response.build();
    }
}

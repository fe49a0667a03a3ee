package org.frontdesk.desktop.printing;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CalendarServiceGrpc;
import org.frontdesk.api.v1.GetAppointmentCalendarRequest;
import org.frontdesk.api.v1.GetLocationRequest;
import org.frontdesk.api.v1.GetLocationResponse;
import org.frontdesk.api.v1.GetRoomRequest;
import org.frontdesk.api.v1.GetTimeSlotRequest;
import org.frontdesk.api.v1.GetTimeSlotResponse;
import org.frontdesk.api.v1.Location;
import org.frontdesk.api.v1.LocationServiceGrpc;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.shell.Workplace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a patient takes home of an appointment: a slip, and a file for their own calendar. Used on the JavaFX thread. */
public final class AppointmentPapers {

    private final Workplace at;

    public AppointmentPapers(Workplace at) {
        this.at = at;
    }

    /** Whether there is a slip of it: whoever has it in hand is expected. */
    public static boolean hasSlip(Appointment appointment) {
        return appointment.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED
                || appointment.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN;
    }

    /** Whether there is a file of it: a place in a calendar, or what removes it from there. */
    public static boolean hasCalendar(Appointment appointment) {
        return hasSlip(appointment)
                || appointment.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_CANCELLED;
    }

    /** Prints the slip. */
    public void printSlip(Appointment appointment) {
        withSlip(appointment, at.papers()::print);
    }

    /** Saves the slip as a PDF. */
    public void saveSlip(Appointment appointment) {
        withSlip(appointment, at.papers()::save);
    }

    /** Saves the file for a calendar, in which the patient is not named: it leaves the clinic. */
    public void saveCalendar(Appointment appointment) {
        at.files()
                .saveAnswer(
                        "appointment-"
                                + at(appointment.getStartTime().getSeconds()).toLocalDate()
                                + "."
                                + FileKind.CALENDAR.extension(),
                        FileKind.CALENDAR,
                        () ->
                                at.server()
                                        .call(
                                                CalendarServiceGrpc
                                                        .getGetAppointmentCalendarMethod(),
                                                GetAppointmentCalendarRequest.newBuilder()
                                                        .setAppointmentId(
                                                                appointment.getAppointmentId())
                                                        .build())
                                        .thenApply(
                                                answer ->
                                                        answer.map(
                                                                response ->
                                                                        response.getCalendar()
                                                                                .getBytes(
                                                                                        StandardCharsets
                                                                                                .UTF_8))));
    }

    private void withSlip(Appointment appointment, Consumer<AppointmentSlip> use) {
        CompletableFuture<?> doctorsKnown =
                at.doctors().isEmpty()
                        ? at.doctors().load()
                        : CompletableFuture.completedFuture(null);
        doctorsKnown
                .thenCompose(known -> where(appointment))
                .thenAcceptAsync(
                        answer -> {
                            switch (answer) {
                                case Answer.Done<List<String>>(List<String> where) ->
                                        use.accept(slip(appointment, where));
                                case Answer.Failed<List<String>>(CallFailure failure) ->
                                        at.shell().failed(at.texts().of(failure));
                            }
                        },
                        at.fx());
    }

    private AppointmentSlip slip(Appointment appointment, List<String> where) {
        return new AppointmentSlip(
                at.shell().clinicName(),
                appointment.getPatient().getDisplayName(),
                appointment.getPatient().getPatientNumber(),
                at.doctors().name(appointment.getDoctorId()),
                at.doctors().specialization(appointment.getDoctorId()),
                at(appointment.getStartTime().getSeconds()),
                at(appointment.getEndTime().getSeconds()),
                where,
                appointment.getAppointmentId(),
                at.texts());
    }

    /** The house and room, and the lines of the address; nothing for a slot that is in no room. */
    private CompletableFuture<Answer<List<String>>> where(Appointment appointment) {
        return at.server()
                .call(
                        ScheduleServiceGrpc.getGetTimeSlotMethod(),
                        GetTimeSlotRequest.newBuilder().setSlotId(appointment.getSlotId()).build())
                .thenCompose(
                        answer ->
                                switch (answer) {
                                    case Answer.Failed<GetTimeSlotResponse>(CallFailure failure) ->
                                            failed(failure);
                                    case Answer.Done<GetTimeSlotResponse>(
                                                    GetTimeSlotResponse found) ->
                                            where(found.getSlot());
                                });
    }

    private CompletableFuture<Answer<List<String>>> where(TimeSlot slot) {
        if (slot.getRoomId().isEmpty()) {
            return CompletableFuture.completedFuture(new Answer.Done<>(List.of()));
        }
        return at.server()
                .call(
                        LocationServiceGrpc.getGetLocationMethod(),
                        GetLocationRequest.newBuilder().setLocationId(slot.getLocationId()).build())
                .thenCompose(
                        answer ->
                                switch (answer) {
                                    case Answer.Failed<GetLocationResponse>(CallFailure failure) ->
                                            failed(failure);
                                    case Answer.Done<GetLocationResponse>(
                                                    GetLocationResponse found) ->
                                            withRoom(found.getLocation(), slot.getRoomId());
                                });
    }

    private CompletableFuture<Answer<List<String>>> withRoom(Location location, String roomId) {
        return at.server()
                .call(
                        LocationServiceGrpc.getGetRoomMethod(),
                        GetRoomRequest.newBuilder().setRoomId(roomId).build())
                .thenApply(
                        answer ->
                                answer.map(
                                        found -> {
                                            List<String> lines = new ArrayList<>();
                                            lines.add(
                                                    at.texts()
                                                            .get(
                                                                    "printing.slip.room",
                                                                    location.getName(),
                                                                    found.getRoom().getName()));
                                            location.getAddress()
                                                    .lines()
                                                    .map(String::strip)
                                                    .forEach(lines::add);
                                            return lines;
                                        }));
    }

    private static CompletableFuture<Answer<List<String>>> failed(CallFailure failure) {
        return CompletableFuture.completedFuture(new Answer.Failed<>(failure));
    }

    private ZonedDateTime at(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(at.clock().getZone());
    }
}

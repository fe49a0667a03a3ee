package org.frontdesk.server.exchange;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CalendarServiceGrpc.CalendarServiceImplBase;
import org.frontdesk.api.v1.GetAppointmentCalendarRequest;
import org.frontdesk.api.v1.GetAppointmentCalendarResponse;
import org.frontdesk.api.v1.GetDoctorDayCalendarRequest;
import org.frontdesk.api.v1.GetDoctorDayCalendarResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.Refused;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.doctors.Doctor;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorQueries;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.schedule.ClinicDays;

import java.time.LocalDate;
import java.util.List;

/** The contract's CalendarService. */
public final class CalendarGrpcService extends CalendarServiceImplBase {

    private final CalendarQueries queries;
    private final CalendarFiles files;
    private final DoctorQueries doctors;
    private final ClinicDays days;

    public CalendarGrpcService(
            CalendarQueries queries, CalendarFiles files, DoctorQueries doctors, ClinicDays days) {
        this.queries = queries;
        this.files = files;
        this.doctors = doctors;
        this.days = days;
    }

    @Override
    public void getAppointmentCalendar(
            GetAppointmentCalendarRequest request,
            StreamObserver<GetAppointmentCalendarResponse> observer) {
        Unary.answer(observer, () -> appointment(request));
    }

    @Override
    public void getDoctorDayCalendar(
            GetDoctorDayCalendarRequest request,
            StreamObserver<GetDoctorDayCalendarResponse> observer) {
        Unary.answer(observer, () -> day(request));
    }

    private GetAppointmentCalendarResponse appointment(GetAppointmentCalendarRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        AppointmentId id =
                fields.id("appointment_id", request.getAppointmentId(), AppointmentId::new);
        fields.check();
        CalendarEvent event =
                queries.appointment(caller, id)
                        .orElseThrow(() -> Refusals.statusOf(new Refused.AppointmentUnknown(id)));
        ShownPatients.name(List.of(event.patient()));
        recordPatients(caller, request.getIncludePatient(), List.of(event));
        LocalDate date = LocalDate.ofInstant(event.time().start(), days.zone());
        return GetAppointmentCalendarResponse.newBuilder()
                .setCalendar(files.ofAppointment(event, request.getIncludePatient()))
                .setFileName("appointment-" + date + ".ics")
                .build();
    }

    private GetDoctorDayCalendarResponse day(GetDoctorDayCalendarRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        DoctorId id =
                request.getDoctorId().isEmpty() && caller.doctorId().isPresent()
                        ? caller.doctorId().get()
                        : fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        LocalDate date = fields.date("date", request.getDate());
        fields.check();
        if (!caller.mayActIn(id)) {
            throw Refusals.statusOf(new DoctorUnknown(id));
        }
        Doctor doctor = doctors.get(id).orElseThrow(() -> Refusals.statusOf(new DoctorUnknown(id)));
        var events = queries.day(caller, id, days.range(new Fields.DateRange(date, date)));
        ShownPatients.name(
                request.getIncludePatient()
                        ? events.stream().map(CalendarEvent::patient).toList()
                        : List.of());
        recordPatients(caller, request.getIncludePatient(), events);
        return GetDoctorDayCalendarResponse.newBuilder()
                .setCalendar(
                        files.ofMany(events, request.getIncludePatient(), doctor.displayName()))
                .setFileName("day-" + date + ".ics")
                .build();
    }

    private void recordPatients(
            Caller caller, boolean includesPatient, List<CalendarEvent> events) {
        if (includesPatient && !events.isEmpty()) {
            queries.recordPatientsTaken(caller, events);
        }
    }
}

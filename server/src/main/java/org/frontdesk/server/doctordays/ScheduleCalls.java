package org.frontdesk.server.doctordays;

import org.frontdesk.api.v1.DoctorDay;
import org.frontdesk.api.v1.GetDoctorScheduleRequest;
import org.frontdesk.api.v1.GetDoctorScheduleResponse;
import org.frontdesk.api.v1.ScheduledSlot;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.AvailabilityMessages;
import org.frontdesk.server.schedule.TimeSlotMessages;

import java.time.LocalDate;
import java.util.Iterator;

/** The call that reads a doctor's days: decodes, calls, encodes. */
final class ScheduleCalls {

    private static final int MOST_DAYS = 31;

    private final DoctorSchedule schedule;
    private final AppointmentMessages messages;

    ScheduleCalls(DoctorSchedule schedule, AppointmentMessages messages) {
        this.schedule = schedule;
        this.messages = messages;
    }

    GetDoctorScheduleResponse get(GetDoctorScheduleRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        DoctorId doctor =
                request.getDoctorId().isEmpty() && caller.doctorId().isPresent()
                        ? caller.doctorId().get()
                        : fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS);
        fields.check();
        if (!caller.mayActIn(doctor)) {
            throw Refusals.statusOf(new DoctorUnknown(doctor));
        }
        return schedule.of(caller, doctor, dates.orElseThrow())
                .map(found -> encode(doctor, found, caller.role()))
                .orElseThrow(() -> Refusals.statusOf(new DoctorUnknown(doctor)));
    }

    private GetDoctorScheduleResponse encode(
            DoctorId doctor, DoctorSchedule.Schedule found, Role viewer) {
        var appointments =
                messages.encode(
                                found.days().stream()
                                        .flatMap(day -> day.slots().stream())
                                        .flatMap(slot -> slot.appointments().stream())
                                        .toList())
                        .iterator();
        var response =
                GetDoctorScheduleResponse.newBuilder()
                        .setDoctorId(doctor.toString())
                        .setDoctorName(found.doctorName())
                        .setNextDate(found.nextDate().map(LocalDate::toString).orElse(""));
        found.days().forEach(day -> response.addDays(encode(day, appointments, viewer)));
        return response.build();
    }

    /**
     * @param appointments of this day's slots and those after, in order
     */
    private static DoctorDay encode(
            DoctorSchedule.Day day,
            Iterator<org.frontdesk.api.v1.Appointment> appointments,
            Role viewer) {
        var message = DoctorDay.newBuilder().setDate(day.date().toString());
        for (DoctorSchedule.BookedSlot booked : day.slots()) {
            var slot =
                    ScheduledSlot.newBuilder()
                            .setSlot(TimeSlotMessages.encode(booked.slot(), viewer));
            booked.appointments().forEach(one -> slot.addAppointments(appointments.next()));
            message.addSlots(slot);
        }
        return message.addAllClosures(
                        day.closures().stream().map(AvailabilityMessages::encode).toList())
                .addAllTemplates(
                        day.templates().stream().map(AvailabilityMessages::encode).toList())
                .build();
    }
}

package org.frontdesk.server.exchange;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;

import org.frontdesk.server.appointments.AppointmentStatus;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** Writes appointments as iCalendar, RFC 5545. */
public final class CalendarFiles {

    private static final String PRODUCT = "-//Frontdesk//Frontdesk 1//EN";

    /** An organizer has to be named; a clinic need not have an address for answers. */
    private static final String NO_ADDRESS = "invalid:nomail";

    private final Supplier<String> clinicName;
    private final Supplier<ZoneId> clinicZone;
    private final Clock clock;

    public CalendarFiles(Supplier<String> clinicName, Supplier<ZoneId> clinicZone, Clock clock) {
        this.clinicName = clinicName;
        this.clinicZone = clinicZone;
        this.clock = clock;
    }

    /** One appointment; what is off is taken out of a calendar that has it. */
    public String ofAppointment(CalendarEvent event, boolean withPatient) {
        return write(
                List.of(event),
                withPatient,
                event.isOff() ? Method.cancel() : Method.publish(),
                clinicName.get());
    }

    /** Any number of appointments of one calendar, which has this name. */
    public String ofMany(List<CalendarEvent> events, boolean withPatient, String name) {
        return write(events, withPatient, Method.publish(), name);
    }

    private String write(
            List<CalendarEvent> events, boolean withPatient, Method method, String name) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method);
        calendar.addExperimentalProperty("X-WR-CALNAME", name);
        calendar.addExperimentalProperty("X-WR-TIMEZONE", clinicZone.get().getId());
        Date now = Date.from(clock.instant());
        String clinic = clinicName.get();
        events.forEach(event -> calendar.addEvent(encode(event, withPatient, clinic, now)));
        return FoldedLines.fold(unfolded(calendar));
    }

    private static String unfolded(ICalendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter throws none
        }
        return text.toString();
    }

    private static VEvent encode(
            CalendarEvent appointment, boolean withPatient, String clinic, Date now) {
        var event = new VEvent();
        event.setUid(appointment.appointment() + "@frontdesk");
        event.setSequence((int) Math.min(Integer.MAX_VALUE, appointment.version() - 1));
        event.setDateTimeStamp(now);
        event.setDateStart(utc(appointment.time().start()));
        event.setDateEnd(utc(appointment.time().end()));
        event.setStatus(status(appointment));
        event.setSummary(summary(appointment, withPatient));
        event.setLocation(clinic);
        event.setOrganizer(organizer(clinic));
        if (withPatient && !appointment.reason().isEmpty()) {
            event.setDescription(appointment.reason());
        }
        return event;
    }

    private static String summary(CalendarEvent appointment, boolean withPatient) {
        return withPatient
                ? "%s (%d), %s"
                        .formatted(
                                appointment.patientName(),
                                appointment.patientNumber(),
                                appointment.doctorName())
                : "Appointment, " + appointment.doctorName();
    }

    private static Status status(CalendarEvent appointment) {
        if (appointment.isOff()) {
            return Status.cancelled();
        }
        return appointment.status() == AppointmentStatus.PENDING
                ? Status.tentative()
                : Status.confirmed();
    }

    private static Organizer organizer(String clinic) {
        var organizer = new Organizer(clinic, null);
        organizer.setUri(NO_ADDRESS);
        return organizer;
    }

    private static Date utc(Instant instant) {
        return Date.from(instant);
    }
}

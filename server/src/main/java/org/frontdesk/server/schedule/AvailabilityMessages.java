package org.frontdesk.server.schedule;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.ExtensionReport;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.schedule.WorkingPattern.MinuteRange;

import java.time.LocalDate;

/** Says in the contract's words when doctors receive. */
public final class AvailabilityMessages {

    private AvailabilityMessages() {}

    public static org.frontdesk.api.v1.WeeklyTemplate encode(WeeklyTemplate template) {
        var hours = template.hours();
        return org.frontdesk.api.v1.WeeklyTemplate.newBuilder()
                .setTemplateId(template.id().toString())
                .setDoctorId(template.doctor().toString())
                .setWeekday(Weekday.forNumber(template.weekday().getValue()))
                .setWeeklyHours(
                        WeeklyHours.newBuilder()
                                .setHours(encode(hours.range()))
                                .setSlotMinutes(hours.slotMinutes())
                                .addAllBreaks(
                                        hours.breaks().stream()
                                                .map(AvailabilityMessages::encode)
                                                .toList())
                                .setCapacity(hours.capacity())
                                .setRoomId(hours.room().map(RoomId::toString).orElse("")))
                .setFirstDate(template.first().toString())
                .setLastDate(template.last().map(LocalDate::toString).orElse(""))
                .setEtag(Long.toString(template.version()))
                .build();
    }

    public static org.frontdesk.api.v1.Closure encode(Closure closure) {
        return org.frontdesk.api.v1.Closure.newBuilder()
                .setClosureId(closure.id().toString())
                .setDoctorId(closure.doctor().map(DoctorId::toString).orElse(""))
                .setStartTime(timestamp(closure.time().start()))
                .setEndTime(timestamp(closure.time().end()))
                .setReason(closure.reason())
                .build();
    }

    static ExtensionReport encode(SlotsAhead.Report report, Role viewer) {
        return ExtensionReport.newBuilder()
                .setMadeCount(report.made())
                .setClashCount(report.clashCount())
                .addAllClashes(TimeSlotMessages.clashes(report.clashes(), viewer))
                .build();
    }

    private static TimeOfDayRange encode(MinuteRange range) {
        return TimeOfDayRange.newBuilder()
                .setStart(encode(range.start()))
                .setEnd(encode(range.end()))
                .build();
    }

    private static TimeOfDay encode(int minute) {
        return TimeOfDay.newBuilder().setHours(minute / 60).setMinutes(minute % 60).build();
    }
}

package org.frontdesk.desktop.administration.templates;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.PlannedSlot;
import org.frontdesk.api.v1.SlotClash;
import org.frontdesk.api.v1.SlotClashReason;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WeeklyHours;
import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.administration.hours.DayTimes;
import org.frontdesk.desktop.connection.WireTime;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Set;

/** The times of weekly hours as they are, by which their own slots and appointments are known among the doctor's. */
final class OwnTimes {

    private static final int SECONDS_OF_A_MINUTE = 60;

    private final WeeklyTemplate template;
    private final Clock clock;
    private final Set<Integer> starts;

    /**
     * @param clock in the clinic's zone
     */
    OwnTimes(WeeklyTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
        this.starts = DayTimes.starts(template.getWeeklyHours());
    }

    /** Whether an appointment is at one of these times. */
    boolean holds(Appointment appointment) {
        return isOwn(appointment.getStartTime());
    }

    /** Whether an appointment at one of these times would be at one of the new times, in the same room. */
    boolean fits(Appointment appointment, WeeklyHours wanted) {
        WeeklyHours was = template.getWeeklyHours();
        return was.getSlotMinutes() == wanted.getSlotMinutes()
                && was.getRoomId().equals(wanted.getRoomId())
                && DayTimes.starts(wanted).contains(minuteOf(local(appointment.getStartTime())));
    }

    /** Whether a slot in the way is one of these hours' own, which is made anew with them, or the very one that is wanted. */
    boolean givesWay(SlotClash clash) {
        TimeSlot slot = clash.getSlot();
        long seconds = slot.getEndTime().getSeconds() - slot.getStartTime().getSeconds();
        boolean own =
                clash.getReason() == SlotClashReason.SLOT_CLASH_REASON_DOCTOR
                        && isOwn(slot.getStartTime())
                        && seconds
                                == (long) template.getWeeklyHours().getSlotMinutes()
                                        * SECONDS_OF_A_MINUTE;
        boolean unused =
                slot.getBooked() == 0 && slot.getStatus() != SlotStatus.SLOT_STATUS_BLOCKED;
        return own && (unused || isSame(clash.getPlanned(), slot));
    }

    private static boolean isSame(PlannedSlot planned, TimeSlot slot) {
        return planned.getStartTime().equals(slot.getStartTime())
                && planned.getEndTime().equals(slot.getEndTime());
    }

    private boolean isOwn(Timestamp start) {
        LocalDateTime at = local(start);
        String day = at.toLocalDate().toString();
        return at.getDayOfWeek().getValue() == template.getWeekday().getNumber()
                && starts.contains(minuteOf(at))
                && day.compareTo(template.getFirstDate()) >= 0
                && (template.getLastDate().isEmpty() || day.compareTo(template.getLastDate()) <= 0);
    }

    private static int minuteOf(LocalDateTime at) {
        return at.getHour() * 60 + at.getMinute();
    }

    private LocalDateTime local(Timestamp time) {
        return WireTime.at(time, clock.getZone()).toLocalDateTime();
    }
}

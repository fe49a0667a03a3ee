package org.frontdesk.desktop.downtime;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.VisitStatus;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a sheet into words: who comes when to whom, and what was still free. */
final class SheetRows {

    private static final Set<AppointmentStatus> NOT_LISTED =
            EnumSet.of(
                    AppointmentStatus.APPOINTMENT_STATUS_CANCELLED,
                    AppointmentStatus.APPOINTMENT_STATUS_EXPIRED);

    private final Sheet sheet;
    private final Texts texts;
    private final Map<String, String> doctors;

    SheetRows(Sheet sheet, Texts texts) {
        this.sheet = sheet;
        this.texts = texts;
        this.doctors =
                sheet.doctors().stream()
                        .collect(Collectors.toMap(Doctor::getDoctorId, Doctor::getDisplayName));
    }

    /** In order of time, then of the doctor's name. */
    List<SheetRow> all() {
        List<SheetRow> rows = new ArrayList<>();
        sheet.appointments().stream()
                .filter(one -> !NOT_LISTED.contains(one.getStatus()))
                .forEach(one -> rows.add(row(one)));
        sheet.slots().stream()
                .filter(slot -> slot.getStatus() == SlotStatus.SLOT_STATUS_FREE)
                .forEach(slot -> rows.add(row(slot)));
        rows.sort(
                Comparator.comparing(SheetRow::day)
                        .thenComparing(SheetRow::time)
                        .thenComparing(SheetRow::doctor)
                        .thenComparing(SheetRow::patient));
        return rows;
    }

    private SheetRow row(Appointment one) {
        String born = one.getPatient().getBirthDate();
        return new SheetRow(
                at(one.getStartTime()).toLocalDate(),
                time(one.getStartTime()),
                doctors.getOrDefault(one.getDoctorId(), ""),
                one.getPatient().getDisplayName(),
                born.isEmpty() ? "" : texts.date(LocalDate.parse(born)),
                Long.toString(one.getPatient().getPatientNumber()),
                one.getReason(),
                texts.get(VisitStatus.of(one.getStatus()).textKey()),
                false);
    }

    private SheetRow row(TimeSlot slot) {
        int free = slot.getCapacity() - slot.getBooked();
        return new SheetRow(
                at(slot.getStartTime()).toLocalDate(),
                time(slot.getStartTime()),
                doctors.getOrDefault(slot.getDoctorId(), ""),
                "",
                "",
                "",
                "",
                free > 1 ? texts.get("cell.freePlaces", free) : texts.get("cell.free"),
                true);
    }

    private String time(Timestamp start) {
        return texts.time(at(start).toLocalTime());
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, sheet.zone());
    }
}

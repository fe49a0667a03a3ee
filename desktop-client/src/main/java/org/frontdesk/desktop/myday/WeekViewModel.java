package org.frontdesk.desktop.myday;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.DoctorDay;
import org.frontdesk.api.v1.DoctorDayServiceGrpc;
import org.frontdesk.api.v1.GetDoctorScheduleRequest;
import org.frontdesk.api.v1.GetDoctorScheduleResponse;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/** The doctor's week by day: its slots as the stream says, and the times off that lie over them. */
final class WeekViewModel {

    /** A day of the week. */
    record Day(LocalDate date, List<String> closures, List<WeekEntry> entries) {}

    private final MyDayViewModel list;
    private final ShownDay shown;
    private final SignedInServer server;
    private final ZoneId zone;
    private final Executor fx;
    private final Texts texts;
    private final Runnable stop;

    private final ReadOnlyObjectWrapper<List<Day>> days = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private Map<LocalDate, List<String>> closures = Map.of();
    private LocalDate loadedMonday;

    WeekViewModel(
            MyDayViewModel list,
            ShownDay shown,
            SignedInServer server,
            ZoneId zone,
            Executor fx,
            Texts texts) {
        this.list = list;
        this.shown = shown;
        this.server = server;
        this.zone = zone;
        this.fx = fx;
        this.texts = texts;
        this.stop = shown.addListener(touched -> arrange());
        list.dateProperty().subscribe((before, after) -> look());
        list.pageProperty().subscribe((before, after) -> look());
    }

    /** Monday to Sunday. */
    ReadOnlyObjectProperty<List<Day>> daysProperty() {
        return days.getReadOnlyProperty();
    }

    /** Why the times off are not shown; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Reads the times off anew. */
    void load() {
        LocalDate monday = list.monday();
        loadedMonday = monday;
        closures = Map.of();
        server.call(
                        DoctorDayServiceGrpc.getGetDoctorScheduleMethod(),
                        GetDoctorScheduleRequest.newBuilder()
                                .setFirstDate(monday.toString())
                                .setLastDate(
                                        monday.plusDays(MyDayViewModel.DAYS_A_WEEK - 1).toString())
                                .build())
                .thenAcceptAsync(
                        answer -> {
                            if (monday.equals(loadedMonday)) {
                                took(answer);
                            }
                        },
                        fx);
    }

    void close() {
        stop.run();
    }

    private void took(Answer<GetDoctorScheduleResponse> answer) {
        switch (answer) {
            case Answer.Done<GetDoctorScheduleResponse>(GetDoctorScheduleResponse response) -> {
                message.set("");
                Map<LocalDate, List<String>> read = new LinkedHashMap<>();
                for (DoctorDay day : response.getDaysList()) {
                    read.put(
                            LocalDate.parse(day.getDate()),
                            day.getClosuresList().stream().map(this::words).toList());
                }
                closures = read;
            }
            case Answer.Failed<GetDoctorScheduleResponse>(CallFailure failure) ->
                    message.set(texts.of(failure));
        }
        arrange();
    }

    private void look() {
        if (list.pageProperty().get() == Page.WEEK && !list.monday().equals(loadedMonday)) {
            load();
        }
        arrange();
    }

    private void arrange() {
        if (list.pageProperty().get() != Page.WEEK) {
            return;
        }
        Map<LocalDate, List<WeekEntry>> byDay = new TreeMap<>();
        for (int day = 0; day < MyDayViewModel.DAYS_A_WEEK; day++) {
            byDay.put(list.monday().plusDays(day), new ArrayList<>());
        }
        shown.slots().stream()
                .sorted(
                        Comparator.comparing((TimeSlot slot) -> slot.getStartTime().getSeconds())
                                .thenComparing(TimeSlot::getSlotId))
                .forEach(
                        slot -> {
                            List<WeekEntry> day = byDay.get(at(slot.getStartTime()).toLocalDate());
                            if (day != null) { // else it is of the week that was shown before
                                day.addAll(entries(slot));
                            }
                        });
        days.set(
                byDay.entrySet().stream()
                        .map(
                                day ->
                                        new Day(
                                                day.getKey(),
                                                closures.getOrDefault(day.getKey(), List.of()),
                                                day.getValue()))
                        .toList());
    }

    private List<WeekEntry> entries(TimeSlot slot) {
        List<WeekEntry> entries = new ArrayList<>();
        shown.activeIn(slot.getSlotId()).forEach(one -> entries.add(taken(slot, one)));
        shown.missedIn(slot.getSlotId()).forEach(one -> entries.add(taken(slot, one)));
        if (slot.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED) {
            entries.add(
                    entry(
                            WeekEntry.Kind.BLOCKED,
                            slot,
                            Optional.empty(),
                            slot.getBlockedReason().isEmpty()
                                    ? texts.get("cell.blocked")
                                    : slot.getBlockedReason()));
        } else if (slot.getStatus() == SlotStatus.SLOT_STATUS_FREE) {
            int free = slot.getCapacity() - slot.getBooked();
            entries.add(
                    entry(
                            WeekEntry.Kind.FREE,
                            slot,
                            Optional.empty(),
                            free > 1
                                    ? texts.get("cell.freePlaces", free)
                                    : texts.get("cell.free")));
        }
        return entries;
    }

    private WeekEntry taken(TimeSlot slot, Appointment one) {
        boolean over =
                one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_COMPLETED
                        || one.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW;
        return entry(
                over ? WeekEntry.Kind.OVER : WeekEntry.Kind.TAKEN,
                slot,
                Optional.of(one),
                one.getPatient().getDisplayName());
    }

    private WeekEntry entry(
            WeekEntry.Kind kind, TimeSlot slot, Optional<Appointment> appointment, String text) {
        ZonedDateTime start = at(slot.getStartTime());
        return new WeekEntry(
                kind,
                start.toLocalDate(),
                start.toLocalTime(),
                at(slot.getEndTime()).toLocalTime(),
                slot,
                appointment,
                text);
    }

    private String words(Closure closure) {
        ZonedDateTime start = at(closure.getStartTime());
        ZonedDateTime end = at(closure.getEndTime());
        return texts.get(
                closure.getDoctorId().isEmpty() ? "myday.holiday" : "myday.timeOff",
                closure.getReason(),
                texts.dayAndDate(start.toLocalDate()) + " " + texts.time(start.toLocalTime()),
                texts.dayAndDate(end.toLocalDate()) + " " + texts.time(end.toLocalTime()));
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, zone);
    }
}

package org.frontdesk.desktop.myday;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.ListClosuresRequest;
import org.frontdesk.api.v1.ListWeeklyTemplatesRequest;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** What the clinic knows of the doctor: the profile, the weekly hours, the times off. An administrator changes them. */
final class ProfileViewModel {

    /** More than any doctor has. */
    private static final int MOST = 200;

    /**
     * A line of the weekly hours.
     *
     * @param day its day of the week
     * @param hours from when to when
     * @param details how long a slot is, the breaks, and until when it is so
     */
    record Hours(String day, String hours, String details) {}

    private final String doctorId;
    private final SignedInServer server;
    private final Clock clock;
    private final Texts texts;
    private final Loading profileLoading;
    private final Loading hoursLoading;
    private final Loading timesOffLoading;

    private final ReadOnlyObjectWrapper<Doctor> doctor =
            new ReadOnlyObjectWrapper<>(Doctor.getDefaultInstance());
    private final ObservableList<Hours> hours = FXCollections.observableArrayList();
    private final ObservableList<String> timesOff = FXCollections.observableArrayList();

    ProfileViewModel(
            String doctorId, SignedInServer server, Clock clock, Executor fx, Texts texts) {
        this.doctorId = doctorId;
        this.server = server;
        this.clock = clock;
        this.texts = texts;
        this.profileLoading = new Loading(fx, texts);
        this.hoursLoading = new Loading(fx, texts);
        this.timesOffLoading = new Loading(fx, texts);
    }

    ReadOnlyObjectProperty<Doctor> doctorProperty() {
        return doctor.getReadOnlyProperty();
    }

    ObservableList<Hours> hours() {
        return hours;
    }

    /** Times off and holidays that are not over, in words. */
    ObservableList<String> timesOff() {
        return timesOff;
    }

    Loading profileLoading() {
        return profileLoading;
    }

    Loading hoursLoading() {
        return hoursLoading;
    }

    Loading timesOffLoading() {
        return timesOffLoading;
    }

    /** Reads all of it. */
    void load() {
        profileLoading.waitFor(
                server.call(
                        DoctorServiceGrpc.getGetDoctorMethod(),
                        GetDoctorRequest.newBuilder().setDoctorId(doctorId).build()),
                response -> {
                    doctor.set(response.getDoctor());
                    return true;
                });
        hoursLoading.waitFor(
                server.call(
                        AvailabilityServiceGrpc.getListWeeklyTemplatesMethod(),
                        ListWeeklyTemplatesRequest.newBuilder()
                                .addDoctorIds(doctorId)
                                .setPageSize(MOST)
                                .build()),
                response -> {
                    hours.setAll(
                            response.getTemplatesList().stream()
                                    .filter(this::isNotOver)
                                    .map(this::words)
                                    .toList());
                    return !hours.isEmpty();
                });
        timesOffLoading.waitFor(
                server.call(
                        AvailabilityServiceGrpc.getListClosuresMethod(),
                        ListClosuresRequest.newBuilder()
                                .addDoctorIds(doctorId)
                                .setPageSize(MOST)
                                .build()),
                response -> {
                    timesOff.setAll(response.getClosuresList().stream().map(this::words).toList());
                    return !timesOff.isEmpty();
                });
    }

    private boolean isNotOver(WeeklyTemplate template) {
        return template.getLastDate().isEmpty()
                || !LocalDate.parse(template.getLastDate()).isBefore(LocalDate.now(clock));
    }

    private Hours words(WeeklyTemplate template) {
        var weekly = template.getWeeklyHours();
        String breaks =
                weekly.getBreaksList().stream().map(this::range).collect(Collectors.joining(", "));
        String details = texts.get("myday.hours.slots", weekly.getSlotMinutes());
        if (!breaks.isEmpty()) {
            details += " · " + texts.get("myday.hours.breaks", breaks);
        }
        LocalDate first = LocalDate.parse(template.getFirstDate());
        if (first.isAfter(LocalDate.now(clock))) {
            details += " · " + texts.get("myday.hours.from", texts.date(first));
        }
        if (!template.getLastDate().isEmpty()) {
            details +=
                    " · "
                            + texts.get(
                                    "myday.hours.until",
                                    texts.date(LocalDate.parse(template.getLastDate())));
        }
        return new Hours(
                DayOfWeek.of(template.getWeekday().getNumber())
                        .getDisplayName(TextStyle.FULL_STANDALONE, texts.locale()),
                range(weekly.getHours()),
                details);
    }

    private String range(TimeOfDayRange range) {
        return texts.get("booking.time", time(range.getStart()), time(range.getEnd()));
    }

    private static String time(TimeOfDay time) {
        return "%02d:%02d".formatted(time.getHours(), time.getMinutes()); // the day's end is 24:00
    }

    private String words(Closure closure) {
        return texts.get(
                closure.getDoctorId().isEmpty() ? "myday.holiday" : "myday.timeOff",
                closure.getReason(),
                words(closure.getStartTime()),
                words(closure.getEndTime()));
    }

    private String words(Timestamp time) {
        ZonedDateTime at = WireTime.at(time, clock.getZone());
        return texts.dayAndDate(at.toLocalDate()) + " " + texts.time(at.toLocalTime());
    }
}

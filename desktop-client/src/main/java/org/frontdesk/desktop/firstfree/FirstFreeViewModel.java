package org.frontdesk.desktop.firstfree;

import com.google.protobuf.Timestamp;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.FindFirstFreeRequest;
import org.frontdesk.api.v1.FindFirstFreeResponse;
import org.frontdesk.api.v1.FreeTime;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What is looked for, and the next ten places that fit. */
public final class FirstFreeViewModel {

    /** As many as are read out on the telephone. */
    private static final int MOST = 10;

    /** As far as slots are usually made ahead. */
    private static final int DAYS = 90;

    /** What the server takes in one question. */
    private static final int MOST_DOCTORS = 500;

    private final SignedInServer server;
    private final Doctors doctors;
    private final ServerClock clock;
    private final Texts texts;
    private final Later later;
    private final Executor fx;
    private final Loading loading;

    private final ObservableList<String> specializations = FXCollections.observableArrayList();
    private final ObservableList<Doctor> doctorsToChoose = FXCollections.observableArrayList();
    private final ObjectProperty<String> specialization = new SimpleObjectProperty<>("");
    private final ObjectProperty<Doctor> doctor = new SimpleObjectProperty<>();
    private final ObjectProperty<DayPart> dayPart =
            new SimpleObjectProperty<>(DayPart.DAY_PART_UNSPECIFIED);
    private final ObjectProperty<LocalDate> notBefore = new SimpleObjectProperty<>();
    private final Map<Weekday, BooleanProperty> weekdays = new EnumMap<>(Weekday.class);
    private final ObjectProperty<Patient> patient = new SimpleObjectProperty<>();
    private final ObservableList<TimeSlot> found = FXCollections.observableArrayList();

    public FirstFreeViewModel(
            SignedInServer server,
            Doctors doctors,
            ServerClock clock,
            Texts texts,
            Later later,
            Executor fx) {
        this.server = server;
        this.doctors = doctors;
        this.clock = clock;
        this.texts = texts;
        this.later = later;
        this.fx = fx;
        this.loading = new Loading(fx, texts);
        this.notBefore.set(LocalDate.now(clock));
        for (Weekday day : Weekday.values()) {
            if (day != Weekday.WEEKDAY_UNSPECIFIED && day != Weekday.UNRECOGNIZED) {
                BooleanProperty wanted = new SimpleBooleanProperty();
                wanted.subscribe((before, after) -> searchSoon());
                weekdays.put(day, wanted);
            }
        }
        specialization.subscribe((before, after) -> narrowDoctors());
        doctor.subscribe((before, after) -> searchSoon());
        dayPart.subscribe((before, after) -> searchSoon());
        notBefore.subscribe((before, after) -> searchSoon());
    }

    public Loading loading() {
        return loading;
    }

    public ObservableList<String> specializations() {
        return specializations;
    }

    /** Who can be chosen: the doctors of the specialization. */
    public ObservableList<Doctor> doctorsToChoose() {
        return doctorsToChoose;
    }

    /** Empty: any. */
    public ObjectProperty<String> specializationProperty() {
        return specialization;
    }

    /** Null: any. */
    public ObjectProperty<Doctor> doctorProperty() {
        return doctor;
    }

    public ObjectProperty<DayPart> dayPartProperty() {
        return dayPart;
    }

    public ObjectProperty<LocalDate> notBeforeProperty() {
        return notBefore;
    }

    /** Whether a day of the week is wanted; with none wanted, every one is. */
    public Map<Weekday, BooleanProperty> weekdays() {
        return weekdays;
    }

    /** Whom a place is looked for; null: somebody who is chosen later. */
    public ObjectProperty<Patient> patientProperty() {
        return patient;
    }

    /** The next places, earliest first. */
    public ObservableList<TimeSlot> found() {
        return found;
    }

    public String doctorOf(TimeSlot slot) {
        return doctors.name(slot.getDoctorId());
    }

    public String specializationOf(TimeSlot slot) {
        return doctors.specialization(slot.getDoctorId());
    }

    /** When it starts, on the clinic's wall clock. */
    public ZonedDateTime startOf(TimeSlot slot) {
        return at(slot.getStartTime());
    }

    /** When it ends, on the clinic's wall clock. */
    public ZonedDateTime endOf(TimeSlot slot) {
        return at(slot.getEndTime());
    }

    /** Reads the doctors if nobody has, then searches. */
    public void start() {
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(failed -> ready(), fx);
        } else {
            ready();
        }
    }

    /** Asks the server anew. */
    public void search() {
        if (doctorsToChoose.isEmpty()) {
            found.clear();
            loading.forget();
            return;
        }
        var request =
                FindFirstFreeRequest.newBuilder()
                        .setSpecialization(doctor.get() == null ? specialization.get() : "")
                        .setFromDate(
                                Optional.ofNullable(notBefore.get())
                                        .orElseGet(() -> LocalDate.now(clock))
                                        .toString())
                        .setDays(DAYS)
                        .setDayPart(dayPart.get())
                        .addAllWeekdays(
                                weekdays.entrySet().stream()
                                        .filter(day -> day.getValue().get())
                                        .map(Map.Entry::getKey)
                                        .toList())
                        .setMaxResults(MOST);
        if (doctor.get() != null) {
            request.addDoctorIds(doctor.get().getDoctorId());
        } else if (specialization.get().isEmpty()) {
            doctorsToChoose.stream()
                    .limit(MOST_DOCTORS)
                    .forEach(one -> request.addDoctorIds(one.getDoctorId()));
        }
        loading.waitFor(
                server.call(ScheduleServiceGrpc.getFindFirstFreeMethod(), request.build()),
                this::show);
    }

    private boolean show(FindFirstFreeResponse response) {
        List<TimeSlot> slots =
                response.getFreeTimesList().stream()
                        .map(FreeTime::getSlotsList)
                        .map(List::getFirst)
                        .toList();
        if (!found.equals(slots)) {
            found.setAll(slots);
        }
        return !slots.isEmpty();
    }

    private void ready() {
        specializations.setAll(doctors.specializations());
        narrowDoctors();
    }

    private void narrowDoctors() {
        doctorsToChoose.setAll(
                doctors.all().stream()
                        .filter(Doctor::getActive)
                        .filter(
                                one ->
                                        specialization.get().isEmpty()
                                                || one.getSpecialization()
                                                        .equals(specialization.get()))
                        .toList());
        if (!doctorsToChoose.contains(doctor.get())) {
            doctor.set(null);
        }
        searchSoon();
    }

    /** Once for several choices made at once. */
    private void searchSoon() {
        later.run(this::search);
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, clock.getZone());
    }
}

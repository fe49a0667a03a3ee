package org.frontdesk.desktop.waitlist;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.JoinWaitlistResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.shell.Unsaved;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Puts a patient on the waitlist: who, for whom or what, when it would suit them, and how urgent it is. */
final class JoinViewModel {

    /** Fields of the request, as the server names what is wrong with one. */
    static final String PATIENT = "patient_id";

    static final String DOCTOR = "doctor_id";
    static final String SPECIALIZATION = "specialization";
    static final String EARLIEST = "earliest_date";
    static final String LATEST = "latest_date";
    static final String NOTE = "note";
    static final String REASON = "reason";

    private static final Patient NOBODY = Patient.getDefaultInstance();

    private final SignedInServer server;
    private final PatientSearchViewModel search;
    private final UrgencyChoice choice;
    private final Intention intention;
    private final ShellViewModel shell;
    private final Consumer<WaitlistEntry> joined;
    private final Executor fx;
    private final Texts texts;

    private final ObjectProperty<String> specialization = new SimpleObjectProperty<>("");
    private final ObjectProperty<Doctor> doctor = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> earliest = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> latest = new SimpleObjectProperty<>();
    private final ObjectProperty<DayPart> dayPart =
            new SimpleObjectProperty<>(DayPart.DAY_PART_UNSPECIFIED);
    private final Map<Weekday, BooleanProperty> weekdays = new EnumMap<>(Weekday.class);
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableMap<String, String> fieldErrors = FXCollections.observableHashMap();
    private final Unsaved unsaved = new Unsaved();
    private JoinWaitlistRequest begun = JoinWaitlistRequest.getDefaultInstance();

    /**
     * @param joined gets the new entry
     */
    JoinViewModel(
            SignedInServer server,
            PatientSearchViewModel search,
            UrgencyChoice choice,
            Intention intention,
            ShellViewModel shell,
            Consumer<WaitlistEntry> joined,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.search = search;
        this.choice = choice;
        this.intention = intention;
        this.shell = shell;
        this.joined = joined;
        this.fx = fx;
        this.texts = texts;
        for (Weekday day : Weekday.values()) {
            if (day != Weekday.WEEKDAY_UNSPECIFIED && day != Weekday.UNRECOGNIZED) {
                weekdays.put(day, new SimpleBooleanProperty());
            }
        }
        search.chosenProperty().subscribe((before, after) -> fieldErrors.remove(PATIENT));
    }

    PatientSearchViewModel search() {
        return search;
    }

    UrgencyChoice choice() {
        return choice;
    }

    /** Empty: the doctor is named. */
    ObjectProperty<String> specializationProperty() {
        return specialization;
    }

    /** Null: any of the specialization. */
    ObjectProperty<Doctor> doctorProperty() {
        return doctor;
    }

    /** Null: from today. */
    ObjectProperty<LocalDate> earliestProperty() {
        return earliest;
    }

    /** Null: however late. */
    ObjectProperty<LocalDate> latestProperty() {
        return latest;
    }

    ObjectProperty<DayPart> dayPartProperty() {
        return dayPart;
    }

    /** Whether a day of the week would suit; with none chosen, every one does. */
    Map<Weekday, BooleanProperty> weekdays() {
        return weekdays;
    }

    /** What the patient wants said. */
    StringProperty noteProperty() {
        return note;
    }

    /** Whether the form is open. */
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong as a whole; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** What is wrong with which field of the request. */
    ObservableMap<String, String> fieldErrors() {
        return fieldErrors;
    }

    /** Opens the form, with what is looked at as the first wish. */
    void begin(String wantedSpecialization, Doctor wantedDoctor) {
        if (!open.get()) {
            clear();
            doctor.set(wantedDoctor);
            specialization.set(wantedDoctor == null ? wantedSpecialization : "");
            begun = content(NOBODY);
        }
        open.set(true);
    }

    void close() {
        unsaved.stay();
        open.set(false);
    }

    /** What waits until the person has said what becomes of what they chose and typed. */
    Unsaved unsaved() {
        return unsaved;
    }

    /** Goes elsewhere: at once, or when the person has said what becomes of the form. */
    void leave(Runnable goOn) {
        unsaved.unless(open.get() && isFilledIn(), goOn);
    }

    /** The form is given up, and what waited goes on. */
    void discard() {
        Runnable waiting = unsaved.take();
        close();
        waiting.run();
    }

    /** The patient is put on the waitlist, and then what waited goes on. */
    void joinAndGoOn() {
        unsaved.goOnAfterSaving();
        join();
    }

    private boolean isFilledIn() {
        Patient patient = search.chosenProperty().get();
        return !content(patient == null ? NOBODY : patient).equals(begun)
                || choice.differsFrom(WaitlistEntry.getDefaultInstance());
    }

    /** Puts the patient on the waitlist. */
    void join() {
        if (busy.get()) {
            return;
        }
        unsaved.stay();
        message.set("");
        fieldErrors.clear();
        Patient patient = search.chosenProperty().get();
        if (patient == null) {
            fieldErrors.put(PATIENT, texts.get("waitlist.patient.missing"));
        }
        if (doctor.get() == null && specialization.get().isEmpty()) {
            fieldErrors.put(DOCTOR, texts.get("waitlist.forWhat.missing"));
        }
        if (choice.lacksReason()) {
            fieldErrors.put(REASON, texts.get("waitlist.reason.missing"));
        }
        if (!fieldErrors.isEmpty()) {
            unsaved.notSaved();
            return;
        }
        JoinWaitlistRequest content = content(patient);
        busy.set(true);
        server.call(
                        WaitlistServiceGrpc.getJoinWaitlistMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::answered, fx);
    }

    private JoinWaitlistRequest content(Patient patient) {
        var content =
                JoinWaitlistRequest.newBuilder()
                        .setPatientId(patient.getPatientId())
                        .setEarliestDate(earliest.get() == null ? "" : earliest.get().toString())
                        .setLatestDate(latest.get() == null ? "" : latest.get().toString())
                        .setNote(note.get().strip());
        if (doctor.get() == null) {
            content.setSpecialization(specialization.get());
        } else {
            content.setDoctorId(doctor.get().getDoctorId());
        }
        DayHours.of(dayPart.get()).ifPresent(content::setTimeOfDay);
        weekdays.forEach(
                (day, wanted) -> {
                    if (wanted.get()) {
                        content.addWeekdays(day);
                    }
                });
        return content.build();
    }

    private void answered(Answer<JoinWaitlistResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<JoinWaitlistResponse>(JoinWaitlistResponse response) -> {
                WaitlistEntry entry = response.getEntry();
                joined.accept(entry);
                if (choice.differsFrom(entry)) {
                    prioritize(entry);
                } else {
                    done(entry);
                }
            }
            case Answer.Failed<JoinWaitlistResponse>(CallFailure failure) -> {
                unsaved.notSaved();
                fieldErrors.putAll(failure.fields());
                message.set(
                        failure.fields().isEmpty()
                                ? texts.of(failure)
                                : texts.get("register.mendFields"));
            }
        }
    }

    /** Joining and being urgent are two requests; the first one stands, whatever becomes of the second. */
    private void prioritize(WaitlistEntry entry) {
        busy.set(true);
        choice.give(entry)
                .thenAccept(
                        answer -> {
                            busy.set(false);
                            switch (answer) {
                                case Answer.Done<WaitlistEntry>(WaitlistEntry now) -> {
                                    joined.accept(now);
                                    done(now);
                                }
                                case Answer.Failed<WaitlistEntry>(CallFailure failure) -> {
                                    close();
                                    shell.failed(
                                            texts.get(
                                                    "waitlist.joinedNotUrgent",
                                                    entry.getPatient().getDisplayName(),
                                                    texts.of(failure)));
                                    unsaved.saved();
                                }
                            }
                        });
    }

    private void done(WaitlistEntry entry) {
        close();
        shell.done(texts.get("waitlist.joined", entry.getPatient().getDisplayName()));
        unsaved.saved();
    }

    private void clear() {
        search.clear();
        choice.clear();
        earliest.set(null);
        latest.set(null);
        dayPart.set(DayPart.DAY_PART_UNSPECIFIED);
        weekdays.values().forEach(wanted -> wanted.set(false));
        note.set("");
        message.set("");
        fieldErrors.clear();
    }
}

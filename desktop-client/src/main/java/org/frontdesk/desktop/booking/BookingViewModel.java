package org.frontdesk.desktop.booking;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BookAppointmentResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.SlotStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.User;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.texts.Texts;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The booking pane: which slot is open, which face it shows, and booking it. */
public final class BookingViewModel {

    private final SignedInServer server;
    private final ShownDay day;
    private final ServerClock clock;
    private final Intention intention;
    private final PatientSearchViewModel search;
    private final RegisterPatientViewModel registration;
    private final AppointmentViewModel appointment;
    private final Function<String, String> doctorNames;
    private final Executor fx;
    private final Texts texts;
    private final User user;

    private final ObjectProperty<TimeSlot> slot = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<PaneFace> face =
            new ReadOnlyObjectWrapper<>(PaneFace.CLOSED);
    private final ReadOnlyStringWrapper nothingToDo = new ReadOnlyStringWrapper("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ObservableList<TimeSlot> alternatives = FXCollections.observableArrayList();
    private final ObservableList<Appointment> inSlot = FXCollections.observableArrayList();
    private Consumer<TimeSlot> reveal = shown -> {};

    public BookingViewModel(
            SignedInServer server,
            ShownDay day,
            ServerClock clock,
            Intention intention,
            PatientSearchViewModel search,
            RegisterPatientViewModel registration,
            AppointmentViewModel appointment,
            Function<String, String> doctorNames,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.day = day;
        this.clock = clock;
        this.intention = intention;
        this.search = search;
        this.registration = registration;
        this.appointment = appointment;
        this.doctorNames = doctorNames;
        this.fx = fx;
        this.texts = texts;
        this.user = server.session().user();
        registration.onRegistered(
                patient -> {
                    search.choose(patient);
                    face.set(PaneFace.BOOK);
                });
        day.addListener(
                touched -> {
                    if (slot.get() != null && touched.contains(slot.get().getSlotId())) {
                        slotChanged();
                    }
                });
    }

    public PatientSearchViewModel search() {
        return search;
    }

    public RegisterPatientViewModel registration() {
        return registration;
    }

    public AppointmentViewModel appointment() {
        return appointment;
    }

    public ReadOnlyObjectProperty<PaneFace> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** The open slot; null for none. */
    public ObjectProperty<TimeSlot> slotProperty() {
        return slot;
    }

    /** Why there is nothing to be done in this slot. */
    public ReadOnlyStringProperty nothingToDoProperty() {
        return nothingToDo.getReadOnlyProperty();
    }

    /** Why the patient comes. */
    public StringProperty reasonProperty() {
        return reason;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the booking was refused; empty for nothing. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Slots the server offered instead. */
    public ObservableList<TimeSlot> alternatives() {
        return alternatives;
    }

    /** The appointments in the open slot that the person may see. */
    public ObservableList<Appointment> inSlot() {
        return inSlot;
    }

    /** Whether patients are looked up: everybody but a patient books for somebody. */
    public boolean picksPatients() {
        return user.getRole() != Role.ROLE_PATIENT;
    }

    /** Whether this person may register patients. */
    public boolean registersPatients() {
        return user.getRole() == Role.ROLE_RECEPTIONIST || user.getRole() == Role.ROLE_ADMIN;
    }

    /** Who brings a slot on the screen when an alternative is taken up. */
    public void onReveal(Consumer<TimeSlot> listener) {
        reveal = listener;
    }

    /** The doctor of a slot, as shown to people. */
    public String doctorOf(TimeSlot one) {
        return doctorNames.apply(one.getDoctorId());
    }

    /** When a slot starts, on the clinic's wall clock. */
    public ZonedDateTime startOf(TimeSlot one) {
        return instant(one.getStartTime()).atZone(clock.getZone());
    }

    /** When a slot ends, on the clinic's wall clock. */
    public ZonedDateTime endOf(TimeSlot one) {
        return instant(one.getEndTime()).atZone(clock.getZone());
    }

    /** Opens a slot: its one appointment, or the search for a patient, or why neither. */
    public void open(TimeSlot opened) {
        boolean another = slot.get() == null || !slot.get().getSlotId().equals(opened.getSlotId());
        if (another) {
            search.clear();
            reason.set("");
        }
        openKeepingPatient(opened);
    }

    /** Takes up an alternative: the sheet goes there, and the patient and reason stay. */
    public void takeUp(TimeSlot alternative) {
        reveal.accept(alternative);
        openKeepingPatient(alternative);
    }

    public void openAppointment(Appointment one) {
        appointment.show(one);
        face.set(PaneFace.APPOINTMENT);
    }

    public void close() {
        slot.set(null);
        face.set(PaneFace.CLOSED);
    }

    /** Shows the empty form for a new patient. */
    public void startRegistering() {
        registration.begin(search.queryProperty().get());
        face.set(PaneFace.REGISTER);
    }

    public void stopRegistering() {
        face.set(PaneFace.BOOK);
    }

    /** Whether all that a booking needs is there. */
    public boolean canBook() {
        return slot.get() != null
                && face.get() == PaneFace.BOOK
                && !busy.get()
                && (!picksPatients() || search.chosenProperty().get() != null);
    }

    /** Takes a place for the chosen patient. */
    public void book() {
        if (!canBook()) {
            return;
        }
        Patient patient = search.chosenProperty().get();
        BookAppointmentRequest content =
                BookAppointmentRequest.newBuilder()
                        .setSlotId(slot.get().getSlotId())
                        .setPatientId(patient == null ? "" : patient.getPatientId())
                        .setReason(reason.get().strip())
                        .build();
        BookAppointmentRequest request =
                content.toBuilder().setRequestId(intention.idFor(content)).build();
        forgetRefusal();
        busy.set(true);
        server.call(AppointmentServiceGrpc.getBookAppointmentMethod(), request)
                .thenAcceptAsync(answer -> answered(content, answer), fx);
    }

    private void answered(BookAppointmentRequest content, Answer<BookAppointmentResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        boolean stillOpen =
                slot.get() != null && slot.get().getSlotId().equals(content.getSlotId());
        switch (answer) {
            case Answer.Done<BookAppointmentResponse>(BookAppointmentResponse response) -> {
                day.answered(response.getAppointment());
                if (stillOpen) {
                    openAppointment(response.getAppointment());
                }
            }
            case Answer.Failed<BookAppointmentResponse>(CallFailure failure) -> {
                if (stillOpen) {
                    refusal.set(texts.of(failure));
                    alternatives.setAll(failure.alternatives());
                    face.set(PaneFace.BOOK);
                }
            }
        }
    }

    private void openKeepingPatient(TimeSlot opened) {
        forgetRefusal();
        slot.set(opened);
        inSlot.setAll(day.activeIn(opened.getSlotId()));
        if (opened.getCapacity() == 1 && inSlot.size() == 1) {
            openAppointment(inSlot.getFirst());
            return;
        }
        nothingToDo.set(whyNotBookable(opened));
        face.set(nothingToDo.get().isEmpty() ? PaneFace.BOOK : PaneFace.NOTHING_TO_DO);
    }

    /** Somebody changed the open slot: what is being typed stays, but the pane never offers what is gone. */
    private void slotChanged() {
        day.slot(slot.get().getSlotId()).ifPresent(slot::set);
        List<Appointment> active = day.activeIn(slot.get().getSlotId());
        if (!inSlot.equals(active)) {
            inSlot.setAll(active);
        }
        if (face.get() == PaneFace.NOTHING_TO_DO) {
            openKeepingPatient(slot.get());
        }
    }

    private String whyNotBookable(TimeSlot one) {
        boolean othersSlot =
                user.getRole() == Role.ROLE_DOCTOR && !user.getDoctorId().equals(one.getDoctorId());
        if (!instant(one.getStartTime()).isAfter(clock.instant())) {
            return texts.get("booking.nothing.past");
        } else if (one.getStatus() == SlotStatus.SLOT_STATUS_BLOCKED) {
            return one.getBlockedReason().isEmpty()
                    ? texts.get("booking.nothing.blocked")
                    : texts.get("booking.nothing.blockedBecause", one.getBlockedReason());
        } else if (one.getBooked() >= one.getCapacity()) {
            return texts.get("booking.nothing.full");
        } else if (othersSlot) {
            return texts.get("booking.nothing.notYours");
        }
        return "";
    }

    private void forgetRefusal() {
        refusal.set("");
        alternatives.clear();
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}

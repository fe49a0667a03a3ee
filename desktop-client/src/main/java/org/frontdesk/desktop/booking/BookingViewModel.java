package org.frontdesk.desktop.booking;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.patients.PatientFormViewModel;
import org.frontdesk.desktop.patients.PatientSearchViewModel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The booking pane: which slot is open, which face it shows, and the place held meanwhile. */
public final class BookingViewModel {

    private final ShownDay day;
    private final SlotRules rules;
    private final PatientSearchViewModel search;
    private final PatientFormViewModel registration;
    private final TakePlaceViewModel taking;
    private final HeldPlace held;
    private final AppointmentViewModel appointment;
    private final BlockSlotViewModel blocking;

    private final ObjectProperty<TimeSlot> slot = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<PaneFace> face =
            new ReadOnlyObjectWrapper<>(PaneFace.CLOSED);
    private final ReadOnlyStringWrapper nothingToDo = new ReadOnlyStringWrapper("");
    private final ObservableList<Appointment> inSlot = FXCollections.observableArrayList();
    private Consumer<TimeSlot> reveal = shown -> {};

    public BookingViewModel(
            ShownDay day,
            SlotRules rules,
            PatientSearchViewModel search,
            PatientFormViewModel registration,
            TakePlaceViewModel taking,
            AppointmentViewModel appointment,
            BlockSlotViewModel blocking) {
        this.day = day;
        this.rules = rules;
        this.search = search;
        this.registration = registration;
        this.taking = taking;
        this.held = taking.held();
        this.appointment = appointment;
        this.blocking = blocking;
        registration.onRegistered(this::bookFor);
        registration.onUsed(this::bookFor);
        registration.onLeft(() -> face.set(PaneFace.BOOK));
        taking.onSettled(this::settled);
        blocking.onDone(this::reopenFace);
        day.addListener(
                touched -> {
                    if (slot.get() != null && touched.contains(slot.get().getSlotId())) {
                        slotChanged();
                    }
                });
    }

    public SlotRules rules() {
        return rules;
    }

    public PatientSearchViewModel search() {
        return search;
    }

    public PatientFormViewModel registration() {
        return registration;
    }

    public TakePlaceViewModel taking() {
        return taking;
    }

    public AppointmentViewModel appointment() {
        return appointment;
    }

    public BlockSlotViewModel blocking() {
        return blocking;
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

    /** The visits of the open slot that the person may see, those that did not come last. */
    public ObservableList<Appointment> inSlot() {
        return inSlot;
    }

    /** Who brings a slot on the screen when an alternative is taken up. */
    public void onReveal(Consumer<TimeSlot> listener) {
        reveal = listener;
    }

    /** Opens a slot: its one appointment, or the search for a patient with the place held, or why neither. */
    public void open(TimeSlot opened) {
        boolean another = slot.get() == null || !slot.get().getSlotId().equals(opened.getSlotId());
        if (another) {
            search.clear();
            taking.clear();
        }
        openKeepingPatient(opened);
    }

    /** Takes up an alternative: the sheet goes there, and the patient and reason stay. */
    public void takeUp(TimeSlot alternative) {
        reveal.accept(alternative);
        openKeepingPatient(alternative);
    }

    public void openAppointment(Appointment one) {
        held.release();
        appointment.show(one);
        face.set(PaneFace.APPOINTMENT);
    }

    /** Somebody goes elsewhere: at once, or when they have said what becomes of the person they type. */
    public void leave(Runnable goOn) {
        if (face.get() == PaneFace.REGISTER) {
            registration.leave(goOn);
        } else {
            goOn.run();
        }
    }

    public void close() {
        held.release();
        slot.set(null);
        face.set(PaneFace.CLOSED);
    }

    /** Opens a slot on one of its appointments. */
    public void open(TimeSlot opened, Appointment one) {
        search.clear();
        taking.clear();
        taking.forgetRefusal();
        slot.set(opened);
        inSlot.setAll(visitsIn(opened));
        openAppointment(one);
    }

    private void bookFor(Patient patient) {
        search.choose(patient);
        face.set(PaneFace.BOOK);
    }

    /** Shows the empty form for a new patient. */
    public void startRegistering() {
        registration.begin(search.queryProperty().get());
        face.set(PaneFace.REGISTER);
    }

    /** Puts somebody who stands at the desk into the open slot. */
    public void startWalkIn() {
        taking.wayProperty().set(BookingWay.WALK_IN);
        face.set(PaneFace.BOOK);
    }

    /** Books beyond the capacity of the open slot. */
    public void startOverbooking() {
        taking.forgetRefusal();
        taking.wayProperty().set(BookingWay.OVERBOOK);
        face.set(PaneFace.BOOK);
    }

    /** Asks why the slot is to be blocked, or opened again. */
    public void startBlocking() {
        held.release();
        blocking.begin(slot.get());
        face.set(PaneFace.BLOCK);
    }

    public void stopBlocking() {
        reopenFace();
    }

    /** Holds a place again after the time was over. */
    public void holdAgain() {
        hold();
    }

    /** Whether all that a booking needs is there. */
    public boolean canBook() {
        return slot.get() != null
                && face.get() == PaneFace.BOOK
                && !taking.busyProperty().get()
                && !taking.lacksWords()
                && (!rules.picksPatients() || search.chosenProperty().get() != null);
    }

    /** Takes a place for the chosen patient. */
    public void book() {
        if (canBook()) {
            Patient patient = search.chosenProperty().get();
            taking.take(slot.get().getSlotId(), patient == null ? "" : patient.getPatientId());
        }
    }

    /** A second passed. */
    public void tick() {
        held.tick();
        appointment.tick();
    }

    private void settled(String slotId, Answer<Appointment> answer) {
        boolean stillOpen = slot.get() != null && slot.get().getSlotId().equals(slotId);
        switch (answer) {
            case Answer.Done<Appointment>(Appointment made) -> {
                held.booked();
                day.answered(made);
                if (stillOpen) {
                    openAppointment(made);
                }
            }
            case Answer.Failed<Appointment>(CallFailure failure) -> {
                if (failure.reason().equals("HOLD_EXPIRED")) {
                    held.ranOut();
                }
                if (stillOpen) {
                    taking.refused(failure);
                    face.set(PaneFace.BOOK);
                }
            }
        }
    }

    private void openKeepingPatient(TimeSlot opened) {
        taking.forgetRefusal();
        slot.set(opened);
        inSlot.setAll(visitsIn(opened));
        List<Appointment> active = day.activeIn(opened.getSlotId());
        boolean onlyOne = opened.getCapacity() == 1 && active.size() == 1;
        boolean onlyMissed = active.isEmpty() && inSlot.size() == 1 && !rules.takesWalkIn(opened);
        if (onlyOne || onlyMissed && rules.hasBegun(opened)) {
            openAppointment(inSlot.getFirst());
            return;
        }
        nothingToDo.set(rules.whyNotBookable(opened));
        if (nothingToDo.get().isEmpty()) {
            taking.wayProperty().set(BookingWay.BOOK);
            face.set(PaneFace.BOOK);
        } else if (rules.hasBegun(opened) && rules.takesWalkIn(opened)) {
            startWalkIn();
        } else {
            face.set(PaneFace.NOTHING_TO_DO);
        }
        hold();
    }

    /** A place that can't be had is asked for all the same: the refusal tells what is free instead. */
    private void hold() {
        if (rules.isWorthHolding(slot.get())) {
            held.hold(slot.get().getSlotId(), taking::refused);
        } else {
            held.release();
        }
    }

    private void reopenFace() {
        if (slot.get() != null) {
            openKeepingPatient(day.slot(slot.get().getSlotId()).orElse(slot.get()));
        }
    }

    private List<Appointment> visitsIn(TimeSlot opened) {
        List<Appointment> visits = new ArrayList<>(day.activeIn(opened.getSlotId()));
        visits.addAll(day.missedIn(opened.getSlotId()));
        return visits;
    }

    /** Somebody changed the open slot: what is being typed stays, but the pane never offers what is gone. */
    private void slotChanged() {
        TimeSlot before = slot.get();
        TimeSlot now = day.slot(before.getSlotId()).orElse(before);
        slot.set(now);
        List<Appointment> visits = visitsIn(now);
        if (!inSlot.equals(visits)) {
            inSlot.setAll(visits);
        }
        String whyNot = rules.whyNotBookable(now);
        boolean otherWords =
                face.get() == PaneFace.NOTHING_TO_DO && !whyNot.equals(nothingToDo.get());
        boolean gone = isUntouched() && !whyNot.isEmpty();
        if (otherWords || gone) {
            openKeepingPatient(now);
        }
    }

    /** Whether the pane waits for a patient and nobody has begun to look for one. */
    private boolean isUntouched() {
        return face.get() == PaneFace.BOOK
                && taking.wayProperty().get() == BookingWay.BOOK
                && !taking.busyProperty().get()
                && search.chosenProperty().get() == null
                && search.queryProperty().get().isEmpty();
    }
}

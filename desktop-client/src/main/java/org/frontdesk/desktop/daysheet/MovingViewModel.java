package org.frontdesk.desktop.daysheet;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.booking.SlotRules;
import org.frontdesk.desktop.booking.VisitSteps;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.texts.Texts;

import java.util.function.Consumer;

/** An appointment that was picked up, until it is put down in another slot or put back. It moves when the server says so. */
public final class MovingViewModel {

    private final VisitSteps steps;
    private final SlotRules rules;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Appointment> picked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ObservableList<TimeSlot> alternatives = FXCollections.observableArrayList();
    private Consumer<Appointment> onMoved = moved -> {};
    private boolean underway;

    MovingViewModel(VisitSteps steps, SlotRules rules, Texts texts) {
        this.steps = steps;
        this.rules = rules;
        this.texts = texts;
    }

    /** What is being moved; null for nothing. */
    public ReadOnlyObjectProperty<Appointment> pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /** Why it can't be put down where it was tried; empty for nothing. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Slots that the server named instead. */
    public ObservableList<TimeSlot> alternatives() {
        return alternatives;
    }

    /** Who is told when it stands in its new place. */
    void onMoved(Consumer<Appointment> listener) {
        onMoved = listener;
    }

    public boolean isMoving() {
        return picked.get() != null;
    }

    /** Whether an appointment can go anywhere. */
    static boolean isMovable(Appointment appointment) {
        return appointment.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING
                || appointment.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_CONFIRMED;
    }

    void pickUp(Appointment appointment) {
        forgetRefusal();
        picked.set(appointment);
    }

    /** Why it can't go to a slot, as far as that is known here; empty when it may. */
    String whyNot(TimeSlot slot) {
        return isWhereItIs(slot) ? texts.get("moving.sameSlot") : rules.whyNotBookable(slot);
    }

    /** Puts it down. Where that is refused it stays picked up, to be tried elsewhere. */
    void drop(TimeSlot slot) {
        if (!isMoving() || underway) {
            return;
        }
        if (isWhereItIs(slot)) {
            putBack();
            return;
        }
        forgetRefusal();
        String why = whyNot(slot);
        if (!why.isEmpty()) {
            refusal.set(why);
            return;
        }
        underway = true;
        steps.move(picked.get(), slot.getSlotId())
                .thenAccept(
                        answer -> {
                            underway = false;
                            settled(answer);
                        });
    }

    /** Leaves it where it is. */
    public void putBack() {
        forgetRefusal();
        picked.set(null);
    }

    private void settled(Answer<Appointment> answer) {
        switch (answer) {
            case Answer.Done<Appointment>(Appointment moved) -> {
                onMoved.accept(moved);
                putBack();
            }
            case Answer.Failed<Appointment>(CallFailure failure) -> {
                refusal.set(texts.of(failure));
                alternatives.setAll(failure.alternatives());
            }
        }
    }

    private boolean isWhereItIs(TimeSlot slot) {
        return slot.getSlotId().equals(picked.get().getSlotId());
    }

    private void forgetRefusal() {
        refusal.set("");
        alternatives.clear();
    }
}

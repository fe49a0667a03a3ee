package org.frontdesk.desktop.booking;

import io.grpc.MethodDescriptor;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BookAppointmentResponse;
import org.frontdesk.api.v1.BookWalkInRequest;
import org.frontdesk.api.v1.BookWalkInResponse;
import org.frontdesk.api.v1.OverbookAppointmentRequest;
import org.frontdesk.api.v1.OverbookAppointmentResponse;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;
import java.util.function.Function;

/** Taking a place for somebody: in which way, of what kind, why, and what the server says to it. */
public final class TakePlaceViewModel {

    private final SignedInServer server;
    private final HeldPlace held;
    private final Intention intention;
    private final Executor fx;
    private final Texts texts;

    private final ObjectProperty<BookingWay> way = new SimpleObjectProperty<>(BookingWay.BOOK);
    private final ObservableList<AppointmentType> types = FXCollections.observableArrayList();
    private final ObjectProperty<AppointmentType> type =
            new SimpleObjectProperty<>(AppointmentType.getDefaultInstance());
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty overbookingReason = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final ObservableList<TimeSlot> alternatives = FXCollections.observableArrayList();
    private Outcome outcome = (slotId, answer) -> {};

    /** Who is told what came of it. */
    interface Outcome {
        void settled(String slotId, Answer<Appointment> answer);
    }

    TakePlaceViewModel(
            SignedInServer server, HeldPlace held, Intention intention, Executor fx, Texts texts) {
        this.server = server;
        this.held = held;
        this.intention = intention;
        this.fx = fx;
        this.texts = texts;
    }

    public HeldPlace held() {
        return held;
    }

    public ObjectProperty<BookingWay> wayProperty() {
        return way;
    }

    /** The kinds of appointments to choose from; the first one stands for none. */
    public ObservableList<AppointmentType> types() {
        return types;
    }

    /** The chosen kind; one without an id for none. */
    public ObjectProperty<AppointmentType> typeProperty() {
        return type;
    }

    /** Why the patient comes. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** Why beyond the capacity. */
    public StringProperty overbookingReasonProperty() {
        return overbookingReason;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the place was not given; empty for nothing. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Slots the server offered instead. */
    public ObservableList<TimeSlot> alternatives() {
        return alternatives;
    }

    void onSettled(Outcome listener) {
        outcome = listener;
    }

    /** Nothing of the person before is left. */
    void clear() {
        reason.set("");
        overbookingReason.set("");
        type.set(AppointmentType.getDefaultInstance());
    }

    boolean lacksWords() {
        return way.get() == BookingWay.OVERBOOK && overbookingReason.get().isBlank();
    }

    /** Shows why something was refused, and what is free instead. */
    void refused(CallFailure failure) {
        refusal.set(texts.of(failure));
        alternatives.setAll(failure.alternatives());
    }

    void forgetRefusal() {
        refusal.set("");
        alternatives.clear();
    }

    /** Takes a place of a slot; the patient's id is empty when somebody books for themselves. */
    void take(String slotId, String patientId) {
        forgetRefusal();
        busy.set(true);
        switch (way.get()) {
            case BOOK -> {
                BookAppointmentRequest content = content(slotId, patientId);
                held.whenSettled(() -> book(content));
            }
            case WALK_IN -> held.release().thenRun(() -> walkIn(slotId, patientId));
            case OVERBOOK -> overbook(slotId, patientId);
        }
    }

    private BookAppointmentRequest content(String slotId, String patientId) {
        return BookAppointmentRequest.newBuilder()
                .setSlotId(slotId)
                .setPatientId(patientId)
                .setReason(reason.get().strip())
                .setAppointmentTypeId(type.get().getAppointmentTypeId())
                .build();
    }

    private void book(BookAppointmentRequest wanted) {
        BookAppointmentRequest content =
                wanted.toBuilder().setHoldId(held.holdIdIn(wanted.getSlotId())).build();
        send(
                AppointmentServiceGrpc.getBookAppointmentMethod(),
                content.toBuilder().setRequestId(intention.idFor(content)).build(),
                BookAppointmentResponse::getAppointment,
                wanted.getSlotId());
    }

    private void walkIn(String slotId, String patientId) {
        BookWalkInRequest content =
                BookWalkInRequest.newBuilder()
                        .setSlotId(slotId)
                        .setPatientId(patientId)
                        .setReason(reason.get().strip())
                        .build();
        send(
                AppointmentServiceGrpc.getBookWalkInMethod(),
                content.toBuilder().setRequestId(intention.idFor(content)).build(),
                BookWalkInResponse::getAppointment,
                slotId);
    }

    private void overbook(String slotId, String patientId) {
        OverbookAppointmentRequest content =
                OverbookAppointmentRequest.newBuilder()
                        .setSlotId(slotId)
                        .setPatientId(patientId)
                        .setReason(reason.get().strip())
                        .setOverbookingReason(overbookingReason.get().strip())
                        .build();
        send(
                AppointmentServiceGrpc.getOverbookAppointmentMethod(),
                content.toBuilder().setRequestId(intention.idFor(content)).build(),
                OverbookAppointmentResponse::getAppointment,
                slotId);
    }

    private <Q, R> void send(
            MethodDescriptor<Q, R> method,
            Q request,
            Function<R, Appointment> made,
            String slotId) {
        server.call(method, request)
                .thenAcceptAsync(
                        answer -> {
                            busy.set(false);
                            intention.answered(answer);
                            outcome.settled(slotId, answer.map(made));
                        },
                        fx);
    }
}

package org.frontdesk.desktop.waitlist;

import com.google.protobuf.Timestamp;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.GetAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentResponse;
import org.frontdesk.api.v1.OfferPlaceRequest;
import org.frontdesk.api.v1.OfferPlaceResponse;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.Visits;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Places that are offered: taken for a patient in the step that offers them, then confirmed, released, or given back when
 * the time is over. Those of other desks are shown, too: whoever gets the patient on the telephone may confirm.
 */
final class OffersViewModel {

    private final SignedInServer server;
    private final WaitlistViewModel waitlist;
    private final WishesInWords words;
    private final Visits visits;
    private final Supplier<Intention> intentions;
    private final Doctors doctors;
    private final ShellViewModel shell;
    private final BooleanSupplier live;
    private final Clock clock;
    private final Executor fx;
    private final Texts texts;

    private final ObservableList<OfferViewModel> offers = FXCollections.observableArrayList();
    private final Map<OfferPlaceRequest, Intention> asked = new HashMap<>();
    private final Set<String> lookedUp = new HashSet<>(); // appointments on their way

    /**
     * @param live whether anything may be changed now
     */
    OffersViewModel(
            SignedInServer server,
            WaitlistViewModel waitlist,
            WishesInWords words,
            Visits visits,
            Supplier<Intention> intentions,
            Doctors doctors,
            ShellViewModel shell,
            BooleanSupplier live,
            Clock clock,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.waitlist = waitlist;
        this.words = words;
        this.visits = visits;
        this.intentions = intentions;
        this.doctors = doctors;
        this.shell = shell;
        this.live = live;
        this.clock = clock;
        this.fx = fx;
        this.texts = texts;
        waitlist.onChange(this::follow);
    }

    /** The newest first. */
    ObservableList<OfferViewModel> offers() {
        return offers;
    }

    /** Takes the place for a patient, unless somebody else was faster. */
    void offer(Proposal place, WaitingEntry to) {
        OfferPlaceRequest content =
                OfferPlaceRequest.newBuilder().setSlotId(place.id()).setEntryId(to.id()).build();
        if (!live.getAsBoolean()) {
            return;
        }
        Intention intention = asked.computeIfAbsent(content, wanted -> intentions.get());
        server.call(
                        WaitlistServiceGrpc.getOfferPlaceMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(
                        answer -> {
                            intention.answered(answer);
                            if (intention.isSettled()) {
                                asked.remove(content);
                            }
                            offered(place, to, answer);
                        },
                        fx);
    }

    /** The patient takes it. */
    void confirm(OfferViewModel offer) {
        settle(offer, visits.take(Step.CONFIRM, offer.appointment()), "waitlist.confirmed");
    }

    /** The patient does not take it, or can't be reached: the place is free again, and they wait where they were in line. */
    void release(OfferViewModel offer) {
        settle(offer, visits.take(Step.CANCEL, offer.appointment()), "waitlist.released");
    }

    /** A second passed. */
    void tick() {
        for (OfferViewModel offer : List.copyOf(offers)) {
            if (!offer.tick() && !offer.busyProperty().get()) {
                offers.remove(offer);
                if (offer.isOwn()) {
                    shell.failed(
                            texts.get("waitlist.ranOut", offer.entry().patient(), offer.when()));
                }
                waitlist.readSoon();
            }
        }
    }

    private void offered(Proposal place, WaitingEntry to, Answer<OfferPlaceResponse> answer) {
        switch (answer) {
            case Answer.Done<OfferPlaceResponse>(OfferPlaceResponse response) -> {
                if (response.getAppointment().getStatus()
                        == AppointmentStatus.APPOINTMENT_STATUS_PENDING) {
                    show(response.getEntry(), response.getAppointment());
                }
                waitlist.answered(response.getEntry());
            }
            case Answer.Failed<OfferPlaceResponse>(CallFailure failure) -> {
                shell.failed(
                        texts.get(
                                "waitlist.notOffered",
                                to.patient(),
                                texts.get("waitlist.place", place.day(), place.time()),
                                texts.of(failure)));
                waitlist.readSoon();
            }
        }
    }

    private void settle(
            OfferViewModel offer, CompletableFuture<Answer<Appointment>> taken, String doneKey) {
        if (!live.getAsBoolean() || offer.busyProperty().get()) {
            return;
        }
        offer.busyProperty().set(true);
        taken.thenAccept(
                answer -> {
                    offer.busyProperty().set(false);
                    switch (answer) {
                        case Answer.Done<Appointment> done -> {
                            offers.remove(offer);
                            shell.done(texts.get(doneKey, offer.entry().patient(), offer.when()));
                        }
                        case Answer.Failed<Appointment>(CallFailure failure) ->
                                shell.failed(
                                        texts.get(
                                                "waitlist.notSettled",
                                                offer.entry().patient(),
                                                offer.when(),
                                                texts.of(failure)));
                    }
                    waitlist.readSoon();
                });
    }

    /** The line says who is offered a place; what this desk did not offer itself is looked up. */
    private void follow() {
        List<WaitlistEntry> offered = waitlist.offered();
        Set<String> appointments = new HashSet<>();
        offered.forEach(entry -> appointments.add(entry.getAppointmentId()));
        offers.removeIf(
                one ->
                        !appointments.contains(one.appointment().getAppointmentId())
                                && !one.busyProperty().get());
        offered.stream()
                .filter(entry -> !isShown(entry.getAppointmentId()))
                .filter(entry -> lookedUp.add(entry.getAppointmentId()))
                .forEach(this::lookUp);
    }

    private void lookUp(WaitlistEntry entry) {
        server.call(
                        AppointmentServiceGrpc.getGetAppointmentMethod(),
                        GetAppointmentRequest.newBuilder()
                                .setAppointmentId(entry.getAppointmentId())
                                .build())
                .thenAcceptAsync(
                        answer -> {
                            lookedUp.remove(entry.getAppointmentId());
                            if (answer
                                            instanceof
                                            Answer.Done<GetAppointmentResponse>(
                                                    GetAppointmentResponse found)
                                    && found.getAppointment().getStatus()
                                            == AppointmentStatus.APPOINTMENT_STATUS_PENDING) {
                                show(entry, found.getAppointment());
                            }
                        },
                        fx);
    }

    private void show(WaitlistEntry entry, Appointment appointment) {
        if (isShown(appointment.getAppointmentId())) {
            return;
        }
        boolean isOwn = appointment.getBookedByUserId().equals(server.session().user().getUserId());
        ZonedDateTime start = at(appointment.getStartTime());
        String time =
                texts.get(
                        "booking.time",
                        texts.time(start.toLocalTime()),
                        texts.time(at(appointment.getEndTime()).toLocalTime()));
        OfferViewModel offer =
                new OfferViewModel(
                        words.line(entry),
                        appointment,
                        texts.get("waitlist.place", texts.dayAndDate(start.toLocalDate()), time),
                        doctors.name(appointment.getDoctorId()),
                        isOwn,
                        clock,
                        texts);
        if (isOwn) {
            offers.addFirst(offer);
        } else {
            offers.add(offer);
        }
    }

    private boolean isShown(String appointmentId) {
        return offers.stream()
                .anyMatch(one -> one.appointment().getAppointmentId().equals(appointmentId));
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, clock.getZone());
    }
}

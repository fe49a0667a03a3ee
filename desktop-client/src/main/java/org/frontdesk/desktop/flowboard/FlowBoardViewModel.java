package org.frontdesk.desktop.flowboard;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.Visits;
import org.frontdesk.desktop.visits.Waiting;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Today's cards by column, kept as the stream says. */
final class FlowBoardViewModel {

    private final ShownDay today;
    private final Doctors doctors;
    private final Visits visits;
    private final ServerClock clock;
    private final ShellViewModel shell;
    private final BooleanSupplier live;
    private final Texts texts;
    private final Waiting waiting;
    private final Executor fx;
    private final Runnable stop;

    private final Map<FlowColumn, ObservableList<FlowCard>> columns =
            new EnumMap<>(FlowColumn.class);
    private final ObservableList<String> specializations = FXCollections.observableArrayList();
    private final ObjectProperty<String> specialization = new SimpleObjectProperty<>("");
    private LocalTime shownAt = LocalTime.MIN;

    FlowBoardViewModel(
            ShownDay today,
            Doctors doctors,
            Visits visits,
            ServerClock clock,
            ShellViewModel shell,
            BooleanSupplier live,
            Texts texts,
            Executor fx) {
        this.today = today;
        this.doctors = doctors;
        this.visits = visits;
        this.clock = clock;
        this.shell = shell;
        this.live = live;
        this.texts = texts;
        this.waiting = new Waiting(clock, texts);
        this.fx = fx;
        for (FlowColumn column : FlowColumn.values()) {
            columns.put(column, FXCollections.observableArrayList());
        }
        specialization.subscribe((before, after) -> arrange());
        stop = today.addListener(touched -> arrange());
    }

    /** The cards of a column, in the order in which they are due. */
    ObservableList<FlowCard> cards(FlowColumn column) {
        return columns.get(column);
    }

    ObservableList<String> specializations() {
        return specializations;
    }

    /** Only doctors of this one; empty: all. */
    ObjectProperty<String> specializationProperty() {
        return specialization;
    }

    void start() {
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(failed -> ready(), fx);
        } else {
            ready();
        }
    }

    /** A second passed; minutes are what is shown. */
    void tick() {
        LocalTime minute = LocalTime.now(clock).withSecond(0).withNano(0);
        if (!minute.equals(shownAt)) {
            shownAt = minute;
            arrange();
        }
    }

    void close() {
        stop.run();
    }

    /** Takes the step that leads to a column; says why when there is none. */
    void move(FlowCard card, FlowColumn to) {
        if (to == card.column()) {
            return;
        }
        if (!card.mayGoTo(to)) {
            shell.failed(
                    texts.get(
                            "flow.noWay",
                            card.patient(),
                            texts.get(card.column().textKey()),
                            texts.get(to.textKey())));
            return;
        }
        take(card, to.step());
    }

    /** Takes a step, if one can be taken from here. */
    void take(FlowCard card, Step step) {
        if (!live.getAsBoolean() || !step.isFrom(card.appointment().getStatus())) {
            return;
        }
        visits.take(step, card.appointment())
                .thenAccept(
                        answer -> {
                            switch (answer) {
                                case Answer.Done<Appointment>(Appointment now) -> took(step, now);
                                case Answer.Failed<Appointment>(CallFailure failure) ->
                                        shell.failed(texts.of(failure));
                            }
                        });
    }

    private void took(Step step, Appointment now) {
        today.answered(now);
        String where =
                FlowColumn.of(now.getStatus())
                        .map(column -> texts.get(column.textKey()))
                        .orElse("");
        String sentence = texts.get("flow.moved", now.getPatient().getDisplayName(), where);
        if (step == Step.UNDO || step == Step.CONFIRM) {
            shell.done(sentence);
        } else {
            shell.done(
                    sentence,
                    () ->
                            visits.take(Step.UNDO, now)
                                    .thenAccept(
                                            answer -> {
                                                switch (answer) {
                                                    case Answer.Done<Appointment>(
                                                                    Appointment back) ->
                                                            today.answered(back);
                                                    case Answer.Failed<Appointment>(
                                                                    CallFailure failure) ->
                                                            shell.failed(texts.of(failure));
                                                }
                                            }));
        }
    }

    private void ready() {
        specializations.setAll(doctors.specializations());
        arrange();
    }

    private void arrange() {
        Map<FlowColumn, List<FlowCard>> next = new HashMap<>();
        today.appointments().stream()
                .filter(this::isWanted)
                .flatMap(one -> card(one).stream())
                .sorted(
                        Comparator.comparing(
                                        (FlowCard one) ->
                                                one.appointment().getStartTime().getSeconds())
                                .thenComparing(FlowCard::id))
                .forEach(
                        one ->
                                next.computeIfAbsent(one.column(), column -> new ArrayList<>())
                                        .add(one));
        columns.forEach(
                (column, shown) ->
                        ShownLists.follow(
                                shown, next.getOrDefault(column, List.of()), FlowCard::id));
    }

    private boolean isWanted(Appointment one) {
        return specialization.get().isEmpty()
                || doctors.specialization(one.getDoctorId()).equals(specialization.get());
    }

    private Optional<FlowCard> card(Appointment one) {
        return FlowColumn.of(one.getStatus())
                .map(
                        column -> {
                            Waiting.Told told = waiting.of(one);
                            return new FlowCard(
                                    one,
                                    column,
                                    texts.time(startOf(one)),
                                    one.getPatient().getDisplayName(),
                                    doctors.name(one.getDoctorId()),
                                    told.words(),
                                    told.tooLong());
                        });
    }

    private LocalTime startOf(Appointment one) {
        return LocalTime.ofInstant(WireTime.instant(one.getStartTime()), clock.getZone());
    }
}

package org.frontdesk.desktop.myday;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.booking.NotesViewModel;
import org.frontdesk.desktop.booking.VisitSteps;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** The patient who is looked at: what comes next with them, what was written, when they were here before. */
final class VisitViewModel {

    /** As far back as anybody reads between two patients. */
    private static final int HISTORY = 20;

    /** In the order of the day: the first that is possible is the next thing to do. */
    private static final List<Step> WAY =
            List.of(Step.CONFIRM, Step.CHECK_IN, Step.START, Step.COMPLETE);

    private final MyDayViewModel list;
    private final SignedInServer server;
    private final VisitSteps steps;
    private final NotesViewModel notes;
    private final ShellViewModel shell;
    private final BooleanSupplier live;
    private final Loading historyLoading;

    private final ReadOnlyObjectWrapper<DayVisit> visit = new ReadOnlyObjectWrapper<>();
    private final ObservableList<HistoryEntry> history = FXCollections.observableArrayList();
    private String lastTaken = "";

    VisitViewModel(
            MyDayViewModel list,
            SignedInServer server,
            VisitSteps steps,
            NotesViewModel notes,
            ShellViewModel shell,
            BooleanSupplier live,
            Executor fx,
            Texts texts) {
        this.list = list;
        this.server = server;
        this.steps = steps;
        this.notes = notes;
        this.shell = shell;
        this.live = live;
        this.historyLoading = new Loading(fx, texts);
        list.stayWhile(() -> !notes.draftProperty().get().isBlank());
        list.selectedProperty().subscribe(this::show);
    }

    /** Null for nobody. */
    ReadOnlyObjectProperty<DayVisit> visitProperty() {
        return visit.getReadOnlyProperty();
    }

    /** When the patient was here before or will come, the latest first. */
    ObservableList<HistoryEntry> history() {
        return history;
    }

    Loading historyLoading() {
        return historyLoading;
    }

    /** The step that is due; empty when there is none, as on a day to come. */
    Optional<Step> next() {
        return Optional.ofNullable(visit.get())
                .filter(one -> list.isToday())
                .flatMap(
                        one ->
                                WAY.stream()
                                        .filter(step -> step.isFrom(one.appointment().getStatus()))
                                        .findFirst());
    }

    /** Whether a step is possible besides. */
    boolean mayTake(Step step) {
        return visit.get() != null
                && list.isToday()
                && step.isFrom(visit.get().appointment().getStatus());
    }

    /** Takes a step, or says why it can't be taken. */
    void take(Step step) {
        if (!live.getAsBoolean()) {
            return;
        }
        target(step)
                .ifPresent(
                        appointment -> {
                            if (step.isFrom(appointment.getStatus())) {
                                remember(step, appointment);
                            }
                            steps.take(step, appointment, shell::failed);
                        });
    }

    /** Reads the history anew. */
    void loadHistory() {
        Appointment shown = visit.get().appointment();
        historyLoading.waitFor(
                server.call(
                        PatientServiceGrpc.getGetPatientHistoryMethod(),
                        GetPatientHistoryRequest.newBuilder()
                                .setPatientId(shown.getPatient().getPatientId())
                                .setPageSize(HISTORY)
                                .build()),
                response -> {
                    history.setAll(
                            response.getEntriesList().stream()
                                    .filter(
                                            one ->
                                                    !one.getAppointmentId()
                                                            .equals(shown.getAppointmentId()))
                                    .toList());
                    return !history.isEmpty();
                });
    }

    /** Undo takes back what was done last, though the next patient is looked at by then. */
    private Optional<Appointment> target(Step step) {
        Optional<Appointment> last =
                step == Step.UNDO ? list.shown().appointment(lastTaken) : Optional.empty();
        return last.or(() -> Optional.ofNullable(visit.get()).map(DayVisit::appointment));
    }

    private void remember(Step step, Appointment appointment) {
        String id = appointment.getAppointmentId();
        switch (step) {
            case UNDO -> {
                lastTaken = "";
                list.select(id);
            }
            case COMPLETE, NO_SHOW -> {
                lastTaken = id;
                list.goOn();
            }
            case CONFIRM, CHECK_IN, START, CANCEL -> {
                lastTaken = id;
                list.select(id);
            }
        }
    }

    private void show(DayVisit now) {
        DayVisit before = visit.get();
        visit.set(now);
        if (now == null) {
            history.clear();
            historyLoading.forget();
            return;
        }
        if (before == null || !before.id().equals(now.id())) {
            history.clear();
            historyLoading.forget();
            notes.show(now.id());
            loadHistory();
        }
    }
}

package org.frontdesk.desktop.booking;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.VisitStatus;
import org.frontdesk.desktop.visits.Visits;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Takes steps of visits for the person, shows them at once, and says what came of it with a way back where there is one. */
public final class VisitSteps {

    private final Visits visits;
    private final ShownDay day;
    private final ShellViewModel shell;
    private final Texts texts;
    private boolean busy; // one step at a time

    public VisitSteps(Visits visits, ShownDay day, ShellViewModel shell, Texts texts) {
        this.visits = visits;
        this.day = day;
        this.shell = shell;
        this.texts = texts;
    }

    /** Takes a step; why it was not taken is told to {@code refused}. */
    public void take(Step step, Appointment appointment, Consumer<String> refused) {
        if (busy) {
            return;
        }
        if (!step.isFrom(appointment.getStatus())) {
            refused.accept(
                    texts.get(
                            "step.notNow",
                            appointment.getPatient().getDisplayName(),
                            texts.get(VisitStatus.of(appointment.getStatus()).textKey()),
                            texts.get(step.textKey())));
            return;
        }
        settle(visits.take(step, appointment), doneKey(step, appointment), undo(step), refused);
    }

    /** Calls an appointment off. */
    public void cancel(
            Appointment appointment,
            CancellationCode code,
            String words,
            Consumer<String> refused) {
        if (!busy) {
            settle(
                    visits.cancel(appointment, code, words),
                    doneKey(Step.CANCEL, appointment),
                    this::takeBack,
                    refused);
        }
    }

    /** Moves an appointment to another slot; the answer comes on the JavaFX thread when it is settled. */
    public CompletableFuture<Answer<Appointment>> move(Appointment appointment, String slotId) {
        String from = appointment.getSlotId();
        busy = true;
        return visits.reschedule(appointment, slotId)
                .thenApply(
                        answer -> {
                            busy = false;
                            if (answer instanceof Answer.Done<Appointment>(Appointment moved)) {
                                day.answered(moved);
                                shell.done(
                                        texts.get(
                                                "appointment.done.moved",
                                                moved.getPatient().getDisplayName()),
                                        () -> moveBack(moved, from));
                            }
                            return answer;
                        });
    }

    private void moveBack(Appointment moved, String slotId) {
        settle(visits.reschedule(moved, slotId), "appointment.done.movedBack", null, shell::failed);
    }

    private void takeBack(Appointment appointment) {
        take(Step.UNDO, appointment, shell::failed);
    }

    private Consumer<Appointment> undo(Step step) {
        return switch (step) {
            case CHECK_IN, START, COMPLETE, NO_SHOW, CANCEL -> this::takeBack;
            case CONFIRM, UNDO -> null;
        };
    }

    private void settle(
            CompletableFuture<Answer<Appointment>> asked,
            String doneKey,
            Consumer<Appointment> undo,
            Consumer<String> refused) {
        busy = true;
        asked.thenAccept(
                answer -> {
                    busy = false;
                    switch (answer) {
                        case Answer.Done<Appointment>(Appointment now) -> {
                            day.answered(now);
                            String done = texts.get(doneKey, now.getPatient().getDisplayName());
                            if (undo == null) {
                                shell.done(done);
                            } else {
                                shell.done(done, () -> undo.accept(now));
                            }
                        }
                        case Answer.Failed<Appointment>(CallFailure failure) ->
                                refused.accept(texts.of(failure));
                    }
                });
    }

    private static String doneKey(Step step, Appointment before) {
        return switch (step) {
            case CONFIRM -> "appointment.done.confirmed";
            case CHECK_IN -> "appointment.done.checkedIn";
            case START -> "appointment.done.started";
            case COMPLETE -> "appointment.done.completed";
            case NO_SHOW -> "appointment.done.noShow";
            case CANCEL ->
                    before.getStatus() == AppointmentStatus.APPOINTMENT_STATUS_PENDING
                            ? "appointment.done.released"
                            : "appointment.done.cancelled";
            case UNDO -> "appointment.done.undone";
        };
    }
}

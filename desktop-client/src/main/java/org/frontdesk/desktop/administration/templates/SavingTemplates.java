package org.frontdesk.desktop.administration.templates;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.CreateWeeklyTemplateRequest;
import org.frontdesk.api.v1.CreateWeeklyTemplateResponse;
import org.frontdesk.api.v1.EndWeeklyTemplateRequest;
import org.frontdesk.api.v1.ExtensionReport;
import org.frontdesk.api.v1.UpdateWeeklyTemplateRequest;
import org.frontdesk.api.v1.UpdateWeeklyTemplateResponse;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.OneByOne;
import org.frontdesk.desktop.administration.preview.Doing;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Saves weekly hours, a weekday at a time; what was not saved is saved when it is pressed again. */
final class SavingTemplates extends Doing {

    private final SignedInServer server;
    private final Intention intention;
    private final FieldErrors errors;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;
    private final List<Message> left = new ArrayList<>();
    private int made;
    private int clashes;
    private boolean ends;

    SavingTemplates(
            SignedInServer server,
            Intention intention,
            FieldErrors errors,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        super(fx);
        this.server = server;
        this.intention = intention;
        this.errors = errors;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
    }

    /** Gets ready to send requests, given without their ids. */
    void prepare(List<? extends Message> requests, String button) {
        left.clear();
        left.addAll(requests);
        words.set(button);
        outcome.set("");
        failure.set("");
        made = 0;
        clashes = 0;
        ends = requests.stream().anyMatch(EndWeeklyTemplateRequest.class::isInstance);
    }

    @Override
    public void begin() {
        if (work.runningProperty().get() || left.isEmpty()) {
            return;
        }
        failure.set("");
        work.run(List.copyOf(left), this::send, this::ended);
    }

    private CompletableFuture<Boolean> send(Message request) {
        return report(request, intention.idFor(request))
                .thenApplyAsync(answer -> took(request, answer), fx);
    }

    private CompletableFuture<Answer<ExtensionReport>> report(Message request, String id) {
        return switch (request) {
            case CreateWeeklyTemplateRequest wanted ->
                    server.call(
                                    AvailabilityServiceGrpc.getCreateWeeklyTemplateMethod(),
                                    wanted.toBuilder().setRequestId(id).build())
                            .thenApply(done -> done.map(CreateWeeklyTemplateResponse::getReport));
            case UpdateWeeklyTemplateRequest wanted ->
                    server.call(
                                    AvailabilityServiceGrpc.getUpdateWeeklyTemplateMethod(),
                                    wanted.toBuilder().setRequestId(id).build())
                            .thenApply(done -> done.map(UpdateWeeklyTemplateResponse::getReport));
            case EndWeeklyTemplateRequest wanted ->
                    server.call(
                                    AvailabilityServiceGrpc.getEndWeeklyTemplateMethod(),
                                    wanted.toBuilder().setRequestId(id).build())
                            .thenApply(
                                    done -> done.map(end -> ExtensionReport.getDefaultInstance()));
            default -> throw new IllegalArgumentException("no change of weekly hours");
        };
    }

    private boolean took(Message request, Answer<ExtensionReport> answer) {
        intention.answered(answer);
        return switch (answer) {
            case Answer.Done<ExtensionReport>(ExtensionReport report) -> {
                left.remove(request);
                made += report.getMadeCount();
                clashes += report.getClashCount();
                yield true;
            }
            case Answer.Failed<ExtensionReport>(CallFailure why) -> {
                failure.set(errors.take(why));
                yield false;
            }
        };
    }

    private void ended(OneByOne.End end) {
        if (end == OneByOne.End.FAILED) {
            return; // why is said already, and pressing again goes on
        }
        String sentence =
                end == OneByOne.End.STOPPED
                        ? texts.get("templates.stopped", left.size())
                        : ends
                                ? texts.get("templates.ended")
                                : texts.get("templates.saved", made, clashes);
        shell.done(sentence);
        outcome.set(sentence);
        if (left.isEmpty()) {
            words.set("");
        }
    }
}

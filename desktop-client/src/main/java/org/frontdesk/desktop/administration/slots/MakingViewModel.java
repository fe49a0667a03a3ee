package org.frontdesk.desktop.administration.slots;

import org.frontdesk.api.v1.BulkCreateTimeSlotsResponse;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.desktop.administration.OneByOne;
import org.frontdesk.desktop.administration.preview.Doing;
import org.frontdesk.desktop.administration.preview.PlannedDay;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Makes what was previewed, a call at a time. What somebody else has got in the way of meanwhile is left out and said; what
 * was stopped, or got no answer, goes on where it ended, with the same request id.
 */
final class MakingViewModel extends Doing {

    private final SignedInServer server;
    private final Intention intention;
    private final PreviewViewModel preview;
    private final Doctors doctors;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;
    private final List<Batch> left = new ArrayList<>();
    private final Set<String> doneDays = new HashSet<>();
    private int planned;
    private int made;
    private boolean abandoned;

    /**
     * @param intention of the call that is made at the time
     */
    MakingViewModel(
            SignedInServer server,
            Intention intention,
            PreviewViewModel preview,
            Doctors doctors,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        super(fx);
        this.server = server;
        this.intention = intention;
        this.preview = preview;
        this.doctors = doctors;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
        preview.onChange(this::prepare);
    }

    @Override
    public boolean isDone(PlannedDay day) {
        return doneDays.contains(day.id());
    }

    @Override
    public void begin() {
        if (work.runningProperty().get() || left.isEmpty()) {
            return;
        }
        failure.set("");
        tellProgress();
        work.run(List.copyOf(left), this::make, this::ended);
    }

    /** Nobody looks at it any more: what is on its way ends, and is told wherever the person is then. */
    void abandon() {
        abandoned = true;
        work.stop();
    }

    /** Another preview is another thing to make; there is none while this is being made. */
    private void prepare() {
        left.clear();
        doneDays.clear();
        planned = preview.count();
        made = 0;
        outcome.set("");
        failure.set("");
        if (preview.pattern() != null) {
            left.addAll(Batch.of(preview.pattern(), preview.all()));
        }
        words.set(left.isEmpty() ? "" : texts.get("slots.make", planned));
    }

    private CompletableFuture<Boolean> make(Batch batch) {
        return server.call(
                        ScheduleServiceGrpc.getBulkCreateTimeSlotsMethod(),
                        batch.content().toBuilder()
                                .setRequestId(intention.idFor(batch.content()))
                                .build())
                .thenApplyAsync(answer -> took(batch, answer), fx);
    }

    private boolean took(Batch batch, Answer<BulkCreateTimeSlotsResponse> answer) {
        intention.answered(answer);
        return switch (answer) {
            case Answer.Done<BulkCreateTimeSlotsResponse>(BulkCreateTimeSlotsResponse response) -> {
                made += response.getCreatedCount();
                left.remove(batch);
                batch.days().stream()
                        .filter(day -> left.stream().noneMatch(one -> one.days().contains(day)))
                        .forEach(day -> doneDays.add(day.id()));
                tellProgress();
                yield true;
            }
            case Answer.Failed<BulkCreateTimeSlotsResponse>(CallFailure why) -> {
                failure.set(
                        texts.get(
                                "slots.notMade",
                                texts.dayAndDate(LocalDate.parse(batch.content().getFirstDate())),
                                doctors.name(batch.content().getDoctorId()),
                                texts.of(why)));
                boolean inTheWay =
                        why.reason().equals("SLOT_OVERLAP") || why.reason().equals("ROOM_TAKEN");
                if (inTheWay) {
                    left.remove(batch); // somebody was faster; the other days are as free as before
                }
                yield inTheWay;
            }
        };
    }

    private void tellProgress() {
        outcome.set(texts.get("slots.making", made, planned));
    }

    private void ended(OneByOne.End end) {
        String sentence =
                switch (end) {
                    case DONE ->
                            made == planned
                                    ? texts.get("slots.made", made)
                                    : texts.get("slots.madeSome", made, planned);
                    case STOPPED -> texts.get("slots.stopped", made, planned);
                    case FAILED -> texts.get("slots.ended", made, planned);
                };
        if (end == OneByOne.End.DONE) {
            shell.done(sentence);
        } else if (abandoned) { // else it stands over the button that goes on
            shell.failed(sentence);
        }
        outcome.set(sentence);
        words.set(left.isEmpty() ? "" : texts.get("slots.goOn", planned - made));
    }
}

package org.frontdesk.desktop.administration.preview;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import org.frontdesk.api.v1.SlotClash;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.OneByOne;
import org.frontdesk.desktop.administration.hours.SlotPattern;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.texts.Texts;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** What would be made, day by day, and what is in the way. */
public final class PreviewViewModel {

    private final DryRun dryRun;
    private final Doctors doctors;
    private final FieldErrors errors;
    private final Executor fx;
    private final Texts texts;
    private final Loading loading;
    private final ObservableList<PlannedDay> all = FXCollections.observableArrayList();
    private final FilteredList<PlannedDay> days = new FilteredList<>(all);
    private final BooleanProperty onlyClashes = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private SlotPattern pattern;
    private SlotPattern asked;
    private long newest;
    private Runnable changed = () -> {};

    /**
     * @param errors where the server's objections to the form are told
     */
    public PreviewViewModel(
            DryRun dryRun, Doctors doctors, FieldErrors errors, Executor fx, Texts texts) {
        this.dryRun = dryRun;
        this.doctors = doctors;
        this.errors = errors;
        this.fx = fx;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        loading.forget();
        onlyClashes.subscribe(
                only -> days.setPredicate(only ? day -> !day.isClear() : day -> true));
    }

    public Loading loading() {
        return loading;
    }

    /** How far the question is, and the way to stop it. */
    public OneByOne work() {
        return dryRun.work();
    }

    /** Those that are looked at, by date and doctor. */
    public ObservableList<PlannedDay> days() {
        return days;
    }

    /** All of them, whether they are looked at or not. */
    public List<PlannedDay> all() {
        return all;
    }

    /** What was asked about; null for nothing. */
    public SlotPattern pattern() {
        return pattern;
    }

    public BooleanProperty onlyClashesProperty() {
        return onlyClashes;
    }

    /** What is being asked, or was; null for nothing. */
    public SlotPattern asked() {
        return asked;
    }

    /** How many slots would be made; empty for no preview. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** How many would not be, because something is in the way; empty for none. */
    public ReadOnlyStringProperty leftOutProperty() {
        return leftOut.getReadOnlyProperty();
    }

    /** Why there is no preview; empty where the fields say it, or there is one. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** How many slots would be made. */
    public int count() {
        return all.stream().mapToInt(PlannedDay::count).sum();
    }

    /** Called whenever there is another preview, or none any more. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Asks what a pattern would make for some doctors. */
    public void ask(SlotPattern wanted, List<String> doctorIds) {
        ask(wanted, doctorIds, clash -> false);
    }

    /**
     * Asks what a pattern would make for some doctors.
     *
     * @param gives whether a slot that is in the way will give way
     */
    public void ask(SlotPattern wanted, List<String> doctorIds, Predicate<SlotClash> gives) {
        forget();
        asked = wanted;
        long mine = newest;
        CompletableFuture<Answer<List<PlannedDay>>> judged = new CompletableFuture<>();
        loading.waitFor(judged, found -> show(wanted, found));
        dryRun.ask(wanted, doctorIds, gives)
                .thenAcceptAsync(
                        answer -> {
                            if (mine == newest) {
                                judge(answer, judged);
                            }
                        },
                        fx);
    }

    /** Nothing is previewed any more; a question on its way is stopped. */
    public void forget() {
        newest++;
        dryRun.work().stop();
        loading.forget();
        pattern = null;
        asked = null;
        all.clear();
        summary.set("");
        leftOut.set("");
        message.set("");
        onlyClashes.set(false);
        changed.run();
    }

    /** What the form has to mend is said there, and is no failure of the list. */
    private void judge(
            Answer<List<PlannedDay>> answer, CompletableFuture<Answer<List<PlannedDay>>> judged) {
        switch (answer) {
            case Answer.Failed<List<PlannedDay>>(CallFailure failure)
                    when !failure.outcomeUnknown() -> {
                loading.forget();
                message.set(errors.take(failure));
            }
            case Answer.Failed<List<PlannedDay>> failed -> judged.complete(failed);
            case Answer.Done<List<PlannedDay>>(List<PlannedDay> found) -> {
                if (found.isEmpty()) {
                    loading.forget();
                    errors.put("hours", texts.get("wrong.noSlots"));
                    errors.told();
                } else {
                    judged.complete(answer);
                }
            }
        }
    }

    private boolean show(SlotPattern wanted, List<PlannedDay> found) {
        pattern = wanted;
        all.setAll(
                found.stream()
                        .sorted(
                                Comparator.comparing(PlannedDay::date)
                                        .thenComparing(day -> doctors.name(day.doctorId())))
                        .toList());
        long doctorCount = all.stream().map(PlannedDay::doctorId).distinct().count();
        long dayCount =
                all.stream()
                        .filter(day -> day.count() > 0)
                        .map(PlannedDay::date)
                        .distinct()
                        .count();
        int left = all.stream().mapToInt(PlannedDay::leftOut).sum();
        summary.set(
                count() == 0
                        ? texts.get("preview.nothing")
                        : texts.get(
                                doctorCount > 1 ? "preview.summary.doctors" : "preview.summary",
                                count(),
                                dayCount,
                                doctorCount));
        leftOut.set(left == 0 ? "" : texts.get("preview.leftOut", left));
        changed.run();
        return true;
    }
}

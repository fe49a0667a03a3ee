package org.frontdesk.desktop.administration.form;

import com.google.protobuf.Message;

import io.grpc.MethodDescriptor;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.shell.Unsaved;
import org.frontdesk.desktop.shell.Workplace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list of records, and a form on one of them or on a new one. What is typed is never lost without asking: not by choosing
 * another record, and not by a refusal.
 *
 * @param <T> the record as the server sends it
 */
public abstract class RecordsViewModel<T> {

    /** As many as are read at once; more are asked for. */
    protected static final int PAGE = 200;

    /** A page of the list, and the token of the one after it; empty for none. */
    public record Page<T>(List<T> records, String next) {}

    protected final Workplace at;
    private final Form form;
    private final Sending sending;
    private final Loading loading;
    private final ObservableList<T> records = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<T> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final Unsaved unsaved = new Unsaved();
    private String next = "";

    protected RecordsViewModel(Workplace at) {
        this.at = at;
        this.form = new Form(at.texts());
        this.sending = new Sending(at);
        this.loading = new Loading(at.fx(), at.texts());
    }

    // --- what a page says of its records

    /** Asks for a page of the list; an empty token means the first. */
    protected abstract CompletableFuture<Answer<Page<T>>> page(String token);

    /** Asks for a record anew, after somebody else changed it. */
    protected abstract CompletableFuture<Answer<T>> again(T record);

    protected abstract String idOf(T record);

    /** What the form shows of a record, by field. */
    protected abstract Map<String, String> valuesOf(T record);

    /** What the form of a new record begins with. */
    protected Map<String, String> valuesOfNew() {
        return Map.of();
    }

    /** Saves what is typed, as a new record where none is chosen. */
    public abstract void save();

    /** Another record, a new one or none is open now. */
    protected void opened() {}

    /** The page is left: asks for nothing any more. */
    protected void stop() {}

    // --- what is shown

    public ObservableList<T> records() {
        return records;
    }

    public Loading loading() {
        return loading;
    }

    /** Whether the list goes on. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public Form form() {
        return form;
    }

    /** The record in the form; null when it is a new one, or the form is closed. */
    public ReadOnlyObjectProperty<T> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether the form is open. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the form is for a new record. */
    public BooleanExpression isNew() {
        return open.getReadOnlyProperty().and(chosen.isNull());
    }

    /** Whether nothing can be changed at the moment. */
    public BooleanExpression idle() {
        return sending.busyProperty().or(at.connection().liveProperty().not());
    }

    /** What waits because something is typed. */
    public Unsaved unsaved() {
        return unsaved;
    }

    // --- what a person does

    /** Reads the list, again if it was read before. */
    public void load() {
        loading.waitFor(page(""), first -> show(first.records(), first.next()));
    }

    /** Reads what comes after the list that is shown. */
    public void loadMore() {
        List<T> before = List.copyOf(records);
        loading.waitFor(
                page(next),
                page -> {
                    List<T> all = new ArrayList<>(before);
                    all.addAll(page.records());
                    return show(all, page.next());
                });
    }

    /** Opens a record. */
    public void choose(T record) {
        if (chosen.get() == null || !idOf(record).equals(idOf(chosen.get()))) {
            unlessTyped(() -> open(record));
        }
    }

    /** Opens the form for a new record. */
    public void startNew() {
        unlessTyped(() -> open(null));
    }

    /** Goes back to the list. */
    public void close() {
        unlessTyped(this::closeNow);
    }

    /** Goes elsewhere. */
    public void leave(Runnable goOn) {
        unlessTyped(goOn);
    }

    /** What is typed is given up, and what waited goes on. */
    public void discard() {
        if (chosen.get() == null) {
            closeNow();
        } else {
            form.revert();
        }
        unsaved.take().run();
    }

    /** What is typed is saved, and when it is, what waited goes on. */
    public void saveAndGoOn() {
        unsaved.goOnAfterSaving();
        save();
    }

    // --- what the pages do

    /** Sends what the form says; a refusal is said in the form, by the fields where they are named. */
    protected final <Q extends Message, R> void save(
            MethodDescriptor<Q, R> method, Q content, Consumer<R> saved) {
        unsaved.stay();
        form.clearRefusal();
        sending.send(method, content, saved, this::refused);
    }

    /** Does something else with the chosen record, whatever is typed; what it became is taken up beside that. */
    protected final <Q extends Message, R> void act(
            MethodDescriptor<Q, R> method, Q content, Function<R, T> result, Consumer<R> done) {
        form.clearRefusal();
        sending.send(
                method,
                content,
                response -> {
                    T now = result.apply(response);
                    replace(now);
                    if (chosen.get() != null && idOf(now).equals(idOf(chosen.get()))) {
                        chosen.set(now);
                        form.refill(valuesOf(now));
                    }
                    done.accept(response);
                },
                this::refused);
    }

    /** What was typed is stored as this record. */
    protected final void stored(T now, String sentence) {
        boolean isNew = chosen.get() == null;
        replace(now);
        chosen.set(now);
        open.set(true);
        form.fill(valuesOf(now));
        at.shell().done(sentence);
        if (isNew) {
            opened();
            load(); // it has its place in the order of the list
        }
        unsaved.saved();
    }

    /** The server said no, or nothing. */
    protected void refused(CallFailure failure) {
        unsaved.notSaved();
        T overtaken = chosen.get();
        if (overtaken == null || !failure.reason().equals("ETAG_MISMATCH")) {
            form.refused(failure);
            return;
        }
        again(overtaken)
                .thenAcceptAsync(
                        answer -> {
                            switch (answer) {
                                case Answer.Done<T>(T now) -> overtaken(now);
                                case Answer.Failed<T> failed -> form.refused(failure);
                            }
                        },
                        at.fx());
    }

    private void overtaken(T now) {
        replace(now);
        if (chosen.get() != null && idOf(now).equals(idOf(chosen.get()))) {
            chosen.set(now);
            form.overtaken(valuesOf(now));
        }
    }

    private boolean show(List<T> all, String following) {
        ShownLists.follow(records, all, this::idOf);
        next = following;
        more.set(!following.isEmpty());
        T before = chosen.get();
        if (before != null) {
            all.stream()
                    .filter(one -> idOf(one).equals(idOf(before)) && !one.equals(before))
                    .filter(one -> !form.changedProperty().get()) // else saving tells of it
                    .findFirst()
                    .ifPresent(
                            now -> {
                                chosen.set(now);
                                form.refill(valuesOf(now));
                            });
        }
        return !records.isEmpty();
    }

    private void replace(T now) {
        for (int i = 0; i < records.size(); i++) {
            if (idOf(records.get(i)).equals(idOf(now))) {
                records.set(i, now);
                return;
            }
        }
    }

    private void open(T record) {
        chosen.set(record);
        form.fill(record == null ? valuesOfNew() : valuesOf(record));
        open.set(true);
        opened();
    }

    private void closeNow() {
        chosen.set(null);
        open.set(false);
        form.fill(Map.of());
        opened();
    }

    private void unlessTyped(Runnable action) {
        unsaved.unless(open.get() && form.changedProperty().get(), action);
    }
}

package org.frontdesk.desktop.audit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.ListAuditEntriesRequest;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.texts.Texts;

import java.time.Clock;
import java.time.LocalTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What was found, newest first; more is read by wish. */
final class AuditViewModel {

    private final AuditPages pages;
    private final AuditWords words;
    private final AuditFilter filter;
    private final People people;
    private final Doctors doctors;
    private final Clock clock;
    private final Later later;
    private final Executor fx;
    private final Texts texts;
    private final Loading loading;

    private final ObservableList<AuditRow> found = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper isMore = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper asOf = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private ListAuditEntriesRequest asked = ListAuditEntriesRequest.getDefaultInstance();
    private String next = "";
    private long newest;

    AuditViewModel(
            AuditPages pages,
            AuditWords words,
            AuditFilter filter,
            People people,
            Doctors doctors,
            Clock clock,
            Later later,
            Executor fx,
            Texts texts) {
        this.pages = pages;
        this.words = words;
        this.filter = filter;
        this.people = people;
        this.doctors = doctors;
        this.clock = clock;
        this.later = later;
        this.fx = fx;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        filter.onChange(() -> later.run(this::search));
    }

    Loading loading() {
        return loading;
    }

    AuditFilter filter() {
        return filter;
    }

    People people() {
        return people;
    }

    ObservableList<AuditRow> found() {
        return found;
    }

    /** Whether there may be older ones. */
    ReadOnlyBooleanProperty isMoreProperty() {
        return isMore.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** When the newest page was read. */
    ReadOnlyStringProperty asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /** What is wrong with what is looked for, or why there is no more; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    void start() {
        people.load();
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(failed -> search(), fx);
        } else {
            search();
        }
    }

    void close() {
        later.cancel();
    }

    /** Asks anew, from the newest on. */
    void search() {
        later.cancel();
        message.set("");
        try {
            asked = filter.request();
        } catch (AuditFilter.Garbled garbled) {
            message.set(texts.get(garbled.textKey()));
            return;
        }
        if (filter.lacksRecordId()) {
            message.set(texts.get("audit.whichRecord"));
        }
        newest++;
        busy.set(false);
        CompletableFuture<Answer<AuditPages.Page>> answer = pages.read(asked, "");
        loading.waitFor(
                answer,
                page -> {
                    found.clear();
                    add(page);
                    asOf.set(
                            texts.get(
                                    "audit.asOf",
                                    texts.time(
                                            LocalTime.ofInstant(
                                                    clock.instant(), clock.getZone()))));
                    return !found.isEmpty() || isMore.get();
                });
    }

    /** Reads older ones. */
    void more() {
        if (busy.get() || next.isEmpty()) {
            return;
        }
        long mine = newest;
        busy.set(true);
        message.set("");
        pages.read(asked, next)
                .thenAcceptAsync(
                        answer -> {
                            if (mine != newest) {
                                return;
                            }
                            busy.set(false);
                            switch (answer) {
                                case Answer.Done<AuditPages.Page>(AuditPages.Page page) ->
                                        add(page);
                                case Answer.Failed<AuditPages.Page>(CallFailure failure) ->
                                        message.set(texts.of(failure));
                            }
                        },
                        fx);
    }

    private void add(AuditPages.Page page) {
        found.addAll(page.entries().stream().map(words::row).toList());
        next = page.next();
        isMore.set(!next.isEmpty());
    }
}

package org.frontdesk.desktop.booking;

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

import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.SearchPatientsResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** Finds patients while somebody types: asks when the typing pauses, and drops answers to what was typed before. */
public final class PatientSearchViewModel {

    /** As many as the pane shows without scrolling. */
    private static final int MOST_RESULTS = 8;

    private static final int LONGEST_QUERY = 100;

    private final SignedInServer server;
    private final Later later;
    private final Executor fx;
    private final Texts texts;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Patient> results = FXCollections.observableArrayList();
    private final ObjectProperty<Patient> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper nothingFound = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private long newest;

    public PatientSearchViewModel(SignedInServer server, Later later, Executor fx, Texts texts) {
        this.server = server;
        this.later = later;
        this.fx = fx;
        this.texts = texts;
        query.subscribe((before, after) -> typed(after));
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** The best matches, best first. */
    public ObservableList<Patient> results() {
        return results;
    }

    /** The patient the person picked; null for none. */
    public ObjectProperty<Patient> chosenProperty() {
        return chosen;
    }

    /** Whether the newest question was answered with nobody. */
    public ReadOnlyBooleanProperty nothingFoundProperty() {
        return nothingFound.getReadOnlyProperty();
    }

    /** Why the newest question could not be answered. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Picks the best match. */
    public void chooseFirst() {
        if (!results.isEmpty()) {
            choose(results.getFirst());
        }
    }

    public void choose(Patient patient) {
        chosen.set(patient);
    }

    /** Back to an empty search. */
    public void clear() {
        chosen.set(null);
        query.set("");
    }

    private void typed(String text) {
        long mine = ++newest;
        nothingFound.set(false);
        failure.set("");
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            later.cancel();
            results.clear();
            return;
        }
        later.run(() -> ask(wanted, mine));
    }

    private void ask(String wanted, long mine) {
        SearchPatientsRequest request =
                SearchPatientsRequest.newBuilder()
                        .setQuery(wanted.substring(0, Math.min(wanted.length(), LONGEST_QUERY)))
                        .setPageSize(MOST_RESULTS)
                        .build();
        server.call(PatientServiceGrpc.getSearchPatientsMethod(), request)
                .thenAcceptAsync(
                        answer -> {
                            if (mine == newest) {
                                answered(answer);
                            }
                        },
                        fx);
    }

    private void answered(Answer<SearchPatientsResponse> answer) {
        switch (answer) {
            case Answer.Done<SearchPatientsResponse>(SearchPatientsResponse found) -> {
                results.setAll(found.getPatientsList());
                nothingFound.set(results.isEmpty());
            }
            case Answer.Failed<SearchPatientsResponse>(CallFailure problem) -> {
                results.clear();
                failure.set(texts.of(problem));
            }
        }
    }
}

package org.frontdesk.desktop.patients;

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
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.ShownLists;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.concurrent.Executor;

/** Finds patients while somebody types: asks when the typing pauses, and drops answers to what was typed before. */
public final class PatientSearchViewModel {

    /** As many as a pane shows without scrolling. */
    private static final int MOST_IN_A_PANE = 8;

    private static final int LONGEST_QUERY = 100;

    private final SignedInServer server;
    private final int mostResults;
    private final Later later;
    private final Loading loading;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Patient> results = FXCollections.observableArrayList();
    private final ObjectProperty<Patient> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper nothingFound = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private long newest;
    private long asked;
    private boolean firstWanted;
    private String leftOut = "";

    /** One that finds as many as a pane has room for. */
    public PatientSearchViewModel(SignedInServer server, Later later, Executor fx, Texts texts) {
        this(server, MOST_IN_A_PANE, later, fx, texts);
    }

    /**
     * @param mostResults as many as there is room for; at most 50
     */
    public PatientSearchViewModel(
            SignedInServer server, int mostResults, Later later, Executor fx, Texts texts) {
        this.server = server;
        this.mostResults = mostResults;
        this.later = later;
        this.loading = new Loading(fx, texts);
        loading.forget(); // nothing is asked for yet
        query.subscribe((before, after) -> typed());
        loading.stateProperty().subscribe(this::show);
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

    /** Where the newest question stands. */
    public Loading loading() {
        return loading;
    }

    /** Whether something was typed to which there is no answer yet. */
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Whether the newest question was answered with nobody. */
    public ReadOnlyBooleanProperty nothingFoundProperty() {
        return nothingFound.getReadOnlyProperty();
    }

    /** Why the newest question could not be answered. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Picks the best match of what is typed, as soon as it is known. */
    public void chooseFirst() {
        firstWanted = waiting.get();
        if (!firstWanted && !results.isEmpty()) {
            choose(results.getFirst());
        }
    }

    public void choose(Patient patient) {
        chosen.set(patient);
    }

    /** Finds everybody but that one. */
    void leaveOut(Patient patient) {
        leftOut = patient.getPatientId();
    }

    /** Back to an empty search. */
    public void clear() {
        chosen.set(null);
        query.set("");
    }

    /** Asks the same again. */
    public void again() {
        if (!wanted().isEmpty()) {
            ask(wanted(), ++newest);
        }
    }

    private void typed() {
        long mine = ++newest;
        firstWanted = false;
        nothingFound.set(false);
        failure.set("");
        String wanted = wanted();
        if (wanted.isEmpty()) {
            later.cancel();
            results.clear();
            loading.forget();
            waiting.set(false);
        } else {
            waiting.set(true);
            later.run(() -> ask(wanted, mine));
        }
    }

    private void ask(String wanted, long mine) {
        asked = mine;
        loading.waitFor(
                server.call(
                        PatientServiceGrpc.getSearchPatientsMethod(),
                        SearchPatientsRequest.newBuilder()
                                .setQuery(wanted)
                                .setPageSize(mostResults)
                                .build()),
                found -> {
                    if (mine == newest) {
                        ShownLists.follow(results, others(found), Patient::getPatientId);
                        nothingFound.set(results.isEmpty());
                        waiting.set(false);
                        if (firstWanted) {
                            chooseFirst();
                        }
                    }
                    return !results.isEmpty();
                });
    }

    private List<Patient> others(SearchPatientsResponse found) {
        return found.getPatientsList().stream()
                .filter(one -> !one.getPatientId().equals(leftOut))
                .toList();
    }

    private void show(ListState state) {
        if (state == ListState.FAILED && asked == newest) {
            results.clear();
            failure.set(loading.failureProperty().get());
            waiting.set(false);
        }
    }

    private String wanted() {
        String words = query.get().strip();
        return words.substring(0, Math.min(words.length(), LONGEST_QUERY));
    }
}

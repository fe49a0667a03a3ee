package org.frontdesk.desktop.patients;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.DuplicateCandidate;
import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.FindPossibleDuplicatesResponse;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.live.Later;

import java.util.List;
import java.util.concurrent.Executor;

/** Who may be the person that is being registered: looked for whenever the typing pauses. */
public final class DuplicatesViewModel {

    /** As many as the form has room for. */
    private static final int MOST_SHOWN = 3;

    /** Below this, little more than a common name matches. */
    private static final double LEAST_SCORE = 0.3;

    private final SignedInServer server;
    private final Later later;
    private final Executor fx;
    private final ObservableList<DuplicateCandidate> candidates =
            FXCollections.observableArrayList();
    private long newest;

    public DuplicatesViewModel(SignedInServer server, Later later, Executor fx) {
        this.server = server;
        this.later = later;
        this.fx = fx;
    }

    /** The likeliest first. */
    public ObservableList<DuplicateCandidate> candidates() {
        return candidates;
    }

    void clear() {
        newest++;
        later.cancel();
        candidates.clear();
    }

    /** Somebody typed; half a name and nothing else is not worth a question. */
    void typed(FindPossibleDuplicatesRequest known) {
        boolean named = !known.getGivenName().isEmpty() && !known.getFamilyName().isEmpty();
        if (!named && known.getPhone().isEmpty() && known.getEmail().isEmpty()) {
            clear();
            return;
        }
        long mine = ++newest;
        later.run(
                () ->
                        server.call(PatientServiceGrpc.getFindPossibleDuplicatesMethod(), known)
                                .thenAcceptAsync(
                                        answer -> {
                                            if (mine == newest) {
                                                answered(answer);
                                            }
                                        },
                                        fx));
    }

    /** What is half typed may be refused as it stands; then nobody is shown, and registering says what is wrong. */
    private void answered(Answer<FindPossibleDuplicatesResponse> answer) {
        candidates.setAll(
                answer
                                instanceof
                                Answer.Done<FindPossibleDuplicatesResponse>(
                                        FindPossibleDuplicatesResponse found)
                        ? found.getCandidatesList().stream()
                                .filter(one -> one.getScore() >= LEAST_SCORE)
                                .limit(MOST_SHOWN)
                                .toList()
                        : List.of());
    }
}

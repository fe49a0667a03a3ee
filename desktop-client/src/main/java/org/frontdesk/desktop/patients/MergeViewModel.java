package org.frontdesk.desktop.patients;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.MergePatientsRequest;
import org.frontdesk.api.v1.MergePatientsResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Makes one record of two of the same person: the other one is found, what would come of it is shown as the server says it, and
 * only whoever says that they made sure may do it. Both are read anew before each look, so that it is never of old records.
 */
final class MergeViewModel {

    private final SignedInServer server;
    private final Intention intention;
    private final PatientSearchViewModel search;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<Patient> survivor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Patient> other = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<MergePatientsResponse> preview =
            new ReadOnlyObjectWrapper<>();
    private final BooleanProperty sure = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final BooleanBinding possible =
            Bindings.createBooleanBinding(
                    () -> sure.get() && !busy.get() && isPossible(preview.get()),
                    sure,
                    busy,
                    preview);
    private Consumer<Patient> onMerged = patient -> {};
    private Runnable onLeft = () -> {};
    private long newest;

    MergeViewModel(
            SignedInServer server,
            Intention intention,
            PatientSearchViewModel search,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.search = search;
        this.fx = fx;
        this.texts = texts;
        search.chosenProperty()
                .subscribe(
                        chosen -> {
                            if (chosen != null) {
                                look(survivor.get(), chosen);
                            }
                        });
    }

    /** Finds the other record. */
    PatientSearchViewModel search() {
        return search;
    }

    /** The record that is kept. */
    ReadOnlyObjectProperty<Patient> survivorProperty() {
        return survivor.getReadOnlyProperty();
    }

    /** The record that is merged into it; null while it is not found. */
    ReadOnlyObjectProperty<Patient> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** What would come of it; null while it is not known. */
    ReadOnlyObjectProperty<MergePatientsResponse> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Whether somebody says that they made sure. */
    BooleanProperty sureProperty() {
        return sure;
    }

    /** Why it can't be looked at or was not done; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether it can be done. */
    BooleanBinding possible() {
        return possible;
    }

    /** Who is told of the one record that there is now. */
    void onMerged(Consumer<Patient> listener) {
        onMerged = listener;
    }

    /** Who is told that nothing was merged. */
    void onLeft(Runnable listener) {
        onLeft = listener;
    }

    void begin(Patient kept) {
        newest++;
        survivor.set(kept);
        other.set(null);
        preview.set(null);
        sure.set(false);
        message.set("");
        search.leaveOut(kept);
        search.clear();
    }

    void leave() {
        newest++;
        onLeft.run();
    }

    /** The other record is kept instead. */
    void swap() {
        if (other.get() != null && !busy.get()) {
            look(other.get(), survivor.get());
        }
    }

    /** Looks for another one. */
    void another() {
        begin(survivor.get());
    }

    /** Does it. */
    void merge() {
        if (!possible.get()) {
            return;
        }
        message.set("");
        busy.set(true);
        MergePatientsRequest content = request().build();
        server.call(
                        PatientServiceGrpc.getMergePatientsMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::merged, fx);
    }

    private void merged(Answer<MergePatientsResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<MergePatientsResponse>(MergePatientsResponse response) ->
                    onMerged.accept(response.getPatient());
            case Answer.Failed<MergePatientsResponse>(CallFailure failure) -> {
                String why = texts.of(failure);
                if (!failure.outcomeUnknown() || failure.reason().equals("ETAG_MISMATCH")) {
                    look(survivor.get(), other.get());
                }
                message.set(why);
            }
        }
    }

    /** Reads both as they are now, and asks what would come of it. */
    private void look(Patient kept, Patient merged) {
        long mine = ++newest;
        survivor.set(kept);
        other.set(merged);
        preview.set(null);
        sure.set(false);
        message.set("");
        read(kept)
                .thenCombine(
                        read(merged),
                        (one, two) ->
                                (Runnable)
                                        () -> {
                                            if (mine == newest) {
                                                take(one, two, mine);
                                            }
                                        })
                .thenAcceptAsync(Runnable::run, fx);
    }

    private void take(
            Answer<GetPatientResponse> kept, Answer<GetPatientResponse> merged, long mine) {
        if (kept instanceof Answer.Failed<GetPatientResponse>(CallFailure failure)) {
            message.set(texts.of(failure));
        } else if (merged instanceof Answer.Failed<GetPatientResponse>(CallFailure failure)) {
            message.set(texts.of(failure));
        } else if (kept instanceof Answer.Done<GetPatientResponse>(GetPatientResponse one)
                && merged instanceof Answer.Done<GetPatientResponse>(GetPatientResponse two)) {
            survivor.set(one.getPatient());
            other.set(two.getPatient());
            server.call(
                            PatientServiceGrpc.getMergePatientsMethod(),
                            request().setValidateOnly(true).build())
                    .thenAcceptAsync(
                            answer -> {
                                if (mine == newest) {
                                    previewed(answer);
                                }
                            },
                            fx);
        }
    }

    private void previewed(Answer<MergePatientsResponse> answer) {
        switch (answer) {
            case Answer.Done<MergePatientsResponse>(MergePatientsResponse response) ->
                    preview.set(response);
            case Answer.Failed<MergePatientsResponse>(CallFailure failure) ->
                    message.set(texts.of(failure));
        }
    }

    private MergePatientsRequest.Builder request() {
        return MergePatientsRequest.newBuilder()
                .setSurvivorId(survivor.get().getPatientId())
                .setSurvivorEtag(survivor.get().getEtag())
                .setMergedId(other.get().getPatientId())
                .setMergedEtag(other.get().getEtag());
    }

    private CompletableFuture<Answer<GetPatientResponse>> read(Patient patient) {
        return server.call(
                PatientServiceGrpc.getGetPatientMethod(),
                GetPatientRequest.newBuilder().setPatientId(patient.getPatientId()).build());
    }

    private static boolean isPossible(MergePatientsResponse shown) {
        return shown != null && shown.getOverlapsCount() == 0;
    }
}

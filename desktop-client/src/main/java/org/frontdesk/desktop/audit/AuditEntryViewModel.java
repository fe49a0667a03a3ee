package org.frontdesk.desktop.audit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.AuditEntry;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * One entry, looked at closely. Whom it is about is known by id; who that is, is read when one entry is about one patient,
 * and otherwise by wish: whoever looks is shown these patients, too, and that is written down.
 */
final class AuditEntryViewModel {

    private final SignedInServer server;
    private final AuditFilter filter;
    private final People people;
    private final AuditWords words;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyObjectWrapper<AuditRow> shown = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Patient> patients = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper namesWanted = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Map<String, Patient> known = new HashMap<>();
    private long newest;

    AuditEntryViewModel(
            SignedInServer server,
            AuditFilter filter,
            People people,
            AuditWords words,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.filter = filter;
        this.people = people;
        this.words = words;
        this.fx = fx;
        this.texts = texts;
    }

    /** The entry; null for none. */
    ReadOnlyObjectProperty<AuditRow> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Those it is about, as far as they were read. */
    ObservableList<Patient> patients() {
        return patients;
    }

    /** Whether there are patients whose names were not asked for yet. */
    ReadOnlyBooleanProperty namesWantedProperty() {
        return namesWanted.getReadOnlyProperty();
    }

    /** Why the names could not be read; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    List<FactLine> facts() {
        return words.facts(shown.get().entry());
    }

    /** Where patients were shown. */
    String shownBy() {
        return words.shownBy(shown.get().entry());
    }

    void open(AuditRow row) {
        if (row.equals(shown.get())) {
            return;
        }
        newest++;
        message.set("");
        patients.clear();
        shown.set(row);
        List<String> ids = row.entry().getPatientIdsList();
        namesWanted.set(!ids.isEmpty());
        if (ids.size() == 1 || known.keySet().containsAll(ids)) {
            readNames();
        }
    }

    void close() {
        newest++;
        shown.set(null);
    }

    /** Reads who the patients are. */
    void readNames() {
        long mine = newest;
        namesWanted.set(false);
        message.set("");
        List<CompletableFuture<Answer<Patient>>> asked =
                shown.get().entry().getPatientIdsList().stream().map(this::read).toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenRunAsync(
                        () -> {
                            if (mine == newest) {
                                show(asked.stream().map(CompletableFuture::join).toList());
                            }
                        },
                        fx);
    }

    /** Looks for everything about the record of the entry. */
    void wholeRecord() {
        AuditEntry entry = shown.get().entry();
        KnownKind.of(entry.getRecordKind())
                .ifPresent(kind -> filter.onlyRecord(kind, entry.getRecordId()));
    }

    /** Whether the entry is about one record that can be looked for. */
    boolean hasRecord() {
        AuditEntry entry = shown.get().entry();
        return !entry.getRecordId().isEmpty() && KnownKind.of(entry.getRecordKind()).isPresent();
    }

    /** Looks for everything the same person did and was shown. */
    void wholePerson() {
        AuditEntry entry = shown.get().entry();
        filter.onlyPerson(people.meet(entry.getUserId(), entry.getUserName()));
    }

    boolean hasPerson() {
        return !shown.get().entry().getUserId().isEmpty();
    }

    /** Looks for everything about a patient. */
    void wholePatient(Patient patient) {
        filter.onlyPatient(patient);
    }

    private void show(List<Answer<Patient>> answers) {
        answers.stream()
                .flatMap(
                        answer ->
                                answer instanceof Answer.Done<Patient>(Patient patient)
                                        ? Stream.of(patient)
                                        : Stream.empty())
                .forEach(
                        patient -> {
                            known.put(patient.getPatientId(), patient);
                            if (!patients.contains(patient)) {
                                patients.add(patient);
                            }
                        });
        answers.stream()
                .flatMap(
                        answer ->
                                answer instanceof Answer.Failed<Patient>(CallFailure failure)
                                        ? Stream.of(failure)
                                        : Stream.empty())
                .findFirst()
                .ifPresent(failure -> message.set(texts.of(failure)));
    }

    private CompletableFuture<Answer<Patient>> read(String patientId) {
        Patient before = known.get(patientId);
        return before != null
                ? CompletableFuture.completedFuture(new Answer.Done<>(before))
                : server.call(
                                PatientServiceGrpc.getGetPatientMethod(),
                                GetPatientRequest.newBuilder().setPatientId(patientId).build())
                        .thenApply(answer -> answer.map(GetPatientResponse::getPatient));
    }
}

package org.frontdesk.desktop.patients;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.RegisterPatientResponse;
import org.frontdesk.api.v1.UpdatePatientRequest;
import org.frontdesk.api.v1.UpdatePatientResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.Unsaved;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The form of a person's record, for a new patient or a known one; what is wrong is said at the field it is wrong in. When
 * somebody else changed the record while it was edited, nothing that was typed is lost: see {@link TypedPerson#meet}.
 */
public final class PatientFormViewModel {

    private final SignedInServer server;
    private final Intention intention;
    private final DuplicatesViewModel duplicates;
    private final Executor fx;
    private final Texts texts;

    private final TypedPerson person = new TypedPerson();
    private final ReadOnlyObjectWrapper<Patient> edited = new ReadOnlyObjectWrapper<>();
    private final ObservableMap<String, String> fieldErrors = FXCollections.observableHashMap();
    private final ObservableMap<String, String> fieldNews = FXCollections.observableHashMap();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper warned = new ReadOnlyBooleanWrapper();
    private final Unsaved unsaved = new Unsaved();
    private Patient begun = Patient.getDefaultInstance();
    private Patient sent = Patient.getDefaultInstance();
    private Patient looksLikeOthers = Patient.getDefaultInstance();
    private Consumer<Patient> onRegistered = patient -> {};
    private Consumer<Patient> onUsed = patient -> {};
    private Consumer<Patient> onSaved = patient -> {};
    private Runnable onLeft = () -> {};

    public PatientFormViewModel(
            SignedInServer server,
            Intention intention,
            DuplicatesViewModel duplicates,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.intention = intention;
        this.duplicates = duplicates;
        this.fx = fx;
        this.texts = texts;
        person.fields().values().forEach(field -> field.subscribe((before, after) -> typed()));
    }

    /** Who may be this person. */
    public DuplicatesViewModel duplicates() {
        return duplicates;
    }

    /** Whether the server found somebody much like the person as typed, who may be registered all the same. */
    public ReadOnlyBooleanProperty warnedProperty() {
        return warned.getReadOnlyProperty();
    }

    /** The record that is edited; null while somebody is registered. */
    public ReadOnlyObjectProperty<Patient> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** What is typed in a field, by the contract's name of it. */
    public StringProperty fieldProperty(String name) {
        return person.fields().get(name);
    }

    /** What is wrong, by the contract's name of the field. */
    public ObservableMap<String, String> fieldErrors() {
        return fieldErrors;
    }

    /** What somebody else wrote meanwhile, by the contract's name of the field. */
    public ObservableMap<String, String> fieldNews() {
        return fieldNews;
    }

    /** What is wrong with the whole; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What waits because something is typed. */
    public Unsaved unsaved() {
        return unsaved;
    }

    /** Who is told of the new patient. */
    public void onRegistered(Consumer<Patient> listener) {
        onRegistered = listener;
    }

    /** Who is told of the one who turned out to be registered already. */
    public void onUsed(Consumer<Patient> listener) {
        onUsed = listener;
    }

    /** Who is told of the record as it was saved. */
    public void onSaved(Consumer<Patient> listener) {
        onSaved = listener;
    }

    /** Who is told that the form was left without changing anything. */
    public void onLeft(Runnable listener) {
        onLeft = listener;
    }

    /** An empty form, but for the name that was searched in vain. */
    public void begin(String searched) {
        begin(null, TypedPerson.named(searched));
    }

    /** The form with a known patient in it. */
    public void edit(Patient patient) {
        begin(patient, patient);
    }

    private void begin(Patient known, Patient shown) {
        edited.set(known);
        person.show(shown);
        begun = person.asTyped();
        unsaved.stay();
        fieldErrors.clear();
        fieldNews.clear();
        message.set("");
        looksLikeOthers = Patient.getDefaultInstance();
        warned.set(false);
    }

    /** It is one of those who are registered already. */
    public void use(Patient known) {
        duplicates.clear();
        onUsed.accept(known);
    }

    /** Goes back without changing anything. */
    public void leave() {
        unsaved.stay();
        duplicates.clear();
        onLeft.run();
    }

    /** Goes elsewhere: at once, or when the person has said what becomes of what they typed. */
    public void leave(Runnable goOn) {
        unsaved.unless(!person.asTyped().equals(begun), goOn);
    }

    /** What is typed is given up, and what waited goes on. */
    public void discard() {
        Runnable waiting = unsaved.take();
        leave();
        waiting.run();
    }

    /** What is typed is saved, and when it is, what waited goes on. */
    public void saveAndGoOn() {
        unsaved.goOnAfterSaving();
        save();
    }

    /**
     * Registers or saves. The same person registered again after a warning is registered beside those who are much like them.
     */
    public void save() {
        if (busy.get()) {
            return;
        }
        unsaved.stay();
        fieldErrors.clear();
        fieldNews.clear();
        message.set("");
        sent = person.asTyped();
        if (edited.get() == null) {
            register();
        } else if (TypedPerson.sameWords(sent, edited.get())) {
            leave();
            unsaved.saved();
        } else {
            update();
        }
    }

    private void typed() {
        if (edited.get() != null) {
            return; // they would be found to be like themselves
        }
        Patient now = person.asTyped();
        warned.set(now.equals(looksLikeOthers));
        duplicates.typed(
                FindPossibleDuplicatesRequest.newBuilder()
                        .setGivenName(now.getGivenName())
                        .setFamilyName(now.getFamilyName())
                        .setBirthDate(now.getBirthDate())
                        .setPhone(now.getPhone())
                        .setEmail(now.getEmail())
                        .build());
    }

    private void register() {
        var content = TypedPerson.registering(sent, sent.equals(looksLikeOthers));
        busy.set(true);
        server.call(
                        PatientServiceGrpc.getRegisterPatientMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::registered, fx);
    }

    private void registered(Answer<RegisterPatientResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<RegisterPatientResponse>(RegisterPatientResponse response) -> {
                duplicates.clear();
                onRegistered.accept(response.getPatient());
                unsaved.saved();
            }
            case Answer.Failed<RegisterPatientResponse>(CallFailure failure) -> {
                if (failure.reason().equals("POSSIBLE_DUPLICATE")) {
                    looksLikeOthers = sent;
                    warned.set(person.asTyped().equals(sent));
                }
                refused(failure);
            }
        }
    }

    private void update() {
        UpdatePatientRequest content = TypedPerson.updating(edited.get(), sent);
        busy.set(true);
        server.call(
                        PatientServiceGrpc.getUpdatePatientMethod(),
                        content.toBuilder().setRequestId(intention.idFor(content)).build())
                .thenAcceptAsync(this::updated, fx);
    }

    private void updated(Answer<UpdatePatientResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<UpdatePatientResponse>(UpdatePatientResponse response) -> {
                onSaved.accept(response.getPatient());
                unsaved.saved();
            }
            case Answer.Failed<UpdatePatientResponse>(CallFailure failure) -> {
                if (failure.reason().equals("ETAG_MISMATCH")) {
                    readAnew();
                } else {
                    refused(failure);
                }
            }
        }
    }

    /** Somebody else was faster: what they wrote is needed before anything can be saved. */
    private void readAnew() {
        unsaved.notSaved();
        busy.set(true);
        server.call(
                        PatientServiceGrpc.getGetPatientMethod(),
                        GetPatientRequest.newBuilder()
                                .setPatientId(edited.get().getPatientId())
                                .build())
                .thenAcceptAsync(this::meet, fx);
    }

    private void meet(Answer<GetPatientResponse> answer) {
        busy.set(false);
        switch (answer) {
            case Answer.Done<GetPatientResponse>(GetPatientResponse response) -> {
                Patient theirs = response.getPatient();
                boolean both = false;
                for (TypedPerson.News news : person.meet(edited.get(), theirs)) {
                    both |= news.alsoTyped();
                    String told =
                            news.now().isEmpty() ? texts.get("patients.form.empty") : news.now();
                    fieldNews.put(
                            news.field(),
                            news.alsoTyped()
                                    ? texts.get("patients.form.nowItSays", told)
                                    : texts.get("patients.form.takenOver"));
                }
                edited.set(theirs);
                message.set(
                        texts.get(both ? "patients.form.conflict" : "patients.form.changedToo"));
            }
            case Answer.Failed<GetPatientResponse>(CallFailure failure) -> refused(failure);
        }
    }

    private void refused(CallFailure failure) {
        unsaved.notSaved();
        fieldErrors.putAll(failure.fields());
        if (failure.reason().equals("EMAIL_TAKEN")) {
            fieldErrors.put("email", texts.of(failure));
        }
        message.set(fieldErrors.isEmpty() ? texts.of(failure) : texts.get("register.mendFields"));
    }
}

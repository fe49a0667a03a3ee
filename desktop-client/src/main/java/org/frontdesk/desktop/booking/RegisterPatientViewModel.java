package org.frontdesk.desktop.booking;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.RegisterPatientResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.Intention;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Registers a person without leaving the slot; what is wrong is said at the field it is wrong in. */
public final class RegisterPatientViewModel {

    private final SignedInServer server;
    private final Intention intention;
    private final DuplicatesViewModel duplicates;
    private final Executor fx;
    private final Texts texts;

    private final StringProperty givenName = new SimpleStringProperty("");
    private final StringProperty familyName = new SimpleStringProperty("");
    private final StringProperty birthDate = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final ObservableMap<String, String> fieldErrors = FXCollections.observableHashMap();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper warned = new ReadOnlyBooleanWrapper();
    private RegisterPatientRequest sent = RegisterPatientRequest.getDefaultInstance();
    private RegisterPatientRequest looksLikeOthers = RegisterPatientRequest.getDefaultInstance();
    private Consumer<Patient> onRegistered = patient -> {};

    public RegisterPatientViewModel(
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
        for (StringProperty field : List.of(givenName, familyName, birthDate, phone, email)) {
            field.subscribe((before, after) -> typed());
        }
    }

    /** Who may be this person. */
    public DuplicatesViewModel duplicates() {
        return duplicates;
    }

    /** Whether the server found somebody much like the person as typed, who may be registered all the same. */
    public ReadOnlyBooleanProperty warnedProperty() {
        return warned.getReadOnlyProperty();
    }

    /** It is one of those who are registered already. */
    public void use(Patient known) {
        duplicates.clear();
        onRegistered.accept(known);
    }

    public StringProperty givenNameProperty() {
        return givenName;
    }

    public StringProperty familyNameProperty() {
        return familyName;
    }

    /** {@code YYYY-MM-DD}. */
    public StringProperty birthDateProperty() {
        return birthDate;
    }

    public StringProperty phoneProperty() {
        return phone;
    }

    public StringProperty emailProperty() {
        return email;
    }

    /** What is wrong, by the contract's name of the field. */
    public ObservableMap<String, String> fieldErrors() {
        return fieldErrors;
    }

    /** What is wrong with the whole; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Who is told of the new patient. */
    public void onRegistered(Consumer<Patient> listener) {
        onRegistered = listener;
    }

    /** An empty form, but for the name that was searched in vain. */
    public void begin(String searched) {
        String name = searched.strip();
        boolean isName = name.chars().noneMatch(Character::isDigit);
        int lastSpace = name.lastIndexOf(' ');
        givenName.set(!isName ? "" : lastSpace < 0 ? name : name.substring(0, lastSpace));
        familyName.set(!isName || lastSpace < 0 ? "" : name.substring(lastSpace + 1));
        birthDate.set("");
        phone.set("");
        email.set("");
        fieldErrors.clear();
        message.set("");
        looksLikeOthers = RegisterPatientRequest.getDefaultInstance();
        warned.set(false);
    }

    private void typed() {
        RegisterPatientRequest now = asTyped();
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

    private RegisterPatientRequest asTyped() {
        return RegisterPatientRequest.newBuilder()
                .setGivenName(givenName.get().strip())
                .setFamilyName(familyName.get().strip())
                .setBirthDate(birthDate.get().strip())
                .setPhone(phone.get().strip())
                .setEmail(email.get().strip())
                .build();
    }

    /** Registers; the same person sent again after a warning is registered beside those who are much like them. */
    public void register() {
        if (busy.get()) {
            return;
        }
        fieldErrors.clear();
        message.set("");
        RegisterPatientRequest typed = asTyped();
        sent = typed;
        RegisterPatientRequest content =
                typed.toBuilder().setNotADuplicate(typed.equals(looksLikeOthers)).build();
        RegisterPatientRequest request =
                content.toBuilder().setRequestId(intention.idFor(content)).build();
        busy.set(true);
        server.call(PatientServiceGrpc.getRegisterPatientMethod(), request)
                .thenAcceptAsync(this::answered, fx);
    }

    private void answered(Answer<RegisterPatientResponse> answer) {
        busy.set(false);
        intention.answered(answer);
        switch (answer) {
            case Answer.Done<RegisterPatientResponse>(RegisterPatientResponse response) -> {
                duplicates.clear();
                onRegistered.accept(response.getPatient());
            }
            case Answer.Failed<RegisterPatientResponse>(CallFailure failure) -> {
                fieldErrors.putAll(failure.fields());
                if (failure.reason().equals("POSSIBLE_DUPLICATE")) {
                    looksLikeOthers = sent;
                    warned.set(asTyped().equals(sent));
                }
                if (failure.reason().equals("EMAIL_TAKEN")) {
                    fieldErrors.put("email", texts.of(failure));
                }
                message.set(
                        fieldErrors.isEmpty()
                                ? texts.of(failure)
                                : texts.get("register.mendFields"));
            }
        }
    }
}

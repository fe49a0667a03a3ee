package org.frontdesk.desktop.administration.users;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.shell.Workplace;

import java.time.LocalDate;

/** The patient an account belongs to: looked up by name, kept in the form by id. */
final class PatientLinkViewModel {

    private final Workplace at;
    private final StringProperty patientId;
    private final PatientSearchViewModel search;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private Patient known = Patient.getDefaultInstance();

    /**
     * @param patientId of the form; empty for none
     */
    PatientLinkViewModel(Workplace at, StringProperty patientId) {
        this.at = at;
        this.patientId = patientId;
        this.search =
                new PatientSearchViewModel(at.server(), at.afterTyping(), at.fx(), at.texts());
        search.chosenProperty()
                .subscribe(
                        patient -> {
                            if (patient != null) {
                                known = patient;
                                patientId.set(patient.getPatientId());
                                search.clear();
                            }
                        });
        patientId.subscribe(this::look);
    }

    PatientSearchViewModel search() {
        return search;
    }

    StringProperty patientIdProperty() {
        return patientId;
    }

    /** Who the account belongs to, in words; empty while that is not known. */
    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** Nobody: to look for another one. */
    void unlink() {
        patientId.set("");
    }

    private void look(String id) {
        if (id == null || id.isEmpty()) {
            name.set("");
            return;
        }
        if (id.equals(known.getPatientId())) {
            name.set(words(known));
            return;
        }
        name.set("");
        at.server()
                .call(
                        PatientServiceGrpc.getGetPatientMethod(),
                        GetPatientRequest.newBuilder().setPatientId(id).build())
                .thenAcceptAsync(
                        answer -> {
                            if (id.equals(patientId.get())) {
                                took(answer);
                            }
                        },
                        at.fx());
    }

    private void took(Answer<GetPatientResponse> answer) {
        switch (answer) {
            case Answer.Done<GetPatientResponse>(GetPatientResponse found) -> {
                known = found.getPatient();
                name.set(words(known));
            }
            case Answer.Failed<GetPatientResponse> failed ->
                    name.set(at.texts().of(failed.failure()));
        }
    }

    private String words(Patient patient) {
        return at.texts()
                .get(
                        "users.patient.linked",
                        patient.getGivenName() + " " + patient.getFamilyName(),
                        at.texts().date(LocalDate.parse(patient.getBirthDate())),
                        Long.toString(patient.getPatientNumber()));
    }
}

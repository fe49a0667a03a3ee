package org.frontdesk.desktop.waitlist;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.texts.Texts;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** The numbers to call, each read when it is first shown: an entry of the waitlist has none. Used on the JavaFX thread. */
final class Telephones {

    private final SignedInServer server;
    private final Executor fx;
    private final Texts texts;
    private final Map<String, ReadOnlyStringWrapper> byPatient = new HashMap<>();

    Telephones(SignedInServer server, Executor fx, Texts texts) {
        this.server = server;
        this.fx = fx;
        this.texts = texts;
    }

    /** The patient's number, or that there is none; empty until it is known. */
    ReadOnlyStringProperty of(String patientId) {
        return byPatient.computeIfAbsent(patientId, this::read).getReadOnlyProperty();
    }

    /** Numbers may have been corrected: each is read again when it is next shown. */
    void forget() {
        byPatient.clear();
    }

    private ReadOnlyStringWrapper read(String patientId) {
        ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
        server.call(
                        PatientServiceGrpc.getGetPatientMethod(),
                        GetPatientRequest.newBuilder().setPatientId(patientId).build())
                .thenAcceptAsync(
                        answer -> {
                            switch (answer) {
                                case Answer.Done<GetPatientResponse>(GetPatientResponse found) ->
                                        number.set(inWords(found.getPatient().getPhone()));
                                case Answer.Failed<GetPatientResponse> failed ->
                                        byPatient.remove(patientId, number); // asked for again
                            }
                        },
                        fx);
        return number;
    }

    private String inWords(String phone) {
        return phone.isEmpty() ? texts.get("waitlist.noPhone") : phone;
    }
}

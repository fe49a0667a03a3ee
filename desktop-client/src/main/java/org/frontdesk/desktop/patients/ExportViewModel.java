package org.frontdesk.desktop.patients;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.frontdesk.api.v1.ExportPatientRequest;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.Role;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.files.FileSaver;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Saves everything that is held on a person, for themselves or another clinic; it can be called off while it runs. */
final class ExportViewModel {

    private static final long KIB = 1024;

    private final SignedInServer server;
    private final FileSaver files;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private PersonExport export;

    ExportViewModel(
            SignedInServer server,
            FileSaver files,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.files = files;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
    }

    /** Whether this person may have it at all. */
    boolean isForThisPerson() {
        return server.session().user().getRole() == Role.ROLE_ADMIN;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How much is there, in words. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Asks where, then for the document. */
    void start(Patient patient) {
        if (!running.get()) {
            files.place("patient-" + patient.getPatientNumber() + ".json", FileKind.JSON)
                    .ifPresent(path -> start(patient, path));
        }
    }

    void cancel() {
        if (running.get()) {
            export.cancel();
            running.set(false);
        }
    }

    private void start(Patient patient, Path path) {
        show(patient, 0);
        running.set(true);
        export =
                new PersonExport(
                        fx,
                        bytes -> show(patient, bytes),
                        document -> {
                            running.set(false);
                            files.write(path, document);
                        },
                        this::failed);
        server.open(
                PatientServiceGrpc.getExportPatientMethod(),
                ExportPatientRequest.newBuilder().setPatientId(patient.getPatientId()).build(),
                export);
    }

    private void failed(CallFailure failure) {
        running.set(false);
        if (!server.endedSession(failure)) {
            shell.failed(texts.of(failure));
        }
    }

    private void show(Patient patient, long bytes) {
        progress.set(texts.get("patients.export.running", PatientWords.name(patient), bytes / KIB));
    }
}

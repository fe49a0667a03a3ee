package org.frontdesk.desktop.patients;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.Role;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.connection.SignedInServer;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.Navigator;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.desktop.shell.ShellViewModel;
import org.frontdesk.desktop.texts.Texts;

import java.util.concurrent.Executor;

/** The search, whose record is open, and what stands beside the list. */
final class PatientsViewModel {

    private final SignedInServer server;
    private final Doctors doctors;
    private final PatientSearchViewModel search;
    private final PatientFormViewModel form;
    private final MergeViewModel merge;
    private final PatientVisitsViewModel visits;
    private final Navigator navigator;
    private final ShellViewModel shell;
    private final Executor fx;
    private final Texts texts;
    private final Loading loading;

    private final ReadOnlyObjectWrapper<Patient> patient = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<PatientsFace> face =
            new ReadOnlyObjectWrapper<>(PatientsFace.NOBODY);
    private String openId = "";

    PatientsViewModel(
            SignedInServer server,
            Doctors doctors,
            PatientSearchViewModel search,
            PatientFormViewModel form,
            MergeViewModel merge,
            PatientVisitsViewModel visits,
            Navigator navigator,
            ShellViewModel shell,
            Executor fx,
            Texts texts) {
        this.server = server;
        this.doctors = doctors;
        this.search = search;
        this.form = form;
        this.merge = merge;
        this.visits = visits;
        this.navigator = navigator;
        this.shell = shell;
        this.fx = fx;
        this.texts = texts;
        this.loading = new Loading(fx, texts);
        search.chosenProperty()
                .subscribe(
                        chosen -> {
                            if (chosen != null) {
                                search.choose(null); // the same one can be chosen again
                                open(chosen);
                            }
                        });
        form.onRegistered(this::registered);
        form.onUsed(this::open);
        form.onSaved(this::saved);
        form.onLeft(this::stop);
        merge.onMerged(this::merged);
        merge.onLeft(this::stop);
    }

    PatientSearchViewModel search() {
        return search;
    }

    /** Whose record is open; null while it is not known yet, or nobody's. */
    ReadOnlyObjectProperty<Patient> patientProperty() {
        return patient.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PatientsFace> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Where reading the record stands. */
    Loading loading() {
        return loading;
    }

    /** Whether this person registers and edits patients. */
    boolean writes() {
        Role role = server.session().user().getRole();
        return role == Role.ROLE_RECEPTIONIST || role == Role.ROLE_ADMIN;
    }

    /** Whether this person books for patients. */
    boolean books() {
        return navigator.has(Place.FIRST_FREE);
    }

    /** Whether this person sees only the appointments that are with themselves. */
    boolean seesOwnOnly() {
        return server.session().user().getRole() == Role.ROLE_DOCTOR;
    }

    void start() {
        if (doctors.isEmpty()) {
            doctors.load().thenAcceptAsync(failed -> visits.load(), fx);
        }
    }

    /** Opens a record that was found, and reads it as it is now. */
    void open(Patient found) {
        patient.set(found);
        open(found.getPatientId());
    }

    /** Opens a record of which only the id is known; that of a merged record opens the one it was merged into. */
    void open(String patientId) {
        if (!patientId.equals(openId)) {
            openId = patientId;
            loading.forget();
            if (patient.get() != null && !patient.get().getPatientId().equals(patientId)) {
                patient.set(null);
            }
            visits.show(patientId);
        }
        face.set(PatientsFace.RECORD);
        read();
    }

    /** Reads what is open anew. */
    void read() {
        if (openId.isEmpty()) {
            return;
        }
        loading.waitFor(
                server.call(
                        PatientServiceGrpc.getGetPatientMethod(),
                        GetPatientRequest.newBuilder().setPatientId(openId).build()),
                response -> {
                    patient.set(response.getPatient());
                    if (!response.getPatient().getPatientId().equals(openId)) {
                        openId = response.getPatient().getPatientId();
                        visits.show(openId);
                    }
                    return true;
                });
    }

    /** Everything anew: found, open, and its appointments. */
    void resync() {
        search.again();
        read();
        visits.load();
    }

    /** Closes the record: the list is there alone. */
    void closeRecord() {
        openId = "";
        patient.set(null);
        loading.forget();
        visits.show("");
        face.set(PatientsFace.NOBODY);
    }

    /** The empty form, with the name that was searched. */
    void startRegistering() {
        if (writes() && !isBusyWithARecord()) {
            form.begin(search.queryProperty().get());
            face.set(PatientsFace.FORM);
        }
    }

    /** Looks for a place for the open patient. */
    void book() {
        if (books() && patient.get() != null && face.get() == PatientsFace.RECORD) {
            navigator.openFirstFree(patient.get());
        }
    }

    /** The form with the open patient in it. */
    void startEditing() {
        if (writes() && patient.get() != null && face.get() == PatientsFace.RECORD) {
            form.edit(patient.get());
            face.set(PatientsFace.FORM);
        }
    }

    /** Looks for another record of the open patient. */
    void startMerging() {
        if (writes() && patient.get() != null && face.get() == PatientsFace.RECORD) {
            merge.begin(patient.get());
            face.set(PatientsFace.MERGE);
        }
    }

    /** Goes elsewhere: at once, or when the person has said what becomes of what they typed. */
    void unlessTyped(Runnable goOn) {
        if (face.get() == PatientsFace.FORM) {
            form.leave(goOn);
        } else {
            goOn.run();
        }
    }

    /** Leaves what was begun, and what was typed with it. */
    void leave() {
        switch (face.get()) {
            case FORM -> form.leave();
            case MERGE -> merge.leave();
            case RECORD, NOBODY -> {}
        }
    }

    /** Whether something was begun that is lost when it is left. */
    boolean isBusyWithARecord() {
        return face.get() == PatientsFace.FORM || face.get() == PatientsFace.MERGE;
    }

    /** Back to what stood there. */
    private void stop() {
        face.set(openId.isEmpty() ? PatientsFace.NOBODY : PatientsFace.RECORD);
    }

    private void registered(Patient now) {
        shell.done(texts.get("patients.registered", PatientWords.name(now)));
        search.again();
        open(now);
    }

    private void merged(Patient now) {
        shell.done(texts.get("patients.merged", PatientWords.name(now)));
        search.again();
        visits.load();
        open(now);
    }

    private void saved(Patient now) {
        shell.done(texts.get("patients.saved", PatientWords.name(now)));
        search.again();
        open(now);
    }
}

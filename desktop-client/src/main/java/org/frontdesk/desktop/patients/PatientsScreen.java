package org.frontdesk.desktop.patients;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;

import org.frontdesk.desktop.printing.AppointmentPapers;
import org.frontdesk.desktop.printing.SlipButtonsController;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.TrailController;
import org.frontdesk.desktop.visits.TrailViewModel;
import org.frontdesk.desktop.visits.Visits;

/** The patients: one is found, and their record is opened, made or changed. */
public final class PatientsScreen implements Screen {

    /** More than anybody looks through; whoever finds so many types another letter. */
    private static final int MOST_RESULTS = 50;

    /** As many as stand above what comes of it without scrolling. */
    private static final int MOST_TO_MERGE = 6;

    private final PatientsViewModel model;
    private final PatientVisitsViewModel visits;
    private final VisitActionsViewModel actions;
    private final ExportViewModel export;
    private final PatientsController controller;
    private final Parent view;
    private final Subscription shell;

    public PatientsScreen(Workplace at) {
        PatientFormViewModel form =
                new PatientFormViewModel(
                        at.server(),
                        at.intention(),
                        new DuplicatesViewModel(at.server(), at.afterTyping(), at.fx()),
                        at.fx(),
                        at.texts());
        MergeViewModel merge =
                new MergeViewModel(
                        at.server(),
                        at.intention(),
                        search(at, MOST_TO_MERGE),
                        at.fx(),
                        at.texts());
        ReminderViewModel reminder =
                new ReminderViewModel(at.server(), at.intention(), at.fx(), at.texts());
        export = new ExportViewModel(at.server(), at.files(), at.shell(), at.fx(), at.texts());
        visits =
                new PatientVisitsViewModel(
                        at.server(),
                        at.today(),
                        at.doctors(),
                        at.clock(),
                        at.shell(),
                        at.fx(),
                        at.texts());
        model =
                new PatientsViewModel(
                        at.server(),
                        at.doctors(),
                        search(at, MOST_RESULTS),
                        form,
                        merge,
                        visits,
                        at.navigator(),
                        at.shell(),
                        at.fx(),
                        at.texts());
        model.patientProperty()
                .subscribe(patient -> reminder.show(patient == null ? "" : patient.getPatientId()));
        actions =
                new VisitActionsViewModel(
                        visits,
                        at.server(),
                        new Visits(at.server(), at.fx()),
                        new TrailViewModel(at.server(), true, at.fx(), at.texts()),
                        at.navigator(),
                        at.shell(),
                        at.connection().liveProperty()::get,
                        at.fx(),
                        at.texts());
        RecordController record =
                new RecordController(
                        model, reminder, export, at.connection(), at.clock(), at.texts());
        PatientFormController formController =
                new PatientFormController(form, at.connection(), at.texts());
        MergeController mergeController =
                new MergeController(merge, at.connection(), at.clock().getZone(), at.texts());
        controller =
                new PatientsController(
                        model,
                        record,
                        formController,
                        mergeController,
                        at.connection(),
                        at.texts());
        view =
                at.views()
                        .load(
                                "Patients.fxml",
                                controller,
                                record,
                                formController,
                                mergeController,
                                new ReminderController(reminder, at.connection(), at.texts()),
                                new PatientVisitsController(
                                        visits, model.seesOwnOnly(), at.texts()),
                                new VisitActionsController(
                                        visits, actions, at.connection(), at.texts()),
                                new SlipButtonsController(
                                        new AppointmentPapers(at),
                                        visits.selectedProperty().map(PatientVisit::onPaper),
                                        at.connection()),
                                new TrailController(
                                        actions.trail(), at.clock().getZone(), at.texts()));
        shell =
                at.shell()
                        .widthProperty()
                        .subscribe(controller::arrange)
                        .and(at.connection().liveProperty().subscribe(this::liveAgain));
    }

    private static PatientSearchViewModel search(Workplace at, int most) {
        return new PatientSearchViewModel(at.server(), most, at.afterTyping(), at.fx(), at.texts());
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.start();
        controller.focusSearch();
    }

    /** Opens a patient's record. */
    public void open(String patientId) {
        model.unlessTyped(
                () -> {
                    model.leave();
                    model.open(patientId);
                });
    }

    @Override
    public void leave(Runnable goOn) {
        model.unlessTyped(goOn);
    }

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.SLASH, "keys.searchPatients", controller::focusSearch)
                .whileNotTyping(KeyCode.N, "keys.newPatient", model::startRegistering)
                .whileNotTyping(KeyCode.B, "keys.bookForPatient", model::book)
                .whileNotTyping(KeyCode.E, "keys.editPatient", model::startEditing)
                .whileNotTyping(KeyCode.X, "keys.cancel", actions::cancel);
    }

    @Override
    public void resync() {
        model.resync();
    }

    @Override
    public void escape() {
        if (model.isBusyWithARecord()) {
            model.leave();
        } else if (actions.askingToCancelProperty().get()) {
            actions.askingToCancelProperty().set(false);
        } else {
            model.closeRecord();
        }
    }

    @Override
    public void close() {
        shell.unsubscribe();
        export.cancel();
        visits.close();
    }

    /** While the connection was down, the record may have become another. */
    private void liveAgain(boolean before, boolean live) {
        if (live) {
            model.resync();
        }
    }
}

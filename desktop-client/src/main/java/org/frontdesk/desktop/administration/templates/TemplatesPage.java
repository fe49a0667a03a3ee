package org.frontdesk.desktop.administration.templates;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.AdminPage;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.affected.AffectedController;
import org.frontdesk.desktop.administration.affected.AffectedViewModel;
import org.frontdesk.desktop.administration.closures.ClosureForm;
import org.frontdesk.desktop.administration.closures.Closures;
import org.frontdesk.desktop.administration.closures.ClosuresViewModel;
import org.frontdesk.desktop.administration.hours.HoursController;
import org.frontdesk.desktop.administration.hours.HoursViewModel;
import org.frontdesk.desktop.administration.hours.Rooms;
import org.frontdesk.desktop.administration.preview.DryRun;
import org.frontdesk.desktop.administration.preview.PreviewController;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.shell.Workplace;

/** When doctors receive, week after week, and when they don't. */
public final class TemplatesPage implements AdminPage {

    private final TemplatesViewModel model;
    private final PreviewViewModel preview;
    private final SavingTemplates saving;
    private final Horizon horizon;
    private final ClosureForm timeOffForm;
    private final TemplatesController controller;
    private final Parent view;

    public TemplatesPage(Workplace at) {
        Rooms rooms = new Rooms(at.server(), at.fx());
        FieldErrors errors = new FieldErrors(at.texts());
        HoursViewModel hours = new HoursViewModel(rooms, errors, at.texts());
        horizon = new Horizon(at.server(), at.fx(), at.texts());
        AffectedViewModel affected =
                new AffectedViewModel(at.server(), at.doctors(), at.clock(), at.fx(), at.texts());
        saving =
                new SavingTemplates(
                        at.server(), at.intention(), errors, at.shell(), at.fx(), at.texts());
        preview =
                new PreviewViewModel(
                        new DryRun(
                                at.server(),
                                new Closures(at.server()),
                                at.clock().getZone(),
                                at.clock()::instant,
                                at.fx()),
                        at.doctors(),
                        errors,
                        at.fx(),
                        at.texts());
        model =
                new TemplatesViewModel(
                        at.server(),
                        at.doctors(),
                        rooms,
                        new ClosuresViewModel(
                                at.server(),
                                at.intention(),
                                at.shell(),
                                at.clock().getZone(),
                                at.fx(),
                                at.texts()),
                        at.clock(),
                        at.fx(),
                        at.texts());
        TemplateFormViewModel form =
                new TemplateFormViewModel(
                        hours, preview, affected, saving, horizon, errors, at.clock(), at.texts());
        TemplateWords words = new TemplateWords(rooms, at.clock(), at.texts());
        controller = new TemplatesController(model, form, words, at.connection(), at.texts());
        view =
                at.views()
                        .load(
                                "Templates.fxml",
                                controller,
                                new TemplateFormController(
                                        form,
                                        preview,
                                        saving,
                                        horizon,
                                        words,
                                        model::showList,
                                        at.connection(),
                                        at.texts()),
                                new HoursController(hours, at.texts()),
                                new PreviewController(
                                        preview,
                                        saving,
                                        form::preview,
                                        at.doctors(),
                                        at.connection(),
                                        at.texts()),
                                new AffectedController(
                                        affected, form::look, at.navigator()::openDay, at.texts()));
        timeOffForm = new ClosureForm(at, at.texts().get("templates.timeOff.new"), model::showList);
        controller.join(timeOffForm);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        horizon.load();
        model.start();
        controller.focusFirst();
    }

    @Override
    public void resync() {
        horizon.load();
        model.load();
    }

    @Override
    public void escape() {
        if (model.faceProperty().get() != Face.LIST && !saving.work().runningProperty().get()) {
            model.showList();
        }
    }

    @Override
    public void close() {
        timeOffForm.close();
        preview.work().stop();
        saving.work().stop(); // what is on its way ends, and is told
    }
}

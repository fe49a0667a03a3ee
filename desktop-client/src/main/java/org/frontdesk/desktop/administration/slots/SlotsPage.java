package org.frontdesk.desktop.administration.slots;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.AdminPage;
import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.closures.Closures;
import org.frontdesk.desktop.administration.hours.HoursController;
import org.frontdesk.desktop.administration.hours.HoursViewModel;
import org.frontdesk.desktop.administration.hours.Rooms;
import org.frontdesk.desktop.administration.preview.DryRun;
import org.frontdesk.desktop.administration.preview.PreviewController;
import org.frontdesk.desktop.administration.preview.PreviewViewModel;
import org.frontdesk.desktop.shell.Workplace;

import java.time.Instant;

/** Makes many slots at once. */
public final class SlotsPage implements AdminPage {

    private final SlotsFormViewModel form;
    private final PreviewViewModel preview;
    private final MakingViewModel making;
    private final SlotsController controller;
    private final Parent view;

    public SlotsPage(Workplace at) {
        FieldErrors errors = new FieldErrors(at.texts());
        HoursViewModel hours =
                new HoursViewModel(new Rooms(at.server(), at.fx()), errors, at.texts());
        preview =
                new PreviewViewModel(
                        new DryRun(
                                at.server(),
                                new Closures(at.server()),
                                at.clock().getZone(),
                                () -> Instant.EPOCH,
                                at.fx()),
                        at.doctors(),
                        errors,
                        at.fx(),
                        at.texts());
        making =
                new MakingViewModel(
                        at.server(),
                        at.intention(),
                        preview,
                        at.doctors(),
                        at.shell(),
                        at.fx(),
                        at.texts());
        form =
                new SlotsFormViewModel(
                        at.doctors(), hours, preview, errors, at.clock(), at.fx(), at.texts());
        controller = new SlotsController(form, preview, making, at.texts());
        view =
                at.views()
                        .load(
                                "Slots.fxml",
                                controller,
                                new HoursController(hours, at.texts()),
                                new PreviewController(
                                        preview,
                                        making,
                                        form::preview,
                                        at.doctors(),
                                        at.connection(),
                                        at.texts()));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        form.start();
        controller.focusFirst();
    }

    @Override
    public void resync() {
        form.start();
    }

    @Override
    public void close() {
        preview.work().stop();
        making.abandon();
    }
}

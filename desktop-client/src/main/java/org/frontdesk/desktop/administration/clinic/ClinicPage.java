package org.frontdesk.desktop.administration.clinic;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.AdminPage;
import org.frontdesk.desktop.shell.Workplace;

/** The clinic's settings. */
public final class ClinicPage implements AdminPage {

    private final ClinicViewModel model;
    private final Parent view;

    public ClinicPage(Workplace at) {
        model = new ClinicViewModel(at);
        ClinicController controller = new ClinicController(model, at.texts());
        view = at.views().load("Clinic.fxml", controller);
        model.openProperty()
                .subscribe(
                        open -> {
                            if (open) {
                                controller.focusFirst();
                            }
                        });
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.load();
    }

    @Override
    public void resync() {
        model.load();
    }

    @Override
    public void leave(Runnable goOn) {
        model.leave(goOn);
    }

    @Override
    public void close() {
        // it has asked for nothing that goes on
    }
}

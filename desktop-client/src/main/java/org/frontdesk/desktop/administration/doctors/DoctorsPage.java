package org.frontdesk.desktop.administration.doctors;

import org.frontdesk.desktop.administration.form.RecordsPage;
import org.frontdesk.desktop.shell.Workplace;

/** Who receives patients. */
public final class DoctorsPage extends RecordsPage {

    private final Workplace at;
    private final DoctorsController controller;

    public DoctorsPage(Workplace at) {
        var model = new DoctorsViewModel(at);
        var controller = new DoctorsController(model, at.fx(), at.texts());
        this.at = at;
        this.controller = controller;
        super(model, controller::focusFirst, at.views().load("Doctors.fxml", controller));
    }

    @Override
    public void start() {
        at.doctors()
                .load()
                .thenAcceptAsync(
                        failed -> controller.suggest(at.doctors().specializations()), at.fx());
        super.start();
    }
}

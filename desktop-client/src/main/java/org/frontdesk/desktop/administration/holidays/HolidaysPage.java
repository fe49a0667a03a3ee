package org.frontdesk.desktop.administration.holidays;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.AdminPage;
import org.frontdesk.desktop.administration.closures.ClosureForm;
import org.frontdesk.desktop.administration.closures.ClosuresViewModel;
import org.frontdesk.desktop.shell.Workplace;

/** When the whole clinic is closed. */
public final class HolidaysPage implements AdminPage {

    private final Workplace at;
    private final HolidaysViewModel model;
    private final ClosureForm form;
    private final HolidaysController controller;
    private final Parent view;

    public HolidaysPage(Workplace at) {
        this.at = at;
        model =
                new HolidaysViewModel(
                        new ClosuresViewModel(
                                at.server(),
                                at.intention(),
                                at.shell(),
                                at.clock().getZone(),
                                at.fx(),
                                at.texts()),
                        at.clock());
        controller = new HolidaysController(model, at.connection(), at.texts());
        view = at.views().load("Holidays.fxml", controller);
        form = new ClosureForm(at, at.texts().get("holidays.new"), model::showList);
        controller.join(form);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        if (at.doctors().isEmpty()) {
            at.doctors().load(); // for the names of those who have appointments then
        }
        model.load();
        controller.focusFirst();
    }

    @Override
    public void resync() {
        model.load();
    }

    @Override
    public void escape() {
        if (model.addingProperty().get()) {
            model.showList();
        }
    }

    @Override
    public void close() {
        form.close();
    }
}

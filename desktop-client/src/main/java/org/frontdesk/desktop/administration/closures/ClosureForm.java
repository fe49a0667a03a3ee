package org.frontdesk.desktop.administration.closures;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.FieldErrors;
import org.frontdesk.desktop.administration.affected.AffectedController;
import org.frontdesk.desktop.administration.affected.AffectedViewModel;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.Workplace;

/** The form that closes a time, with those beside it who have appointments then. */
public final class ClosureForm {

    private final ClosureFormViewModel model;
    private final ClosureFormController controller;
    private final Later later;
    private final Parent view;

    /**
     * @param title of the form
     * @param back goes back to where it was opened, done or not
     */
    public ClosureForm(Workplace at, String title, Runnable back) {
        AffectedViewModel affected =
                new AffectedViewModel(at.server(), at.doctors(), at.clock(), at.fx(), at.texts());
        later = at.afterTyping();
        model =
                new ClosureFormViewModel(
                        at.server(),
                        at.intention(),
                        affected,
                        new FieldErrors(at.texts()),
                        at.shell(),
                        at.clock(),
                        later,
                        at.fx(),
                        at.texts());
        model.onFinished(back);
        controller = new ClosureFormController(model, title, back, at.connection());
        view =
                at.views()
                        .load(
                                "ClosureForm.fxml",
                                controller,
                                new AffectedController(
                                        affected,
                                        model::look,
                                        at.navigator()::openDay,
                                        at.texts()));
    }

    public Parent view() {
        return view;
    }

    /**
     * Begins an empty form.
     *
     * @param doctorId whose time it is; empty: the clinic's
     */
    public void begin(String doctorId) {
        model.begin(doctorId);
        controller.focusFirst();
    }

    /** Lets go of what waits for a pause in typing. */
    public void close() {
        later.cancel();
    }
}

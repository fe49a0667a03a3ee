package org.frontdesk.desktop.administration.users;

import org.frontdesk.desktop.administration.form.RecordsPage;
import org.frontdesk.desktop.shell.Workplace;

/** Who may sign in. */
public final class UsersPage extends RecordsPage {

    private final Workplace at;
    private final SessionsViewModel sessions;
    private final UsersController controller;

    public UsersPage(Workplace at) {
        var model = new UsersViewModel(at);
        var patient = new PatientLinkViewModel(at, model.form().value(UsersViewModel.PATIENT));
        var sessions = new SessionsViewModel(at);
        var controller = new UsersController(model, patient, at.doctors(), at.fx(), at.texts());
        var ofSessions = new SessionsController(sessions, at.clock().getZone(), at.texts());
        this.at = at;
        this.sessions = sessions;
        this.controller = controller;
        super(model, controller::focusFirst, at.views().load("Users.fxml", controller, ofSessions));
        model.chosenProperty().subscribe(sessions::show);
    }

    @Override
    public void start() {
        at.doctors().load().thenAcceptAsync(failed -> controller.offerDoctors(), at.fx());
        super.start();
    }

    @Override
    public void resync() {
        super.resync();
        sessions.load();
    }
}

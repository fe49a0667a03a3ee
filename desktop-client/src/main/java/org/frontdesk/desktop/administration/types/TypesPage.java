package org.frontdesk.desktop.administration.types;

import org.frontdesk.desktop.administration.form.RecordsPage;
import org.frontdesk.desktop.shell.Workplace;

/** What kinds of appointments there are. */
public final class TypesPage extends RecordsPage {

    public TypesPage(Workplace at) {
        var model = new TypesViewModel(at);
        var controller = new TypesController(model, at.fx(), at.texts());
        super(model, controller::focusFirst, at.views().load("Types.fxml", controller));
    }
}

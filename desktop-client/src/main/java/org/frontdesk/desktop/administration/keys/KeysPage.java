package org.frontdesk.desktop.administration.keys;

import org.frontdesk.desktop.administration.form.RecordsPage;
import org.frontdesk.desktop.shell.Workplace;

/** What other services call with. */
public final class KeysPage extends RecordsPage {

    public KeysPage(Workplace at) {
        var model = new KeysViewModel(at);
        var controller = new KeysController(model, at.fx(), at.texts());
        super(model, controller::focusFirst, at.views().load("Keys.fxml", controller));
    }
}

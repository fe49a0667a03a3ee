package org.frontdesk.desktop.administration;

import javafx.scene.Parent;
import javafx.util.Subscription;

import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;

/** What an administrator looks after, a page at a time. */
public final class AdministrationScreen implements Screen {

    private final Workplace at;
    private final AdministrationViewModel model =
            new AdministrationViewModel(AdminPages.ALL, this::leave);
    private final AdministrationController controller;
    private final Parent view;
    private final Subscription width;
    private AdminPage page;

    public AdministrationScreen(Workplace at) {
        this.at = at;
        controller = new AdministrationController(model, at.fx(), at.texts());
        view = at.views().load("Administration.fxml", controller);
        width = at.shell().widthProperty().subscribe(controller::arrange);
        model.openProperty().subscribe((before, opened) -> show(opened));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.open(model.pages().getFirst());
    }

    @Override
    public void tick() {
        page.tick();
    }

    @Override
    public void resync() {
        page.resync();
    }

    @Override
    public void escape() {
        page.escape();
    }

    @Override
    public void leave(Runnable goOn) {
        if (page == null) {
            goOn.run();
        } else {
            page.leave(goOn);
        }
    }

    @Override
    public void close() {
        width.unsubscribe();
        page.close();
    }

    private void show(AdminEntry opened) {
        if (page != null) {
            page.close();
        }
        page = opened.make().apply(at);
        controller.show(page.view());
        page.start();
    }
}

package org.frontdesk.desktop.kiosk;

import javafx.scene.Parent;
import javafx.scene.input.InputEvent;

import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.Visits;

/** A patient at a kiosk. */
public final class KioskScreen implements Screen {

    private final KioskViewModel model;
    private final HomeController homeController;
    private final Parent view;

    public KioskScreen(Workplace at) {
        Visits visits = new Visits(at.server(), at.fx());
        PlacesViewModel places =
                new PlacesViewModel(at.server(), at.doctors(), at.clock(), at.fx(), at.texts());
        OwnBookingViewModel booking =
                new OwnBookingViewModel(
                        at.server(), visits, at.intention(), at.clock(), at.fx(), at.texts());
        OwnAppointmentsViewModel own =
                new OwnAppointmentsViewModel(
                        at.server().session().user().getPatientId(),
                        at.server(),
                        visits,
                        at.shell(),
                        at.clock(),
                        at.fx(),
                        at.texts());
        model = new KioskViewModel(places, booking, own, at.clock(), at.session()::signOut);
        Told told = new Told(at.doctors(), at.clock().getZone(), at.texts());
        homeController =
                new HomeController(
                        model,
                        places,
                        own,
                        told,
                        at.server().session().user().getDisplayName(),
                        at.session(),
                        at.connection(),
                        at.texts());
        view =
                at.views()
                        .load(
                                "Kiosk.fxml",
                                new KioskController(model),
                                homeController,
                                new PlacesController(model, places, told, at.texts()),
                                new OwnBookingController(
                                        model, booking, told, at.connection(), at.texts()));
        view.addEventFilter(InputEvent.ANY, event -> model.touched());
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.start();
        homeController.focusFirst();
    }

    @Override
    public void tick() {
        model.tick();
    }

    @Override
    public void resync() {
        model.resync();
    }

    @Override
    public void escape() {
        model.back();
    }

    @Override
    public void close() {} // it has opened nothing that outlives it
}

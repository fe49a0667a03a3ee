package org.frontdesk.desktop.administration.places;

import org.frontdesk.desktop.administration.form.RecordsPage;
import org.frontdesk.desktop.shell.Workplace;

/** Where doctors receive. */
public final class PlacesPage extends RecordsPage {

    private final LocationsViewModel model;
    private final RoomsViewModel rooms;

    public PlacesPage(Workplace at) {
        var model = new LocationsViewModel(at);
        var rooms = new RoomsViewModel(at);
        var controller = new LocationsController(model, at.fx(), at.texts());
        var ofRooms = new RoomsController(rooms, at.texts());
        this.model = model;
        this.rooms = rooms;
        super(model, controller::focusFirst, at.views().load("Places.fxml", controller, ofRooms));
        model.chosenProperty().subscribe(rooms::show);
    }

    @Override
    public void resync() {
        super.resync();
        if (model.chosenProperty().get() != null) {
            rooms.load();
        }
    }
}

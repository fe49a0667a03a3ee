package org.frontdesk.desktop.screenshots;

import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.shell.Place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pages of the administration about people and the clinic. */
final class AdministrationPeopleAlbum implements Album {

    private int made;

    @Override
    public String name() {
        return "administration-people";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("admin001");
        camera.go(Place.ADMINISTRATION);
        doctors(camera);
        users(camera);
        clinic(camera);
        types(camera);
        places(camera);
        keys(camera);
        exchange(camera);
    }

    private static void doctors(Camera camera) {
        camera.fire("#admin-doctors");
        camera.awaitShown(".record-line");
        camera.draw("admin-doctors");
        camera.stroke("#records", KeyCode.DOWN);
        camera.stroke("#records", KeyCode.DOWN);
        camera.awaitShown("#givenName");
        camera.fire("#deactivate");
        camera.draw("admin-doctor-asked");
        camera.fire("#deactivateReally");
        camera.awaitShown("#deactivateBooked");
        camera.draw("admin-doctor-booked");
    }

    private void users(Camera camera) {
        camera.fire("#admin-users");
        camera.awaitShown(".record-line");
        camera.draw("admin-users");
        camera.fire("#add");
        camera.type("#displayName", "Desk by the window");
        camera.type("#username", "admin001");
        camera.fire("#save");
        camera.awaitShown("#usernameError");
        camera.draw("admin-user-refused");
        camera.type("#username", "window" + ++made); // each look makes its own
        camera.fire("#save");
        camera.awaitShown("#secret");
        camera.draw("admin-user-new");
    }

    private static void clinic(Camera camera) {
        camera.fire("#admin-clinic");
        camera.awaitShown("#nameText");
        camera.type("#idleText", "0");
        camera.fire("#save");
        camera.awaitShown("#session_idle_minutesError");
        camera.draw("admin-clinic");
        camera.fire("#admin-types"); // with the typed minutes still there
        camera.awaitShown("#heldDiscard");
        camera.draw("admin-clinic-held");
        camera.fire("#heldDiscard");
    }

    private void types(Camera camera) {
        camera.awaitShown("#add");
        camera.fire("#add");
        camera.type("#typeName", "Check-up " + made);
        camera.type("#typeMinutes", "30");
        camera.draw("admin-type-new");
        camera.fire("#save");
        camera.awaitShown("#deactivate");
        camera.draw("admin-type");
    }

    private void places(Camera camera) {
        camera.fire("#admin-places");
        camera.fire("#add");
        camera.type("#locationName", "House " + made);
        camera.type("#locationAddress", "Long Street 1");
        camera.fire("#save");
        for (String room : List.of("Room 1", "Room 2")) {
            camera.type("#roomName", room);
            camera.fire("#roomSave");
            camera.awaitShown("#room-" + room.replace(' ', '-'));
        }
        camera.draw("admin-places");
    }

    private void keys(Camera camera) {
        camera.fire("#admin-keys");
        camera.fire("#add");
        camera.type("#name", "Website " + made);
        camera.fire("#save");
        camera.awaitShown("#permissionsError");
        camera.draw("admin-key-refused");
        camera.fire("#may-SCHEDULE_READ");
        camera.fire("#save");
        camera.awaitShown("#secret");
        camera.draw("admin-key-new");
    }

    private static void exchange(Camera camera) {
        camera.fire("#admin-exchange");
        camera.draw("admin-exchange");
        try {
            Path file = Files.createTempFile("patients", ".csv");
            file.toFile().deleteOnExit();
            camera.willOpen(
                    Files.writeString(
                            file,
                            """
                            given_name,family_name,birth_date,phone
                            Given,Family,1980-02-03,+34910000000
                            Given,,1980-02-03,
                            Another,Family,3.2.1980,12
                            """));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        camera.fire("#chooseFile");
        camera.awaitShown("#problems");
        camera.draw("admin-exchange-faults");
    }
}

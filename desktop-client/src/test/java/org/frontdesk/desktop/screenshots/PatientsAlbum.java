package org.frontdesk.desktop.screenshots;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.frontdesk.desktop.shell.Place;

/** The patients: found, opened, edited and registered. */
final class PatientsAlbum implements Album {

    @Override
    public String name() {
        return "patients";
    }

    @Override
    public void fill(Camera camera) {
        camera.signIn("desk001");
        camera.go(Place.FLOW);
        camera.awaitShown(".flow-card .choice-name");
        String somebodyOfToday = ((Label) camera.shown(".flow-card .choice-name")).getText();
        camera.go(Place.PATIENTS);
        camera.awaitShown("#patientQuery");
        camera.draw("patients");
        camera.type("#patientQuery", somebodyOfToday);
        camera.awaitShown("#patientsFound .choice-name");
        camera.press("#patientQuery", KeyCode.ENTER);
        camera.awaitShown("#past .visit-head");
        camera.fire("#past .visit-head");
        camera.awaitShown(".trail .choice-details");
        camera.draw("patient-record");
        camera.fire("#editPatient");
        camera.awaitShown("#save");
        camera.draw("patient-form");
        camera.fire("#back");
        camera.awaitShown("#recordName");
    }
}

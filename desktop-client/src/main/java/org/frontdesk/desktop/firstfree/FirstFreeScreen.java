package org.frontdesk.desktop.firstfree;

import javafx.scene.Parent;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Optional;

/** The next free places. */
public final class FirstFreeScreen implements Screen {

    private final FirstFreeViewModel model;
    private final FirstFreeController controller;
    private final Parent view;

    public FirstFreeScreen(Workplace at) {
        model =
                new FirstFreeViewModel(
                        at.server(),
                        at.doctors(),
                        at.clock(),
                        at.texts(),
                        at.afterTyping(),
                        at.fx());
        controller =
                new FirstFreeController(
                        model,
                        slot ->
                                at.navigator()
                                        .openSlot(
                                                slot,
                                                Optional.ofNullable(model.patientProperty().get())),
                        at.texts());
        view = at.views().load("FirstFree.fxml", controller);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.start();
        controller.focusFirst();
    }

    /** What is chosen here is booked for that patient. */
    public void bookFor(Patient patient) {
        model.patientProperty().set(patient);
    }

    @Override
    public void resync() {
        model.search();
    }

    @Override
    public void close() {
        // it has asked for nothing that goes on
    }
}

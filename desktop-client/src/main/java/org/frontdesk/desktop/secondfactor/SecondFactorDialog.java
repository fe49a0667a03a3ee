package org.frontdesk.desktop.secondfactor;

import javafx.scene.Parent;

import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.printing.RecoveryCodesPaper;
import org.frontdesk.desktop.shell.Workplace;

import java.time.LocalDate;

/** What lies before the screen while somebody sets up or removes a second factor. */
public final class SecondFactorDialog {

    private final Workplace at;
    private final Runnable onClosed;
    private final SecondFactorViewModel model;
    private final SecondFactorController controller;
    private final Parent view;

    /**
     * @param onClosed takes it away
     */
    public SecondFactorDialog(Workplace at, Runnable onClosed) {
        this.at = at;
        this.onClosed = onClosed;
        model =
                new SecondFactorViewModel(
                        at.server(), at.intention(), this::removed, at.fx(), at.texts());
        controller =
                new SecondFactorController(
                        model, at.connection(), this::save, this::close, at.texts());
        view = at.views().load("SecondFactor.fxml", controller);
    }

    public Parent view() {
        return view;
    }

    /** It is in the window now. */
    public void start() {
        controller.focusFirst();
        model.load();
    }

    /** Esc: closes it, but not over codes that are shown once. */
    public void escape() {
        if (model.faceProperty().get() != Face.CODES) {
            close();
        }
    }

    private void close() {
        model.forget();
        onClosed.run();
    }

    private void removed(String sentence) {
        close();
        at.shell().done(sentence);
    }

    private void save() {
        RecoveryCodesPaper paper =
                new RecoveryCodesPaper(
                        at.server().session().clinic().getName(),
                        at.server().session().user().getUsername(),
                        LocalDate.now(at.clock()),
                        model.recoveryCodesProperty().get(),
                        at.texts());
        at.files().save(paper.fileName(), FileKind.PDF, paper::toPdf);
    }
}

package org.frontdesk.desktop.downtime;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;

import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Optional;

/** The sheet that lies on the disk, to see that it is there and what it says. */
public final class DowntimeScreen implements Screen {

    private final DowntimeController controller;
    private final Parent view;
    private final Subscription written;

    public DowntimeScreen(Workplace at, SheetKeeper keeper) {
        DowntimeViewModel model = new DowntimeViewModel(at.clock(), at.texts());
        controller = new DowntimeController(model, at.papers(), Optional.empty(), at.texts());
        view = at.views().load("Downtime.fxml", controller);
        written =
                keeper.writtenProperty()
                        .subscribe(
                                sheet -> {
                                    if (sheet != null) {
                                        model.show(sheet);
                                    }
                                })
                        .and(keeper.failingProperty().subscribe(controller::showFailing));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        controller.focusFirst();
    }

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.P, "keys.print", controller::print)
                .whileNotTyping(
                        new KeyCodeCombination(KeyCode.P, KeyCombination.SHIFT_DOWN),
                        "keys.savePdf",
                        controller::save);
    }

    @Override
    public void close() {
        written.unsubscribe();
    }
}

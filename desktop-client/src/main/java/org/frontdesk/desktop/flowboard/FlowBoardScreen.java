package org.frontdesk.desktop.flowboard;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;

import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.WidthClass;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.Visits;

/** Today's patients on their way. */
public final class FlowBoardScreen implements Screen {

    private final FlowBoardViewModel model;
    private final FlowBoardController controller;
    private final Parent view;
    private final Subscription width;

    public FlowBoardScreen(Workplace at) {
        model =
                new FlowBoardViewModel(
                        at.today(),
                        at.doctors(),
                        new Visits(at.server(), at.fx()),
                        at.clock(),
                        at.shell(),
                        at.connection().liveProperty()::get,
                        at.texts(),
                        at.fx());
        controller = new FlowBoardController(model, at.texts());
        view = at.views().load("FlowBoard.fxml", controller);
        width =
                at.shell()
                        .widthProperty()
                        .subscribe(now -> controller.arrange(now == WidthClass.NARROW));
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

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.A, "keys.checkIn", () -> controller.take(Step.CHECK_IN))
                .whileNotTyping(KeyCode.S, "keys.start", () -> controller.take(Step.START))
                .whileNotTyping(KeyCode.D, "keys.complete", () -> controller.take(Step.COMPLETE))
                .whileNotTyping(KeyCode.N, "keys.noShow", () -> controller.take(Step.NO_SHOW))
                .whileNotTyping(KeyCode.U, "keys.undo", () -> controller.take(Step.UNDO));
    }

    @Override
    public void tick() {
        model.tick();
    }

    @Override
    public void close() {
        width.unsubscribe();
        model.close();
    }
}

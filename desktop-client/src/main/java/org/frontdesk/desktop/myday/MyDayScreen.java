package org.frontdesk.desktop.myday;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;

import org.frontdesk.desktop.booking.NotesController;
import org.frontdesk.desktop.booking.NotesViewModel;
import org.frontdesk.desktop.booking.VisitSteps;
import org.frontdesk.desktop.live.ShownDay;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.signin.PasswordViewModel;
import org.frontdesk.desktop.visits.Step;
import org.frontdesk.desktop.visits.Visits;

/** The doctor's own day. */
public final class MyDayScreen implements Screen {

    private final MyDayViewModel model;
    private final VisitViewModel visit;
    private final WeekViewModel week;
    private final ProfileViewModel profile;
    private final VisitController visitController;
    private final Parent view;
    private final Subscription width;

    public MyDayScreen(Workplace at) {
        ShownDay shown = new ShownDay();
        String doctorId = at.server().session().user().getDoctorId();
        model =
                new MyDayViewModel(
                        doctorId, shown, at.watch(shown), at.clock(), at.fx(), at.texts());
        NotesViewModel notes =
                new NotesViewModel(at.server(), at.intention(), true, at.fx(), at.texts());
        visit =
                new VisitViewModel(
                        model,
                        at.server(),
                        new VisitSteps(
                                new Visits(at.server(), at.fx()), shown, at.shell(), at.texts()),
                        notes,
                        at.shell(),
                        at.connection().liveProperty()::get,
                        at.fx(),
                        at.texts());
        week =
                new WeekViewModel(
                        model, shown, at.server(), at.clock().getZone(), at.fx(), at.texts());
        profile = new ProfileViewModel(doctorId, at.server(), at.clock(), at.fx(), at.texts());
        visitController = new VisitController(visit, at.connection(), at.clock(), at.texts());
        MyDayController controller = new MyDayController(model, at.texts());
        view =
                at.views()
                        .load(
                                "MyDay.fxml",
                                controller,
                                visitController,
                                new NotesController(
                                        notes, at.connection(), at.clock().getZone(), at.texts()),
                                new WeekController(
                                        week,
                                        model,
                                        new BlockTimeViewModel(
                                                doctorId,
                                                at.server(),
                                                at.intention(),
                                                at.shell(),
                                                at.clock().getZone(),
                                                at.fx(),
                                                at.texts()),
                                        at.connection(),
                                        at.clock(),
                                        at.texts()),
                                new ProfileController(
                                        profile,
                                        new PasswordViewModel(
                                                at.server(),
                                                at.intention(),
                                                changed ->
                                                        at.shell()
                                                                .done(
                                                                        at.texts()
                                                                                .get(
                                                                                        "password.done")),
                                                at.fx(),
                                                at.texts()),
                                        at.connection(),
                                        at.texts()));
        model.pageProperty()
                .subscribe(
                        page -> {
                            if (page == Page.PROFILE) {
                                profile.load();
                            }
                        });
        width = at.shell().widthProperty().subscribe(controller::arrange);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.start();
        visitController.focusNext();
    }

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.A, "keys.checkIn", () -> take(Step.CHECK_IN))
                .whileNotTyping(KeyCode.S, "keys.start", () -> take(Step.START))
                .whileNotTyping(KeyCode.D, "keys.complete", () -> take(Step.COMPLETE))
                .whileNotTyping(KeyCode.N, "keys.noShow", () -> take(Step.NO_SHOW))
                .whileNotTyping(KeyCode.U, "keys.undo", () -> take(Step.UNDO))
                .whileNotTyping(KeyCode.UP, "keys.visit", () -> select(-1))
                .whileNotTyping(KeyCode.DOWN, "keys.visit", () -> select(1))
                .whileNotTyping(KeyCode.LEFT, "keys.day", () -> model.move(-1))
                .whileNotTyping(KeyCode.RIGHT, "keys.day", () -> model.move(1))
                .whileNotTyping(KeyCode.T, "keys.today", model::today)
                .whileNotTyping(KeyCode.W, "keys.myWeek", this::toggleWeek);
    }

    @Override
    public void tick() {
        model.tick();
    }

    @Override
    public void resync() {
        model.resync();
        if (model.pageProperty().get() == Page.WEEK) {
            week.load();
        } else if (model.pageProperty().get() == Page.PROFILE) {
            profile.load();
        }
    }

    @Override
    public void escape() {
        model.pageProperty().set(Page.DAY);
        visitController.focusNext();
    }

    @Override
    public void close() {
        width.unsubscribe();
        week.close();
        model.close();
    }

    private void take(Step step) {
        if (model.pageProperty().get() == Page.DAY) {
            visit.take(step);
        }
    }

    private void select(int steps) {
        if (model.pageProperty().get() == Page.DAY) {
            model.moveSelection(steps);
        }
    }

    private void toggleWeek() {
        model.pageProperty().set(model.pageProperty().get() == Page.WEEK ? Page.DAY : Page.WEEK);
    }
}

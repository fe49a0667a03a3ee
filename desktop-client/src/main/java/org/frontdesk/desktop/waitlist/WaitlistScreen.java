package org.frontdesk.desktop.waitlist;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

import org.frontdesk.desktop.booking.PatientPickerController;
import org.frontdesk.desktop.live.ShownProposals;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.visits.Visits;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Those who wait, the free places that would suit them, and the places that are held while somebody is called. */
public final class WaitlistScreen implements Screen {

    private final WaitlistViewModel waitlist;
    private final ProposalsViewModel proposals;
    private final OffersViewModel offers;
    private final EntryViewModel entry;
    private final JoinViewModel join;
    private final Telephones telephones;
    private final BooleanSupplier live;
    private final WaitlistController controller;
    private final ProposalsController proposalsController;
    private final EntryController entryController;
    private final JoinController joinController;
    private final Parent view;
    private final Pane entryPane;
    private final Pane joinPane;
    private final ReadOnlyObjectWrapper<Pane> side = new ReadOnlyObjectWrapper<>();
    private final Subscription liveAgain;

    public WaitlistScreen(Workplace at) {
        live = at.connection().liveProperty()::get;
        WishesInWords words = new WishesInWords(at.doctors(), at.clock(), at.texts());
        WaitlistFilter filter = new WaitlistFilter(at.doctors());
        waitlist =
                new WaitlistViewModel(
                        new WaitlistPages(at.server()),
                        words,
                        filter,
                        at.doctors(),
                        at.clock(),
                        live,
                        at.afterTyping(),
                        at.fx(),
                        at.texts());
        ShownProposals told = new ShownProposals();
        proposals =
                new ProposalsViewModel(
                        told,
                        at.watch(told),
                        words,
                        filter,
                        at.doctors(),
                        at.clock(),
                        at.fx(),
                        at.texts());
        told.addListener(
                () -> {
                    if (told.isWhole()) {
                        waitlist.readSoon(); // somebody joined, left, or was offered a place
                    }
                });
        offers =
                new OffersViewModel(
                        at.server(),
                        waitlist,
                        words,
                        new Visits(at.server(), at.fx()),
                        at::intention,
                        at.doctors(),
                        at.shell(),
                        live,
                        at.clock(),
                        at.fx(),
                        at.texts());
        entry =
                new EntryViewModel(
                        at.server(),
                        waitlist,
                        words,
                        new UrgencyChoice(at.server(), at.intention(), at.fx()),
                        at.intention(),
                        at.shell(),
                        at.fx(),
                        at.texts());
        join =
                new JoinViewModel(
                        at.server(),
                        new PatientSearchViewModel(
                                at.server(), at.afterTyping(), at.fx(), at.texts()),
                        new UrgencyChoice(at.server(), at.intention(), at.fx()),
                        at.intention(),
                        at.shell(),
                        waitlist::answered,
                        at.fx(),
                        at.texts());
        telephones = new Telephones(at.server(), at.fx(), at.texts());
        waitlist.specializations()
                .subscribe(proposals::arrange); // the doctors' names are known now

        controller =
                new WaitlistController(
                        waitlist, proposals, this::open, this::add, at.connection(), at.texts());
        proposalsController =
                new ProposalsController(proposals, offers, telephones, at.connection(), at.texts());
        view = at.views().load("Waitlist.fxml", controller, proposalsController);
        Optional<Consumer<String>> openPatient =
                at.navigator().has(Place.PATIENTS)
                        ? Optional.of(at.navigator()::openPatient)
                        : Optional.empty();
        entryController =
                new EntryController(entry, telephones, openPatient, at.connection(), at.texts());
        entryPane = (Pane) at.views().load("Entry.fxml", entryController);
        PatientPickerController picker =
                new PatientPickerController(join.search(), Optional.empty(), at.texts());
        joinController =
                new JoinController(
                        join,
                        picker,
                        waitlist.specializations(),
                        waitlist.doctorsToChoose(),
                        at.connection(),
                        at.texts());
        joinPane = (Pane) at.views().load("Join.fxml", joinController, picker);
        join.openProperty().subscribe(open -> showSide());
        entry.shownProperty().subscribe(shown -> showSide());
        liveAgain =
                at.connection()
                        .liveProperty()
                        .subscribe(
                                now -> {
                                    if (now) {
                                        waitlist.readSoon();
                                    }
                                });
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ReadOnlyObjectProperty<Pane> side() {
        return side.getReadOnlyProperty();
    }

    @Override
    public void start() {
        waitlist.start();
        proposals.start();
        controller.focusFirst();
    }

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.N, "keys.addToWaitlist", this::add)
                .whileNotTyping(
                        KeyCode.C,
                        "keys.confirm",
                        () -> proposalsController.withOffer(offers::confirm))
                .whileNotTyping(
                        KeyCode.X,
                        "keys.releaseOffer",
                        () -> proposalsController.withOffer(offers::release));
    }

    @Override
    public void tick() {
        waitlist.tick();
        proposals.tick();
        offers.tick();
    }

    @Override
    public void resync() {
        telephones.forget();
        waitlist.read();
        proposals.resync();
    }

    @Override
    public void leave(Runnable goOn) {
        join.leave(goOn);
    }

    @Override
    public void escape() {
        if (join.openProperty().get()) {
            join.close();
        } else if (entry.askingProperty().get()) {
            entry.stay();
        } else {
            entry.close();
        }
        controller.focusFirst();
    }

    @Override
    public void close() {
        liveAgain.unsubscribe();
        waitlist.close();
        proposals.close();
    }

    private void open(WaitingEntry shown) {
        join.leave(() -> openEntry(shown));
    }

    private void openEntry(WaitingEntry shown) {
        join.close();
        entry.open(shown.entry());
        entryPane.applyCss(); // a scroll pane has no content, and so no focus, before that
        entryController.focusFirst();
    }

    private void add() {
        if (!live.getAsBoolean()) {
            return;
        }
        entry.close();
        join.begin(
                waitlist.filter().specializationProperty().get(),
                waitlist.filter().doctorProperty().get());
        joinPane.applyCss();
        joinController.focusFirst();
    }

    private void showSide() {
        Pane shown =
                join.openProperty().get()
                        ? joinPane
                        : entry.shownProperty().get() != null ? entryPane : null;
        if (side.get() != shown) {
            side.set(shown);
        }
    }
}

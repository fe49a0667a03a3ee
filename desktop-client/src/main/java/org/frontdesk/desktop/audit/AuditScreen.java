package org.frontdesk.desktop.audit;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;

import org.frontdesk.desktop.booking.PatientPickerController;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Optional;

/** What was done, by whom and on whom, and who was shown which patients. */
public final class AuditScreen implements Screen {

    private final AuditViewModel model;
    private final AuditEntryViewModel entry;
    private final SealsViewModel seals;
    private final AuditController controller;
    private final Parent view;
    private final Pane pane;
    private final ReadOnlyObjectWrapper<Pane> side = new ReadOnlyObjectWrapper<>();
    private final Subscription width;

    public AuditScreen(Workplace at) {
        PatientSearchViewModel search =
                new PatientSearchViewModel(at.server(), at.afterTyping(), at.fx(), at.texts());
        AuditFilter filter = new AuditFilter(at.clock().getZone(), search);
        People people = new People(at.server(), at.fx());
        AuditWords words = new AuditWords(at.doctors(), people, at.clock().getZone(), at.texts());
        model =
                new AuditViewModel(
                        new AuditPages(at.server()),
                        words,
                        filter,
                        people,
                        at.doctors(),
                        at.clock(),
                        at.afterTyping(),
                        at.fx(),
                        at.texts());
        entry = new AuditEntryViewModel(at.server(), filter, people, words, at.fx(), at.texts());
        seals = new SealsViewModel(at.server(), at.clock().getZone(), at.fx(), at.texts());
        controller = new AuditController(model, seals, at.connection(), this::open, at.texts());
        view =
                at.views()
                        .load(
                                "Audit.fxml",
                                controller,
                                new SealsController(seals),
                                new PatientPickerController(search, Optional.empty(), at.texts()));
        pane =
                (Pane)
                        at.views()
                                .load(
                                        "AuditEntry.fxml",
                                        new AuditEntryController(
                                                entry, this::closeEntry, at.texts()));
        width = at.shell().widthProperty().subscribe(controller::arrange);
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
        model.start();
        controller.focusFirst();
    }

    @Override
    public void resync() {
        model.search();
    }

    @Override
    public void escape() {
        closeEntry();
    }

    @Override
    public void close() {
        width.unsubscribe();
        seals.cancel();
        model.close();
    }

    private void open(AuditRow row) {
        if (row == null) {
            entry.close();
            side.set(null);
        } else {
            entry.open(row);
            side.set(pane);
        }
    }

    private void closeEntry() {
        controller.clearSelection();
        controller.focusFirst();
    }
}

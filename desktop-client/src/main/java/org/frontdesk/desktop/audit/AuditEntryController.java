package org.frontdesk.desktop.audit;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.AuditEntry;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;

/** Binds one entry: what changed from what to what, and whom it is about. */
public final class AuditEntryController {

    private final AuditEntryViewModel model;
    private final Runnable close;
    private final Texts texts;

    @FXML private Label entryWhat;
    @FXML private Label entryWho;
    @FXML private Label entryTime;
    @FXML private Button entryClose;
    @FXML private VBox factsBox;
    @FXML private VBox facts;
    @FXML private VBox shownByBox;
    @FXML private Label shownBy;
    @FXML private VBox patientsBox;
    @FXML private Label patientsCount;
    @FXML private VBox patients;
    @FXML private Button readNames;
    @FXML private Label namesNote;
    @FXML private Label namesMessage;
    @FXML private VBox recordBox;
    @FXML private Label recordAbout;
    @FXML private Label recordIdShown;
    @FXML private Button wholeRecord;
    @FXML private Button wholePerson;

    AuditEntryController(AuditEntryViewModel model, Runnable close, Texts texts) {
        this.model = model;
        this.close = close;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        entryClose.setOnAction(pressed -> close.run());
        readNames.setOnAction(pressed -> model.readNames());
        wholeRecord.setOnAction(pressed -> model.wholeRecord());
        wholePerson.setOnAction(pressed -> model.wholePerson());
        namesMessage.textProperty().bind(model.messageProperty());
        model.messageProperty().subscribe(words -> Nodes.show(namesMessage, !words.isEmpty()));
        model.namesWantedProperty()
                .subscribe(
                        wanted -> {
                            Nodes.show(readNames, wanted);
                            Nodes.show(namesNote, wanted);
                        });
        model.patients().addListener((ListChangeListener<Patient>) change -> showPatients());
        model.shownProperty().subscribe(this::showEntry);
    }

    private void showEntry(AuditRow row) {
        if (row == null) {
            return;
        }
        AuditEntry entry = row.entry();
        entryWhat.setText(row.what());
        entryWho.setText(row.who());
        entryTime.setText(row.when());
        facts.getChildren().setAll(model.facts().stream().map(this::line).toList());
        Nodes.show(factsBox, entry.getFactsCount() > 0);
        shownBy.setText(model.shownBy());
        Nodes.show(shownByBox, !entry.getMethod().isEmpty());
        Nodes.show(patientsBox, entry.getPatientCount() > 0);
        patientsCount.setText(
                entry.getPatientCount() > entry.getPatientIdsCount()
                        ? texts.get(
                                "audit.patients.first",
                                entry.getPatientCount(),
                                entry.getPatientIdsCount())
                        : texts.get("audit.patients", entry.getPatientCount()));
        recordAbout.setText(row.about());
        recordIdShown.setText(entry.getRecordId());
        Nodes.show(recordIdShown, !entry.getRecordId().isEmpty());
        Nodes.show(recordBox, entry.getMethod().isEmpty()); // of a read, all of it is said above
        Nodes.show(wholeRecord, model.hasRecord());
        Nodes.show(wholePerson, model.hasPerson());
        wholePerson.setText(texts.get("audit.wholePerson", row.who()));
        showPatients();
    }

    private void showPatients() {
        patients.getChildren().setAll(model.patients().stream().map(this::button).toList());
        Nodes.show(patients, !model.patients().isEmpty());
    }

    /** Looks for everything about a patient. */
    private Button button(Patient patient) {
        Button button =
                new Button(
                        texts.get(
                                "audit.patient",
                                patient.getGivenName() + " " + patient.getFamilyName(),
                                texts.date(LocalDate.parse(patient.getBirthDate())),
                                Long.toString(patient.getPatientNumber())),
                        new FontIcon("fth-user"));
        button.getStyleClass().add("choice");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setTooltip(new Tooltip(texts.get("audit.wholePatient")));
        button.setOnAction(pressed -> model.wholePatient(patient));
        return button;
    }

    private Node line(FactLine fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("field-label");
        Label to = new Label(fact.to());
        to.getStyleClass().add("fact-to");
        to.setWrapText(true);
        VBox line = new VBox(name);
        line.getStyleClass().add("fact-line");
        fact.from()
                .ifPresentOrElse(
                        before -> {
                            Label from = new Label(before);
                            from.getStyleClass().add("fact-from");
                            from.setWrapText(true);
                            HBox change = new HBox(new FontIcon("fth-arrow-right"), to);
                            change.getStyleClass().add("fact-change");
                            HBox.setHgrow(to, Priority.ALWAYS);
                            line.getChildren().addAll(from, change);
                            line.setAccessibleText(
                                    texts.get("audit.changed", fact.name(), before, fact.to()));
                        },
                        () -> line.getChildren().add(to));
        return line;
    }
}

package org.frontdesk.desktop.patients;

import com.google.protobuf.Timestamp;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.AppointmentOverlap;
import org.frontdesk.api.v1.MergePatientsResponse;
import org.frontdesk.api.v1.MovedRecords;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.connection.WireTime;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Binds the merging of two records: which is kept, which goes into it, and what would come of it. */
final class MergeController {

    private final MergeViewModel model;
    private final ConnectionViewModel connection;
    private final ZoneId zone;
    private final Texts texts;

    @FXML private Label keptName;
    @FXML private Label keptDetails;
    @FXML private VBox findOther;
    @FXML private TextField otherQuery;
    @FXML private ListView<Patient> othersFound;
    @FXML private Label othersMessage;
    @FXML private VBox otherBox;
    @FXML private Label otherName;
    @FXML private Label otherDetails;
    @FXML private Button swap;
    @FXML private Button another;
    @FXML private VBox previewBox;
    @FXML private VBox previewLines;
    @FXML private VBox overlapsBox;
    @FXML private VBox overlaps;
    @FXML private CheckBox sure;
    @FXML private Label mergeMessage;
    @FXML private Button merge;
    @FXML private Button mergeBack;

    MergeController(
            MergeViewModel model, ConnectionViewModel connection, ZoneId zone, Texts texts) {
        this.model = model;
        this.connection = connection;
        this.zone = zone;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        bindSearch();
        model.survivorProperty().subscribe(kept -> show(kept, keptName, keptDetails));
        model.otherProperty()
                .subscribe(
                        other -> {
                            Nodes.show(findOther, other == null);
                            Nodes.show(otherBox, other != null);
                            show(other, otherName, otherDetails);
                        });
        swap.setOnAction(pressed -> model.swap());
        another.setOnAction(
                pressed -> {
                    model.another();
                    focusFirst();
                });
        model.previewProperty().subscribe(this::showPreview);
        sure.selectedProperty().bindBidirectional(model.sureProperty());
        mergeMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(mergeMessage, model.messageProperty().isNotEmpty());
        merge.disableProperty().bind(model.possible().and(connection.liveProperty()).not());
        merge.setOnAction(pressed -> model.merge());
        mergeBack.setOnAction(pressed -> model.leave());
    }

    /** Type at once. */
    void focusFirst() {
        otherQuery.requestFocus();
    }

    private void bindSearch() {
        PatientSearchViewModel search = model.search();
        otherQuery.textProperty().bindBidirectional(search.queryProperty());
        otherQuery.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInQuery);
        othersFound.setItems(search.results());
        othersFound.setCellFactory(list -> new PatientCell(texts, search::choose));
        othersFound.setOnKeyPressed(
                key -> {
                    Patient selected = othersFound.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && selected != null) {
                        search.choose(selected);
                        key.consume();
                    }
                });
        search.loading()
                .stateProperty()
                .subscribe(
                        state -> {
                            Nodes.show(othersFound, !search.results().isEmpty());
                            othersMessage.setText(
                                    switch (state) {
                                        case LOADING -> texts.get("patients.searching");
                                        case EMPTY ->
                                                otherQuery.getText().isBlank()
                                                        ? ""
                                                        : texts.get("patients.none");
                                        case FAILED -> search.loading().failureProperty().get();
                                        case READY -> "";
                                    });
                            Nodes.show(othersMessage, !othersMessage.getText().isEmpty());
                        });
    }

    private void keyInQuery(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            model.search().chooseFirst();
            key.consume();
        } else if (key.getCode() == KeyCode.DOWN && !model.search().results().isEmpty()) {
            othersFound.requestFocus();
            othersFound.getSelectionModel().selectFirst();
            key.consume();
        }
    }

    private void showPreview(MergePatientsResponse preview) {
        Nodes.show(previewBox, preview != null);
        Nodes.show(sure, preview != null && preview.getOverlapsCount() == 0);
        if (preview == null) {
            Nodes.show(overlapsBox, false);
            return;
        }
        previewLines.getChildren().setAll(lines(preview).stream().map(this::line).toList());
        overlaps.getChildren()
                .setAll(preview.getOverlapsList().stream().map(this::overlapLine).toList());
        Nodes.show(overlapsBox, preview.getOverlapsCount() > 0);
    }

    private List<String> lines(MergePatientsResponse preview) {
        MovedRecords moved = preview.getMoved();
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                texts.get(
                                        "patients.merge.appointments",
                                        moved.getAppointmentCount(),
                                        moved.getUpcomingAppointmentCount()),
                                texts.get("patients.merge.reminders", moved.getReminderCount()),
                                texts.get("patients.merge.waitlist", moved.getWaitlistEntryCount()),
                                texts.get("patients.merge.accounts", moved.getAccountCount())));
        if (moved.getLeftWaitlistEntryIdsCount() > 0) {
            lines.add(
                    texts.get(
                            "patients.merge.leaveWaitlist", moved.getLeftWaitlistEntryIdsCount()));
        }
        if (preview.getTakenFieldsCount() > 0) {
            lines.add(
                    texts.get(
                            "patients.merge.taken",
                            preview.getTakenFieldsList().stream()
                                    .map(this::fieldName)
                                    .collect(Collectors.joining(", "))));
        }
        return lines;
    }

    private Label line(String words) {
        Label line = new Label(words, new FontIcon("fth-corner-down-right"));
        line.setWrapText(true);
        return line;
    }

    private Label overlapLine(AppointmentOverlap overlap) {
        ZonedDateTime kept = at(overlap.getSurvivorStartTime());
        ZonedDateTime other = at(overlap.getMergedStartTime());
        Label line =
                new Label(
                        texts.get(
                                "patients.merge.overlap",
                                texts.date(kept.toLocalDate()),
                                texts.time(kept.toLocalTime()),
                                texts.time(other.toLocalTime())));
        line.setWrapText(true);
        return line;
    }

    private String fieldName(String field) {
        return switch (field) {
            case "phone" -> texts.get("register.phone");
            case "email" -> texts.get("register.email");
            case "reminders_opted_out" -> texts.get("patients.reminders.no");
            default -> field; // one of a newer server
        };
    }

    private void show(Patient patient, Label name, Label details) {
        name.setText(patient == null ? "" : PatientWords.name(patient));
        details.setText(patient == null ? "" : PatientWords.details(patient, texts));
    }

    private ZonedDateTime at(Timestamp time) {
        return WireTime.at(time, zone);
    }
}

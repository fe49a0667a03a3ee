package org.frontdesk.desktop.kiosk;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the free times of a specialization. */
final class PlacesController {

    private final KioskViewModel kiosk;
    private final PlacesViewModel model;
    private final Told told;
    private final Texts texts;
    private final ToggleGroup chosen = new ToggleGroup();

    @FXML private Node page;
    @FXML private Button placesBack;
    @FXML private Label placesTitle;
    @FXML private FlowPane doctors;
    @FXML private ListView<TimeSlot> places;
    @FXML private OtherStates placesStates;
    @FXML private Button more;

    PlacesController(KioskViewModel kiosk, PlacesViewModel model, Told told, Texts texts) {
        this.kiosk = kiosk;
        this.model = model;
        this.told = told;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        placesBack.setOnAction(pressed -> kiosk.back());
        placesTitle.textProperty().bind(model.specializationProperty());
        model.doctorsToChoose().addListener((ListChangeListener<Doctor>) change -> showDoctors());
        places.setItems(model.places());
        places.setCellFactory(list -> new PlaceCell());
        places.setOnKeyPressed(
                key -> {
                    TimeSlot slot = places.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && slot != null) {
                        kiosk.take(slot);
                    }
                });
        Nodes.showWhile(more, model.moreProperty());
        more.setOnAction(pressed -> model.showMore());
        placesStates.follow(model.loading(), places, model::search);
        page.visibleProperty().subscribe(shown -> focusFirst());
        model.loading().stateProperty().subscribe(state -> focusFirst());
    }

    /** The arrows and Enter work at once. */
    private void focusFirst() {
        boolean shown =
                kiosk.faceProperty().get() == Face.PLACES
                        && model.loading().stateProperty().get() == ListState.READY;
        if (shown) {
            places.getSelectionModel().clearSelection();
            places.getFocusModel().focus(-1);
            places.requestFocus();
        }
    }

    private void showDoctors() {
        doctors.getChildren().clear();
        add(texts.get("firstfree.anyDoctor"), null);
        model.doctorsToChoose().forEach(one -> add(one.getDisplayName(), one));
        ((ToggleButton) doctors.getChildren().getFirst()).setSelected(true);
    }

    private void add(String name, Doctor doctor) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().add("kiosk-button");
        button.setToggleGroup(chosen);
        button.setOnAction(
                pressed -> {
                    button.setSelected(true); // one is always chosen
                    model.doctorProperty().set(doctor);
                });
        doctors.getChildren().add(button);
    }

    private final class PlaceCell extends ListCell<TimeSlot> {

        private final Label time = new Label();
        private final Label day = new Label();
        private final Label who = new Label();
        private final VBox words = new VBox(day, who);
        private final HBox line = new HBox(time, words, new FontIcon("fth-chevron-right"));

        PlaceCell() {
            line.getStyleClass().add("kiosk-place");
            time.getStyleClass().add("kiosk-time");
            time.setMinWidth(90);
            day.getStyleClass().add("kiosk-when");
            who.getStyleClass().add("muted");
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            setPrefWidth(0); // as wide as the list
            setOnMouseClicked(
                    click -> {
                        if (getItem() != null) {
                            kiosk.take(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(TimeSlot slot, boolean empty) {
            super.updateItem(slot, empty);
            if (empty || slot == null) {
                setGraphic(null);
                setId(null);
                setAccessibleText(null);
                return;
            }
            time.setText(told.time(slot.getStartTime()));
            day.setText(told.day(slot.getStartTime()));
            who.setText(told.doctor(slot.getDoctorId()));
            setId("free-" + slot.getSlotId());
            setAccessibleText("%s, %s, %s".formatted(day.getText(), time.getText(), who.getText()));
            setGraphic(line);
        }
    }
}

package org.frontdesk.desktop.waitlist;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

import java.util.function.Consumer;

/** Binds the line of those who wait, what is looked at, and how it shares the room with the free places. */
public final class WaitlistController {

    /** Narrower than this, two columns would be two strips. */
    private static final double TWO_COLUMNS_FROM_PX = 780;

    private static final double PLACES_PART = 0.46;
    private static final double MOST_PLACES_PX = 520;

    private final WaitlistViewModel model;
    private final ProposalsViewModel proposals;
    private final Consumer<WaitingEntry> open;
    private final Runnable add;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private BorderPane waitlist;
    @FXML private TextField filterName;
    @FXML private ComboBox<String> specialization;
    @FXML private ComboBox<Doctor> doctor;
    @FXML private HBox pages;
    @FXML private ToggleButton pageLine;
    @FXML private ToggleButton pagePlaces;
    @FXML private Button addEntry;
    @FXML private VBox lineArea;
    @FXML private VBox placesArea;
    @FXML private Label summary;
    @FXML private Label asOf;
    @FXML private ListView<WaitingEntry> line;
    @FXML private OtherStates lineStates;

    /**
     * @param open looks closely at one who waits
     * @param add begins to put somebody on the waitlist
     */
    WaitlistController(
            WaitlistViewModel model,
            ProposalsViewModel proposals,
            Consumer<WaitingEntry> open,
            Runnable add,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.proposals = proposals;
        this.open = open;
        this.add = add;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        filterName.textProperty().bindBidirectional(model.filter().nameProperty());
        Choices.fill(
                specialization,
                model.specializations(),
                texts.get("daysheet.allSpecializations"),
                name -> name,
                model.filter().specializationProperty(),
                "");
        Choices.fill(
                doctor,
                model.doctorsToChoose(),
                texts.get("firstfree.anyDoctor"),
                Doctor::getDisplayName,
                model.filter().doctorProperty(),
                null);
        addEntry.disableProperty().bind(connection.liveProperty().not());
        addEntry.setOnAction(pressed -> add.run());
        summary.textProperty().bind(model.summaryProperty());
        asOf.textProperty().bind(model.asOfProperty());
        line.setItems(model.shown());
        line.setCellFactory(list -> new WaitingCell(open, texts));
        line.setOnKeyPressed(
                key -> {
                    WaitingEntry selected = line.getSelectionModel().getSelectedItem();
                    if (key.getCode() == KeyCode.ENTER && selected != null) {
                        open.accept(selected);
                        key.consume();
                    }
                });
        lineStates.follow(model.loading(), line, model::read);
        line.visibleProperty()
                .subscribe(
                        shown -> {
                            if (shown && addEntry.isFocused()) {
                                line.requestFocus();
                            }
                        });
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(pageLine, pagePlaces);
        pageLine.setSelected(true);
        pageLine.setOnAction(pressed -> showPage(pageLine));
        pagePlaces.setOnAction(pressed -> showPage(pagePlaces));
        pagePlaces
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        texts.get(
                                                "waitlist.places.count",
                                                proposals.countProperty().get()),
                                proposals.countProperty()));
        waitlist.widthProperty().subscribe(width -> arrange());
    }

    /** The list, as soon as there is one; until then no field that would take the keys for text. */
    void focusFirst() {
        if (line.isVisible()) {
            line.requestFocus();
        } else {
            addEntry.requestFocus();
        }
    }

    private void showPage(ToggleButton page) {
        page.setSelected(true); // one is always chosen
        arrange();
    }

    private void arrange() {
        double width = waitlist.getWidth();
        boolean both = width >= TWO_COLUMNS_FROM_PX;
        Nodes.show(pages, !both);
        Nodes.show(lineArea, both || pageLine.isSelected());
        Nodes.show(placesArea, both || pagePlaces.isSelected());
        double places = both ? Math.min(MOST_PLACES_PX, width * PLACES_PART) : width;
        placesArea.setMinWidth(places);
        placesArea.setMaxWidth(places);
    }
}

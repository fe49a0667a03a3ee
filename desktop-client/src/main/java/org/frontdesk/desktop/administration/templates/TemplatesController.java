package org.frontdesk.desktop.administration.templates;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;

import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.WeeklyTemplate;
import org.frontdesk.desktop.administration.closures.ClosureCell;
import org.frontdesk.desktop.administration.closures.ClosureForm;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

/** Binds a doctor's weekly hours and times off, and the ways to the forms. */
final class TemplatesController {

    private final TemplatesViewModel model;
    private final TemplateFormViewModel form;
    private final TemplateWords words;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private ClosureForm timeOffForm;

    @FXML private StackPane faces;
    @FXML private Node list;
    @FXML private ComboBox<Doctor> doctor;
    @FXML private Button newHours;
    @FXML private Button newTimeOff;
    @FXML private CheckBox alsoEnded;
    @FXML private ListView<WeeklyTemplate> templates;
    @FXML private OtherStates templateStates;
    @FXML private ListView<Closure> timesOff;
    @FXML private OtherStates timeOffStates;
    @FXML private Parent templateForm;
    @FXML private TemplateFormController templateFormController;

    TemplatesController(
            TemplatesViewModel model,
            TemplateFormViewModel form,
            TemplateWords words,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.form = form;
        this.words = words;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        doctor.setItems(model.doctorsToChoose());
        doctor.setConverter(
                Choices.words(
                        one ->
                                one == null
                                        ? ""
                                        : one.getDisplayName() + " · " + one.getSpecialization()));
        doctor.valueProperty().bindBidirectional(model.doctorProperty());
        newHours.disableProperty().bind(model.doctorProperty().isNull());
        newHours.setOnAction(
                pressed -> {
                    form.beginNew(model.doctorProperty().get().getDoctorId());
                    model.faceProperty().set(Face.HOURS);
                });
        newTimeOff.disableProperty().bind(model.doctorProperty().isNull());
        newTimeOff.setOnAction(pressed -> model.faceProperty().set(Face.TIME_OFF));
        alsoEnded.selectedProperty().bindBidirectional(model.alsoEndedProperty());
        templates.setItems(model.templates());
        templates.setCellFactory(
                shown ->
                        new TemplateCell(
                                model,
                                words,
                                template -> {
                                    form.beginChange(template);
                                    model.faceProperty().set(Face.HOURS);
                                },
                                template -> {
                                    form.beginEnd(template);
                                    model.faceProperty().set(Face.HOURS);
                                },
                                texts));
        templateStates.follow(model.loading(), templates, model::retry);
        timesOff.setItems(model.timesOff().shown());
        timesOff.setCellFactory(shown -> new ClosureCell(model.timesOff(), connection, texts));
        timeOffStates.follow(model.timesOff().loading(), timesOff, model.timesOff()::reload);
    }

    /** Puts the form of a time off beside the others, and shows one face at a time. */
    void join(ClosureForm closureForm) {
        timeOffForm = closureForm;
        faces.getChildren().add(closureForm.view());
        model.faceProperty().subscribe(this::show);
    }

    void focusFirst() {
        doctor.requestFocus();
    }

    private void show(Face face) {
        Nodes.show(list, face == Face.LIST);
        Nodes.show(templateForm, face == Face.HOURS);
        Nodes.show(timeOffForm.view(), face == Face.TIME_OFF);
        switch (face) {
            case LIST -> newHours.requestFocus();
            case HOURS -> templateFormController.focusFirst();
            case TIME_OFF -> timeOffForm.begin(model.doctorProperty().get().getDoctorId());
        }
    }
}

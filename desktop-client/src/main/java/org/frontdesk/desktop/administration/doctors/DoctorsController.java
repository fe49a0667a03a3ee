package org.frontdesk.desktop.administration.doctors;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.desktop.administration.form.AskFirst;
import org.frontdesk.desktop.administration.form.FormPane;
import org.frontdesk.desktop.administration.form.ListAndForm;
import org.frontdesk.desktop.administration.form.RecordLine;
import org.frontdesk.desktop.administration.form.RecordList;
import org.frontdesk.desktop.administration.form.SuggestField;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.concurrent.Executor;

/** Binds the list of doctors and the form of one. */
public final class DoctorsController {

    private final DoctorsViewModel model;
    private final Executor fx;
    private final Texts texts;

    @FXML private ListAndForm page;
    @FXML private TextField query;
    @FXML private CheckBox alsoInactive;
    @FXML private Button add;
    @FXML private RecordList<Doctor> list;
    @FXML private FormPane form;
    @FXML private TextField displayName;
    @FXML private SuggestField specialization;
    @FXML private VBox receiving;
    @FXML private AskFirst askDeactivate;
    @FXML private AskFirst askDeactivateBooked;
    @FXML private Button reactivate;

    DoctorsController(DoctorsViewModel model, Executor fx, Texts texts) {
        this.model = model;
        this.fx = fx;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        alsoInactive.selectedProperty().bindBidirectional(model.alsoInactiveProperty());
        add.setOnAction(
                pressed -> {
                    model.startNew();
                    form.focusFirst();
                });
        list.follow(model, this::line, fx);
        form.follow(model, texts);
        page.follow(model);
        askDeactivate.setOnReally(() -> model.deactivate(false));
        askDeactivate.impossibleProperty().bind(model.idle());
        askDeactivateBooked.setOnReally(() -> model.deactivate(true));
        askDeactivateBooked.impossibleProperty().bind(model.idle());
        reactivate.disableProperty().bind(model.idle());
        reactivate.setOnAction(pressed -> model.reactivate());
        model.openProperty().subscribe(open -> show());
        model.chosenProperty().subscribe(doctor -> show());
        model.stillBookedProperty().subscribe(booked -> show());
    }

    /** What others practise is offered while it is typed. */
    void suggest(List<String> specializations) {
        specialization.suggest(specializations);
    }

    void focusFirst() {
        query.requestFocus();
    }

    private void show() {
        Doctor doctor = model.chosenProperty().get();
        form.setTitle(doctor == null ? texts.get("doctors.new") : doctor.getDisplayName());
        displayName.setPromptText(doctor == null ? texts.get("doctors.displayName.prompt") : "");
        Nodes.show(receiving, doctor != null);
        if (doctor != null) {
            boolean booked = model.stillBookedProperty().get();
            Nodes.show(askDeactivate, doctor.getActive() && !booked);
            Nodes.show(askDeactivateBooked, doctor.getActive() && booked);
            Nodes.show(reactivate, !doctor.getActive());
        }
    }

    private RecordLine line(Doctor doctor) {
        return new RecordLine(
                "doctor-" + doctor.getDoctorId(),
                doctor.getDisplayName(),
                doctor.getSpecialization(),
                doctor.getActive() ? "" : texts.get("doctors.mark.inactive"));
    }
}

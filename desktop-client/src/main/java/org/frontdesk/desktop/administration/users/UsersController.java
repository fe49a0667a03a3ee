package org.frontdesk.desktop.administration.users;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.Role;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserState;
import org.frontdesk.desktop.administration.form.AskFirst;
import org.frontdesk.desktop.administration.form.FormField;
import org.frontdesk.desktop.administration.form.FormPane;
import org.frontdesk.desktop.administration.form.ListAndForm;
import org.frontdesk.desktop.administration.form.RecordLine;
import org.frontdesk.desktop.administration.form.RecordList;
import org.frontdesk.desktop.administration.form.ShownOnce;
import org.frontdesk.desktop.clinic.Doctors;
import org.frontdesk.desktop.shell.Choices;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.concurrent.Executor;

/** Binds the list of accounts and the form of one. */
public final class UsersController {

    private static final List<Role> ROLES =
            List.of(Role.ROLE_RECEPTIONIST, Role.ROLE_DOCTOR, Role.ROLE_ADMIN, Role.ROLE_PATIENT);

    private final UsersViewModel model;
    private final PatientLinkViewModel patientLink;
    private final Doctors doctors;
    private final Executor fx;
    private final Texts texts;

    @FXML private ListAndForm page;
    @FXML private TextField query;
    @FXML private ComboBox<Role> roleFilter;
    @FXML private ComboBox<UserState> stateFilter;
    @FXML private Button add;
    @FXML private RecordList<UserAccount> list;
    @FXML private FormPane form;
    @FXML private ShownOnce password;
    @FXML private Label service;
    @FXML private TextField username;
    @FXML private FormField roleField;
    @FXML private ComboBox<String> role;
    @FXML private FormField doctorField;
    @FXML private ComboBox<String> doctor;
    @FXML private FormField patientField;
    @FXML private PatientLink patient;
    @FXML private VBox access;
    @FXML private AskFirst askResetPassword;
    @FXML private AskFirst askSecondFactor;
    @FXML private AskFirst askDisable;
    @FXML private Button enable;
    @FXML private Button grantOverbook;
    @FXML private Button takeOverbook;

    UsersController(
            UsersViewModel model,
            PatientLinkViewModel patientLink,
            Doctors doctors,
            Executor fx,
            Texts texts) {
        this.model = model;
        this.patientLink = patientLink;
        this.doctors = doctors;
        this.fx = fx;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        roleFilter.getItems().setAll(Role.ROLE_UNSPECIFIED);
        roleFilter.getItems().addAll(ROLES);
        roleFilter.getItems().add(Role.ROLE_SERVICE);
        roleFilter.setConverter(
                Choices.words(
                        one ->
                                one == Role.ROLE_UNSPECIFIED
                                        ? texts.get("users.everyRole")
                                        : words(one)));
        roleFilter.valueProperty().bindBidirectional(model.roleProperty());
        stateFilter
                .getItems()
                .setAll(
                        UserState.USER_STATE_UNSPECIFIED,
                        UserState.USER_STATE_ENABLED,
                        UserState.USER_STATE_DISABLED);
        stateFilter.setConverter(Choices.words(this::words));
        stateFilter.valueProperty().bindBidirectional(model.stateProperty());
        add.setOnAction(
                pressed -> {
                    model.startNew();
                    form.focusFirst();
                });
        list.follow(model, this::line, fx);
        form.follow(model, texts);
        page.follow(model);
        bindForm();
        bindActions();
        model.chosenProperty().subscribe(account -> show(account));
        model.openProperty().subscribe(open -> show(model.chosenProperty().get()));
    }

    void focusFirst() {
        query.requestFocus();
    }

    /** The doctors are known now. */
    void offerDoctors() {
        FormField.offer(
                doctor,
                doctors.all().stream().filter(Doctor::getActive).map(Doctor::getDoctorId).toList());
    }

    private void bindForm() {
        roleField.choose(
                role,
                ROLES.stream().map(Role::name).toList(),
                name -> name.isEmpty() ? "" : words(Role.valueOf(name)),
                model.form());
        doctorField.choose(doctor, List.of(), doctors::name, model.form());
        doctor.setPromptText(texts.get("users.doctor.prompt"));
        patient.follow(patientLink, texts);
        ObservableValue<String> chosenRole = model.form().value(UsersViewModel.ROLE);
        Nodes.showWhile(doctorField, chosenRole.map(Role.ROLE_DOCTOR.name()::equals));
        Nodes.showWhile(patientField, chosenRole.map(Role.ROLE_PATIENT.name()::equals));
        username.disableProperty().bind(model.isNew().not());
        password.follow(model.passwordProperty(), model::passwordNoted);
    }

    private void bindActions() {
        askResetPassword.setOnReally(model::resetPassword);
        askResetPassword.impossibleProperty().bind(model.idle());
        askSecondFactor.setOnReally(model::removeSecondFactor);
        askSecondFactor.impossibleProperty().bind(model.idle());
        askDisable.setOnReally(model::disable);
        askDisable.impossibleProperty().bind(model.idle());
        enable.disableProperty().bind(model.idle());
        enable.setOnAction(pressed -> model.enable());
        grantOverbook.disableProperty().bind(model.idle());
        grantOverbook.setOnAction(pressed -> model.setMayOverbook(true));
        takeOverbook.disableProperty().bind(model.idle());
        takeOverbook.setOnAction(pressed -> model.setMayOverbook(false));
    }

    private void show(UserAccount account) {
        boolean ofService = account != null && isOfService(account);
        form.setTitle(
                account == null ? texts.get("users.new") : account.getUser().getDisplayName());
        form.showSaving(!ofService);
        Nodes.show(service, ofService);
        Nodes.show(access, account != null && !ofService);
        if (account == null) {
            return;
        }
        askResetPassword.reset();
        Nodes.show(askSecondFactor, account.getUser().getHasSecondFactor());
        Nodes.show(askDisable, !account.getDisabled());
        Nodes.show(enable, account.getDisabled());
        boolean mayBeGranted = UsersViewModel.canBeGranted(account);
        boolean granted = UsersViewModel.mayOverbook(account);
        Nodes.show(grantOverbook, mayBeGranted && !granted);
        Nodes.show(takeOverbook, mayBeGranted && granted);
    }

    private RecordLine line(UserAccount account) {
        String mark = "";
        if (account.getDisabled()) {
            mark = texts.get("users.mark.disabled");
        } else if (account.getUser().getMustChangePassword()) {
            mark = texts.get("users.mark.first");
        }
        return new RecordLine(
                "user-" + account.getUser().getUsername(),
                account.getUser().getDisplayName(),
                texts.get(
                        "users.details",
                        account.getUser().getUsername(),
                        words(account.getUser().getRole())),
                mark);
    }

    private String words(Role one) {
        return switch (one) {
            case ROLE_RECEPTIONIST -> texts.get("role.receptionist");
            case ROLE_DOCTOR -> texts.get("role.doctor");
            case ROLE_ADMIN -> texts.get("role.admin");
            case ROLE_PATIENT -> texts.get("role.patient");
            case ROLE_SERVICE -> texts.get("role.service");
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    private String words(UserState state) {
        return switch (state) {
            case USER_STATE_ENABLED -> texts.get("users.enabledOnly");
            case USER_STATE_DISABLED -> texts.get("users.disabledOnly");
            case USER_STATE_UNSPECIFIED, UNRECOGNIZED -> texts.get("users.everyState");
        };
    }

    private static boolean isOfService(UserAccount account) {
        return account.getUser().getRole() == Role.ROLE_SERVICE;
    }
}

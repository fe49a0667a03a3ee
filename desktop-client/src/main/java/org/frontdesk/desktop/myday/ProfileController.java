package org.frontdesk.desktop.myday;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.ListState;
import org.frontdesk.desktop.shell.Loading;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.signin.PasswordViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds what the clinic knows of the doctor, and the change of the password. */
final class ProfileController {

    private final ProfileViewModel model;
    private final PasswordViewModel password;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Label profileName;
    @FXML private Label profileSpecialization;
    @FXML private Label profileEmail;
    @FXML private Label profileLicence;
    @FXML private Label profileMessage;
    @FXML private GridPane hours;
    @FXML private Label hoursMessage;
    @FXML private VBox timesOff;
    @FXML private Label timesOffMessage;
    @FXML private Button profileRetry;
    @FXML private PasswordField currentPassword;
    @FXML private PasswordField newPassword;
    @FXML private PasswordField newPasswordAgain;
    @FXML private Label passwordMessage;
    @FXML private Button changePassword;

    ProfileController(
            ProfileViewModel model,
            PasswordViewModel password,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.password = password;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.doctorProperty()
                .subscribe(
                        doctor -> {
                            profileName.setText(doctor.getDisplayName());
                            profileSpecialization.setText(doctor.getSpecialization());
                            profileEmail.setText(doctor.getEmail());
                            profileLicence.setText(doctor.getLicenceNumber());
                        });
        model.hours()
                .addListener((ListChangeListener<ProfileViewModel.Hours>) change -> showHours());
        model.timesOff().addListener((ListChangeListener<String>) change -> showTimesOff());
        say(profileMessage, model.profileLoading(), "");
        say(hoursMessage, model.hoursLoading(), texts.get("myday.hours.none"));
        say(timesOffMessage, model.timesOffLoading(), texts.get("myday.timesOff.none"));
        profileRetry.setOnAction(pressed -> model.load());
        currentPassword.textProperty().bindBidirectional(password.currentProperty());
        newPassword.textProperty().bindBidirectional(password.wantedProperty());
        newPasswordAgain.textProperty().bindBidirectional(password.againProperty());
        passwordMessage.textProperty().bind(password.messageProperty());
        Nodes.showWhile(passwordMessage, password.messageProperty().isNotEmpty());
        changePassword
                .disableProperty()
                .bind(connection.liveProperty().not().or(password.busyProperty()));
        changePassword.setOnAction(pressed -> password.change());
        newPasswordAgain.setOnAction(entered -> password.change());
    }

    private void say(Label message, Loading loading, String whenEmpty) {
        loading.stateProperty()
                .subscribe(
                        state -> {
                            message.setText(
                                    switch (state) {
                                        case LOADING -> texts.get("myday.loading");
                                        case EMPTY -> whenEmpty;
                                        case FAILED -> loading.failureProperty().get();
                                        case READY -> "";
                                    });
                            Nodes.show(message, !message.getText().isEmpty());
                            boolean failed =
                                    model.profileLoading().stateProperty().get() == ListState.FAILED
                                            || model.hoursLoading().stateProperty().get()
                                                    == ListState.FAILED
                                            || model.timesOffLoading().stateProperty().get()
                                                    == ListState.FAILED;
                            Nodes.show(profileRetry, failed);
                        });
    }

    private void showHours() {
        hours.getChildren().clear();
        String before = "";
        for (ProfileViewModel.Hours line : model.hours()) {
            Label day = new Label(line.day().equals(before) ? "" : line.day());
            day.getStyleClass().add("choice-name");
            day.setMinWidth(Region.USE_PREF_SIZE);
            Label time = new Label(line.hours());
            time.setMinWidth(Region.USE_PREF_SIZE);
            Label details = new Label(line.details());
            details.getStyleClass().add("choice-details");
            details.setWrapText(true);
            hours.addRow(hours.getRowCount(), day, new VBox(time, details));
            before = line.day();
        }
    }

    private void showTimesOff() {
        timesOff.getChildren()
                .setAll(
                        model.timesOff().stream()
                                .map(
                                        words -> {
                                            Label line = new Label(words, new FontIcon("fth-moon"));
                                            line.setWrapText(true);
                                            line.getStyleClass().add("week-closure");
                                            line.setMaxWidth(Double.MAX_VALUE);
                                            return line;
                                        })
                                .toList());
    }
}

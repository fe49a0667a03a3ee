package org.frontdesk.desktop.booking;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.DuplicateCandidate;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Binds the form for a new patient; each field has its own line for what is wrong with it. */
public final class RegisterPatientController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final BookingViewModel booking;
    private final RegisterPatientViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    @FXML private TextField givenName;
    @FXML private Label givenNameError;
    @FXML private TextField familyName;
    @FXML private Label familyNameError;
    @FXML private TextField birthDate;
    @FXML private Label birthDateError;
    @FXML private TextField phone;
    @FXML private Label phoneError;
    @FXML private TextField email;
    @FXML private Label emailError;
    @FXML private VBox duplicatesBox;
    @FXML private VBox duplicates;
    @FXML private Label message;
    @FXML private Button register;
    @FXML private Button back;

    private record Field(TextField input, Label error) {}

    public RegisterPatientController(
            BookingViewModel booking, ConnectionViewModel connection, Texts texts) {
        this.texts = texts;
        this.booking = booking;
        this.model = booking.registration();
        this.connection = connection;
    }

    @FXML
    private void initialize() {
        givenName.textProperty().bindBidirectional(model.givenNameProperty());
        familyName.textProperty().bindBidirectional(model.familyNameProperty());
        birthDate.textProperty().bindBidirectional(model.birthDateProperty());
        phone.textProperty().bindBidirectional(model.phoneProperty());
        email.textProperty().bindBidirectional(model.emailProperty());
        fields.put("given_name", new Field(givenName, givenNameError));
        fields.put("family_name", new Field(familyName, familyNameError));
        fields.put("birth_date", new Field(birthDate, birthDateError));
        fields.put("phone", new Field(phone, phoneError));
        fields.put("email", new Field(email, emailError));
        fields.values().forEach(field -> field.input().setOnAction(entered -> register.fire()));
        fields.keySet().forEach(this::showError);
        model.fieldErrors()
                .addListener(
                        (MapChangeListener<String, String>)
                                change -> {
                                    showError(change.getKey());
                                    focusFirstWrong();
                                });
        message.textProperty().bind(model.messageProperty());
        message.visibleProperty().bind(model.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        register.disableProperty().bind(model.busyProperty().or(connection.liveProperty().not()));
        register.setOnAction(pressed -> model.register());
        model.warnedProperty()
                .subscribe(
                        warned ->
                                register.setText(
                                        texts.get(
                                                warned
                                                        ? "register.notADuplicate"
                                                        : "register.button")));
        model.duplicates()
                .candidates()
                .addListener((ListChangeListener<DuplicateCandidate>) change -> showDuplicates());
        showDuplicates();
        back.setOnAction(pressed -> booking.stopRegistering());
    }

    void focusFirst() {
        (givenName.getText().isEmpty() ? givenName : familyName).requestFocus();
    }

    private void showDuplicates() {
        var candidates = model.duplicates().candidates();
        duplicatesBox.setVisible(!candidates.isEmpty());
        duplicatesBox.setManaged(!candidates.isEmpty());
        duplicates.getChildren().setAll(candidates.stream().map(this::useButton).toList());
    }

    private Button useButton(DuplicateCandidate candidate) {
        Patient patient = candidate.getPatient();
        Button button =
                new Button(
                        texts.get(
                                "register.useThisOne",
                                patient.getGivenName() + " " + patient.getFamilyName(),
                                texts.date(LocalDate.parse(patient.getBirthDate())),
                                Long.toString(patient.getPatientNumber()),
                                candidate.getScore()),
                        new FontIcon("fth-user-check"));
        button.getStyleClass().add("choice");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setTooltip(new Tooltip(texts.get("register.useThisOne.hint")));
        button.setOnAction(pressed -> model.use(patient));
        return button;
    }

    private void showError(String name) {
        Field field = fields.get(name);
        if (field == null) {
            return; // a field of the request that is not on the form
        }
        String wrong = model.fieldErrors().get(name);
        field.error().setText(wrong == null ? "" : wrong);
        field.error().setVisible(wrong != null);
        field.error().setManaged(wrong != null);
        field.input().pseudoClassStateChanged(WRONG, wrong != null);
        field.input().setAccessibleHelp(wrong);
    }

    private void focusFirstWrong() {
        fields.entrySet().stream()
                .filter(field -> model.fieldErrors().containsKey(field.getKey()))
                .findFirst()
                .ifPresent(field -> field.getValue().input().requestFocus());
    }
}

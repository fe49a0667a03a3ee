package org.frontdesk.desktop.patients;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.frontdesk.api.v1.DuplicateCandidate;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.shell.UnsavedNotice;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Binds the form of a record; each field has its own lines for what is wrong with it and what somebody else wrote in it. */
public final class PatientFormController {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final PatientFormViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    @FXML private Label title;
    @FXML private TextField givenName;
    @FXML private Label givenNameError;
    @FXML private Label givenNameNews;
    @FXML private TextField familyName;
    @FXML private Label familyNameError;
    @FXML private Label familyNameNews;
    @FXML private TextField birthDate;
    @FXML private Label birthDateError;
    @FXML private Label birthDateNews;
    @FXML private TextField phone;
    @FXML private Label phoneError;
    @FXML private Label phoneNews;
    @FXML private TextField email;
    @FXML private Label emailError;
    @FXML private Label emailNews;
    @FXML private VBox duplicatesBox;
    @FXML private VBox duplicates;
    @FXML private Label message;
    @FXML private UnsavedNotice held;
    @FXML private HBox buttons;
    @FXML private Button save;
    @FXML private Button back;

    private record Field(TextField input, Label error, Label news) {}

    public PatientFormController(
            PatientFormViewModel model, ConnectionViewModel connection, Texts texts) {
        this.texts = texts;
        this.model = model;
        this.connection = connection;
    }

    @FXML
    private void initialize() {
        fields.put("given_name", new Field(givenName, givenNameError, givenNameNews));
        fields.put("family_name", new Field(familyName, familyNameError, familyNameNews));
        fields.put("birth_date", new Field(birthDate, birthDateError, birthDateNews));
        fields.put("phone", new Field(phone, phoneError, phoneNews));
        fields.put("email", new Field(email, emailError, emailNews));
        fields.forEach(
                (name, field) -> {
                    field.input().textProperty().bindBidirectional(model.fieldProperty(name));
                    field.input().setOnAction(entered -> save.fire());
                    showError(name);
                    showNews(name);
                });
        model.fieldErrors()
                .addListener(
                        (MapChangeListener<String, String>)
                                change -> {
                                    showError(change.getKey());
                                    focusFirstWrong();
                                });
        model.fieldNews()
                .addListener(
                        (MapChangeListener<String, String>) change -> showNews(change.getKey()));
        message.textProperty().bind(model.messageProperty());
        Nodes.showWhile(message, model.messageProperty().isNotEmpty());
        held.follow(model.unsaved(), texts, model::saveAndGoOn, model::discard);
        Nodes.showWhile(buttons, model.unsaved().heldProperty().isNull());
        save.disableProperty().bind(model.busyProperty().or(connection.liveProperty().not()));
        save.setOnAction(pressed -> model.save());
        model.warnedProperty().subscribe(warned -> showTask());
        model.editedProperty().subscribe(edited -> showTask());
        model.duplicates()
                .candidates()
                .addListener((ListChangeListener<DuplicateCandidate>) change -> showDuplicates());
        showDuplicates();
        back.setOnAction(pressed -> model.leave());
    }

    /** Puts the cursor where the first thing is missing. */
    public void focusFirst() {
        (givenName.getText().isEmpty() ? givenName : familyName).requestFocus();
    }

    private void showTask() {
        boolean known = model.editedProperty().get() != null;
        title.setText(texts.get(known ? "patients.form.title" : "register.title"));
        save.setText(
                texts.get(
                        known
                                ? "patients.form.save"
                                : model.warnedProperty().get()
                                        ? "register.notADuplicate"
                                        : "register.button"));
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

    private void showNews(String name) {
        Field field = fields.get(name);
        String news = model.fieldNews().get(name);
        field.news().setText(news == null ? "" : news);
        field.news().setVisible(news != null);
        field.news().setManaged(news != null);
    }

    private void focusFirstWrong() {
        fields.entrySet().stream()
                .filter(field -> model.fieldErrors().containsKey(field.getKey()))
                .findFirst()
                .ifPresent(field -> field.getValue().input().requestFocus());
    }
}

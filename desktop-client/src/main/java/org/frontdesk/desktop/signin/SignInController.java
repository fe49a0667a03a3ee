package org.frontdesk.desktop.signin;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds the sign-in screen. */
public final class SignInController {

    private final SignInViewModel model;
    private final Texts texts;

    @FXML private Label title;
    @FXML private Label lockedBy;
    @FXML private VBox serverField;
    @FXML private Button somebodyElse;
    @FXML private TextField server;
    @FXML private TextField username;
    @FXML private PasswordField password;
    @FXML private VBox codeField;
    @FXML private TextField code;
    @FXML private Label message;
    @FXML private Button signIn;
    @FXML private Button openSheet;
    @FXML private VBox firstContact;
    @FXML private Label firstContactText;
    @FXML private Label firstFingerprint;
    @FXML private Button trust;
    @FXML private VBox changedIdentity;
    @FXML private Label changedText;
    @FXML private Label pinnedFingerprint;
    @FXML private Label seenFingerprint;
    @FXML private VBox demo;
    @FXML private FlowPane demoAccounts;

    public SignInController(SignInViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        server.textProperty().bindBidirectional(model.serverProperty());
        username.textProperty().bindBidirectional(model.usernameProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        code.textProperty().bindBidirectional(model.codeProperty());
        message.textProperty().bind(model.messageProperty());
        Nodes.showWhile(message, model.messageProperty().isNotEmpty());
        signIn.disableProperty().bind(model.busyProperty());
        model.busyProperty()
                .subscribe(
                        busy -> signIn.setText(texts.get(busy ? "signin.busy" : "signin.button")));
        signIn.setOnAction(pressed -> model.signIn());
        model.codeWantedProperty()
                .subscribe(
                        wanted -> {
                            Nodes.show(codeField, wanted);
                            focusCode();
                        });
        model.messageProperty().subscribe(said -> focusCode());
        Nodes.showWhile(openSheet, model.hasSheetProperty());
        openSheet.disableProperty().bind(model.busyProperty());
        openSheet.setOnAction(pressed -> model.openSheet());
        trust.disableProperty().bind(model.busyProperty());
        trust.setOnAction(pressed -> model.trust());
        model.unknownProperty()
                .subscribe(
                        met -> {
                            Nodes.show(firstContact, met != null);
                            if (met != null) {
                                firstContactText.setText(
                                        texts.get("signin.first.text", met.server().toString()));
                                firstFingerprint.setText(met.seen().grouped());
                                trust.requestFocus();
                            }
                        });
        model.changedProperty()
                .subscribe(
                        other -> {
                            Nodes.show(changedIdentity, other != null);
                            if (other != null) {
                                changedText.setText(
                                        texts.get(
                                                "signin.changed.text", other.server().toString()));
                                pinnedFingerprint.setText(other.pinned().grouped());
                                seenFingerprint.setText(other.seen().grouped());
                            }
                        });
        model.lockedByProperty()
                .subscribe(
                        by -> {
                            boolean locked = !by.isEmpty();
                            title.setText(
                                    texts.get(locked ? "signin.locked.title" : "signin.title"));
                            lockedBy.setText(texts.get("signin.locked.by", by));
                            Nodes.show(lockedBy, locked);
                            Nodes.show(serverField, !locked);
                            Nodes.show(somebodyElse, locked);
                            username.setDisable(locked);
                            Nodes.show(demo, !locked && !model.demoAccounts().isEmpty());
                        });
        somebodyElse.setOnAction(
                pressed -> {
                    model.giveUpLock();
                    focusFirst();
                });
        model.demoAccounts()
                .forEach(account -> demoAccounts.getChildren().add(demoButton(account)));
    }

    private Button demoButton(SignInViewModel.DemoAccount account) {
        Button button =
                new Button(
                        texts.get(
                                "signin.demo.account",
                                account.username(),
                                texts.get(account.roleKey())));
        button.setId("demo-" + account.username());
        button.getStyleClass().add("small");
        button.setOnAction(
                pressed -> {
                    model.use(account);
                    signIn.requestFocus();
                });
        return button;
    }

    /** Puts the cursor where typing starts. */
    public void focusFirst() {
        (username.getText().isEmpty() ? username : password).requestFocus();
    }

    /** Whatever is said while a code is asked for, the code is typed next. */
    private void focusCode() {
        if (model.codeWantedProperty().get()) {
            code.requestFocus();
        }
    }
}

package org.frontdesk.desktop.signin;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

import org.frontdesk.desktop.shell.Nodes;

/** Binds what somebody sees first whose password was given to them by somebody else. */
public final class NewPasswordController {

    private final PasswordViewModel model;
    private final Runnable leave;

    @FXML private PasswordField current;
    @FXML private PasswordField wanted;
    @FXML private PasswordField again;
    @FXML private Label message;
    @FXML private Button change;
    @FXML private Button signOut;

    /**
     * @param leave signs out
     */
    public NewPasswordController(PasswordViewModel model, Runnable leave) {
        this.model = model;
        this.leave = leave;
    }

    @FXML
    private void initialize() {
        current.textProperty().bindBidirectional(model.currentProperty());
        wanted.textProperty().bindBidirectional(model.wantedProperty());
        again.textProperty().bindBidirectional(model.againProperty());
        message.textProperty().bind(model.messageProperty());
        Nodes.showWhile(message, model.messageProperty().isNotEmpty());
        change.disableProperty().bind(model.busyProperty());
        change.setOnAction(pressed -> model.change());
        again.setOnAction(entered -> model.change());
        signOut.setOnAction(pressed -> leave.run());
    }

    /** Puts the cursor where typing starts: the present password was typed a moment ago. */
    public void focusFirst() {
        (current.getText().isEmpty() ? current : wanted).requestFocus();
    }
}

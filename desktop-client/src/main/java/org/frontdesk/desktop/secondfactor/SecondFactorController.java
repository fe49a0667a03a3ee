package org.frontdesk.desktop.secondfactor;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Binds the dialog of the second factor. */
final class SecondFactorController {

    private static final int COLUMNS_OF_CODES = 2;

    private final SecondFactorViewModel model;
    private final ConnectionViewModel connection;
    private final Runnable save;
    private final Runnable leave;
    private final Texts texts;
    private final Map<Face, List<Node>> faces = new EnumMap<>(Face.class);

    @FXML private Button closeSecondFactor;
    @FXML private VBox loadingFace;
    @FXML private Button retry;
    @FXML private VBox beginFace;
    @FXML private PasswordField beginPassword;
    @FXML private Button begin;
    @FXML private VBox scanFace;
    @FXML private ImageView qrCode;
    @FXML private TextField secret;
    @FXML private TextField firstCode;
    @FXML private Button confirm;
    @FXML private VBox codesFace;
    @FXML private GridPane codes;
    @FXML private Button saveCodes;
    @FXML private Button copyCodes;
    @FXML private Button keptCodes;
    @FXML private VBox removeFace;
    @FXML private PasswordField removePassword;
    @FXML private TextField removeCode;
    @FXML private Button remove;
    @FXML private Label secondFactorMessage;

    /**
     * @param save saves the recovery codes
     * @param leave closes the dialog
     */
    SecondFactorController(
            SecondFactorViewModel model,
            ConnectionViewModel connection,
            Runnable save,
            Runnable leave,
            Texts texts) {
        this.model = model;
        this.connection = connection;
        this.save = save;
        this.leave = leave;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        faces.put(Face.LOADING, List.of(loadingFace));
        faces.put(Face.FAILED, List.of(retry));
        faces.put(Face.BEGIN, List.of(beginFace, begin));
        faces.put(Face.SCAN, List.of(scanFace, confirm));
        faces.put(Face.CODES, List.of(codesFace, keptCodes));
        faces.put(Face.REMOVE, List.of(removeFace, remove));
        beginPassword.textProperty().bindBidirectional(model.passwordProperty());
        removePassword.textProperty().bindBidirectional(model.passwordProperty());
        firstCode.textProperty().bindBidirectional(model.codeProperty());
        removeCode.textProperty().bindBidirectional(model.codeProperty());
        secret.textProperty().bind(model.secretProperty());
        model.uriProperty()
                .subscribe(uri -> qrCode.setImage(uri.isEmpty() ? null : QrCode.of(uri)));
        model.recoveryCodesProperty().subscribe(this::showCodes);
        secondFactorMessage.textProperty().bind(model.messageProperty());
        model.messageProperty()
                .subscribe(
                        said -> {
                            Nodes.show(secondFactorMessage, !said.isEmpty());
                            focus(model.faceProperty().get());
                        });
        bindButtons();
        model.faceProperty().subscribe(this::showFace);
    }

    private void bindButtons() {
        for (Button changes : List.of(begin, confirm, remove)) {
            changes.disableProperty()
                    .bind(connection.liveProperty().not().or(model.busyProperty()));
        }
        retry.setOnAction(pressed -> model.load());
        begin.setOnAction(pressed -> model.begin());
        beginPassword.setOnAction(entered -> begin.fire());
        confirm.setOnAction(pressed -> model.confirm());
        firstCode.setOnAction(entered -> confirm.fire());
        remove.setOnAction(pressed -> model.remove());
        removePassword.setOnAction(entered -> removeCode.requestFocus());
        removeCode.setOnAction(entered -> remove.fire());
        saveCodes.setOnAction(pressed -> save.run());
        copyCodes.setOnAction(
                pressed -> {
                    copy(String.join("\n", model.recoveryCodesProperty().get()));
                    copyCodes.setText(texts.get("secondFactor.copied"));
                });
        keptCodes.setOnAction(pressed -> leave.run());
        closeSecondFactor.setOnAction(pressed -> leave.run());
    }

    /** Puts the cursor where typing starts. */
    void focusFirst() {
        focus(model.faceProperty().get());
    }

    private void showFace(Face shown) {
        faces.forEach((face, nodes) -> nodes.forEach(node -> Nodes.show(node, face == shown)));
        // the codes are shown once: who has kept them says so
        Nodes.show(closeSecondFactor, shown != Face.CODES);
        focus(shown);
    }

    private void focus(Face shown) {
        Node first =
                switch (shown) {
                    case LOADING -> closeSecondFactor;
                    case FAILED -> retry;
                    case BEGIN -> beginPassword;
                    case SCAN -> firstCode;
                    case CODES -> saveCodes;
                    case REMOVE -> removePassword.getText().isEmpty() ? removePassword : removeCode;
                };
        first.requestFocus();
    }

    private void showCodes(List<String> shown) {
        codes.getChildren().clear();
        for (int at = 0; at < shown.size(); at++) {
            Label code = new Label(shown.get(at));
            code.getStyleClass().add("recovery-code");
            codes.add(code, at % COLUMNS_OF_CODES, at / COLUMNS_OF_CODES);
        }
        boolean none = shown.isEmpty();
        for (Node about : List.of(codes, saveCodes, copyCodes)) {
            Nodes.show(about, !none);
        }
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}

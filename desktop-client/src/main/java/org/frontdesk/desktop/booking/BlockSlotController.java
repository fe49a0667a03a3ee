package org.frontdesk.desktop.booking;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.Nodes;
import org.frontdesk.desktop.texts.Texts;

/** Binds the face that blocks a slot or opens it again. */
public final class BlockSlotController {

    private final BookingViewModel booking;
    private final BlockSlotViewModel model;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private Label title;
    @FXML private TextField blockReason;
    @FXML private Label blockMessage;
    @FXML private Button submitBlock;
    @FXML private Button keepSlot;

    public BlockSlotController(
            BookingViewModel booking, ConnectionViewModel connection, Texts texts) {
        this.booking = booking;
        this.model = booking.blocking();
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        blockReason.textProperty().bindBidirectional(model.reasonProperty());
        blockReason.setOnAction(entered -> submitBlock.fire());
        model.reopensProperty()
                .subscribe(
                        reopens -> {
                            title.setText(texts.get(reopens ? "block.reopen" : "block.block"));
                            submitBlock.setText(
                                    texts.get(reopens ? "block.reopen.button" : "block.button"));
                        });
        blockMessage.textProperty().bind(model.messageProperty());
        Nodes.showWhile(blockMessage, model.messageProperty().isNotEmpty());
        submitBlock
                .disableProperty()
                .bind(
                        model.busyProperty()
                                .or(connection.liveProperty().not())
                                .or(model.reasonProperty().isEmpty()));
        submitBlock.setOnAction(pressed -> model.submit());
        keepSlot.setOnAction(pressed -> booking.stopBlocking());
    }

    void focusFirst() {
        blockReason.requestFocus();
    }
}

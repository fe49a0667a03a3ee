package org.frontdesk.desktop.waitlist;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** A place that is held while somebody is called: the number, the time that is left, and what comes of it. */
final class OfferBox extends VBox {

    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");

    private final OfferViewModel offer;
    private final Button confirm = new Button();
    private final Button release = new Button();

    OfferBox(
            OfferViewModel offer,
            OffersViewModel offers,
            Telephones telephones,
            ConnectionViewModel connection,
            Texts texts) {
        this.offer = offer;
        setId("offer-" + offer.appointment().getAppointmentId());
        getStyleClass().addAll("hold", "offer");
        Label patient = label(offer.entry().patient(), "hold-text", "fact-name");
        Label when = label(offer.when(), "hold-text");
        Label doctor = label(offer.doctor(), "hold-text");
        VBox who = new VBox(patient, when, doctor);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        Label countdown = label("", "hold-countdown");
        countdown.setMinWidth(Region.USE_PREF_SIZE);
        countdown.setId("offerCountdown");
        countdown.textProperty().bind(offer.countdownProperty());
        HBox head = new HBox(who, countdown);
        head.getStyleClass().add("offer-head");
        Label phone = new Label("", new FontIcon("fth-phone"));
        phone.setId("offerPhone");
        phone.getStyleClass().add("offer-phone");
        phone.textProperty().bind(telephones.of(offer.entry().entry().getPatient().getPatientId()));
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(offer.fractionLeftProperty());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(texts.get("appointment.timeLeft"));
        getChildren().addAll(head, phone);
        if (!offer.entry().entry().getNote().isEmpty()) {
            Label note = label(offer.entry().entry().getNote(), "hold-text");
            note.setWrapText(true);
            getChildren().add(note);
        }
        getChildren().addAll(progress, buttons(offers, connection, texts));
        offer.urgentProperty().subscribe(urgent -> pseudoClassStateChanged(URGENT, urgent));
    }

    private HBox buttons(OffersViewModel offers, ConnectionViewModel connection, Texts texts) {
        var off = connection.liveProperty().not().or(offer.busyProperty());
        confirm.setId("confirmOffer");
        confirm.setText(texts.get("waitlist.confirm"));
        confirm.setGraphic(new FontIcon("fth-check"));
        confirm.getStyleClass().add("accent");
        confirm.setTooltip(new Tooltip(texts.get("waitlist.confirm.hint")));
        confirm.setAccessibleText(texts.get("waitlist.confirmFor", offer.entry().patient()));
        confirm.disableProperty().bind(off);
        confirm.setOnAction(pressed -> offers.confirm(offer));
        release.setId("releaseOffer");
        release.setText(texts.get("waitlist.release"));
        release.setTooltip(new Tooltip(texts.get("waitlist.release.hint")));
        release.setAccessibleText(texts.get("waitlist.releaseFor", offer.entry().patient()));
        release.disableProperty().bind(off);
        release.setOnAction(pressed -> offers.release(offer));
        HBox buttons = new HBox(confirm, release);
        buttons.getStyleClass().add("buttons");
        if (!offer.isOwn()) {
            Label by =
                    label(
                            texts.get("waitlist.by", offer.appointment().getBookedByName()),
                            "hold-text");
            buttons.getChildren().add(by);
        }
        return buttons;
    }

    OfferViewModel offer() {
        return offer;
    }

    void focusConfirm() {
        confirm.requestFocus();
    }

    boolean hasFocus() {
        return confirm.isFocused() || release.isFocused();
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}

package org.frontdesk.desktop.waitlist;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A free place, and below it whom to call. */
final class ProposalCell extends ListCell<Proposal> {

    /** As many as the server proposes. */
    private static final int MOST_MATCHES = 3;

    private final OffersViewModel offers;
    private final Telephones telephones;
    private final ConnectionViewModel connection;
    private final Texts texts;
    private final Label time = new Label();
    private final Label day = new Label();
    private final Label isNew;
    private final Label doctor = new Label();
    private final List<Match> matches;
    private final VBox card;

    ProposalCell(
            OffersViewModel offers,
            Telephones telephones,
            ConnectionViewModel connection,
            Texts texts) {
        this.offers = offers;
        this.telephones = telephones;
        this.connection = connection;
        this.texts = texts;
        time.getStyleClass().add("proposal-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        day.getStyleClass().add("proposal-day");
        isNew = new Label(texts.get("waitlist.new"), new FontIcon("fth-zap"));
        isNew.getStyleClass().add("new-pill");
        isNew.setMinWidth(Region.USE_PREF_SIZE);
        doctor.getStyleClass().add("choice-details");
        HBox head = new HBox(day, time, isNew);
        head.getStyleClass().add("waiting-line");
        matches = Stream.generate(Match::new).limit(MOST_MATCHES).toList();
        card = new VBox(head, doctor);
        card.getChildren().addAll(matches.stream().map(match -> match.line).toList());
        card.getStyleClass().add("proposal");
        card.setMinWidth(0);
        setPrefWidth(0); // as wide as the list
    }

    @Override
    protected void updateItem(Proposal proposal, boolean empty) {
        super.updateItem(proposal, empty);
        if (empty || proposal == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("proposal-" + proposal.id());
        time.setText(proposal.time());
        day.setText(proposal.day());
        isNew.setVisible(proposal.isNew());
        isNew.setManaged(proposal.isNew());
        doctor.setText(texts.get("waitlist.doctor", proposal.doctor(), proposal.specialization()));
        for (int i = 0; i < matches.size(); i++) {
            matches.get(i).show(proposal, i);
        }
        setAccessibleText(
                texts.get(
                        "waitlist.place.spoken",
                        proposal.day(),
                        proposal.time(),
                        proposal.doctor(),
                        proposal.matches().stream()
                                .map(WaitingEntry::patient)
                                .collect(Collectors.joining(", "))));
        setGraphic(card);
    }

    private final class Match {

        private final Label patient = new Label();
        private final UrgencyPill urgency = new UrgencyPill();
        private final Label phone = new Label("", new FontIcon("fth-phone"));
        private final Label waits = new Label();
        private final Button offer = new Button(texts.get("waitlist.offer"));
        private final HBox line;

        Match() {
            patient.getStyleClass().add("choice-name");
            phone.getStyleClass().add("match-phone");
            phone.setMinWidth(Region.USE_PREF_SIZE);
            waits.getStyleClass().add("choice-details");
            offer.getStyleClass().add("small");
            offer.setMinWidth(Region.USE_PREF_SIZE);
            offer.disableProperty().bind(connection.liveProperty().not());
            HBox how = new HBox(phone, urgency, waits);
            how.getStyleClass().add("waiting-line");
            VBox who = new VBox(patient, how);
            who.setMinWidth(0);
            HBox.setHgrow(who, Priority.ALWAYS);
            line = new HBox(who, offer);
            line.getStyleClass().add("match");
        }

        void show(Proposal proposal, int at) {
            boolean there = at < proposal.matches().size();
            line.setVisible(there);
            line.setManaged(there);
            phone.textProperty().unbind();
            if (!there) {
                offer.setId(null);
                return;
            }
            WaitingEntry match = proposal.matches().get(at);
            patient.setText(match.patient());
            urgency.show(match);
            waits.setText(match.waits());
            phone.textProperty().bind(telephones.of(match.entry().getPatient().getPatientId()));
            offer.setId("offer-" + proposal.id() + "-" + match.id());
            offer.getStyleClass().remove("accent");
            if (at == 0) {
                offer.getStyleClass().add("accent");
            }
            offer.setAccessibleText(texts.get("waitlist.offerTo", match.patient()));
            offer.setOnAction(pressed -> offers.offer(proposal, match));
        }
    }
}

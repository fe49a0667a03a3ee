package org.frontdesk.desktop.waitlist;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.shell.ConnectionViewModel;
import org.frontdesk.desktop.shell.OtherStates;
import org.frontdesk.desktop.texts.Texts;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Binds the free places, and above them those that are held while somebody is called. */
public final class ProposalsController {

    /** The list of free places keeps at least half of the height. */
    private static final double MOST_FOR_OFFERS = 0.5;

    private final ProposalsViewModel model;
    private final OffersViewModel offers;
    private final Telephones telephones;
    private final ConnectionViewModel connection;
    private final Texts texts;

    @FXML private VBox places;
    @FXML private VBox offersArea;
    @FXML private ScrollPane offersScroll;
    @FXML private VBox offersBox;
    @FXML private Label placesCount;
    @FXML private ListView<Proposal> proposals;
    @FXML private OtherStates placesStates;

    ProposalsController(
            ProposalsViewModel model,
            OffersViewModel offers,
            Telephones telephones,
            ConnectionViewModel connection,
            Texts texts) {
        this.model = model;
        this.offers = offers;
        this.telephones = telephones;
        this.connection = connection;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        proposals.setItems(model.shown());
        proposals.setCellFactory(list -> new ProposalCell(offers, telephones, connection, texts));
        proposals.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        placesCount.textProperty().bind(model.countProperty());
        placesStates.follow(model.loading(), proposals, model::resync);
        offersScroll.maxHeightProperty().bind(places.heightProperty().multiply(MOST_FOR_OFFERS));
        offers.offers()
                .addListener(
                        (ListChangeListener<OfferViewModel>)
                                change -> {
                                    while (change.next()) {
                                        change.getRemoved().forEach(this::remove);
                                        add(change.getFrom(), change.getAddedSubList());
                                    }
                                    showOffers();
                                });
        showOffers();
    }

    /** Does something with the offer that has the focus, or with the only one there is. */
    void withOffer(Consumer<OfferViewModel> action) {
        Optional<OfferBox> focused = boxes().stream().filter(OfferBox::hasFocus).findFirst();
        focused.or(() -> boxes().size() == 1 ? Optional.of(boxes().getFirst()) : Optional.empty())
                .map(OfferBox::offer)
                .ifPresent(action);
    }

    /** Enter offers the place to the first, 2 and 3 to those after. */
    private void key(KeyEvent key) {
        Proposal selected = proposals.getSelectionModel().getSelectedItem();
        if (!proposals.isFocused() || selected == null) {
            return;
        }
        int wanted =
                key.getCode() == KeyCode.ENTER
                        ? 0
                        : key.getCode() == KeyCode.DIGIT2
                                ? 1
                                : key.getCode() == KeyCode.DIGIT3 ? 2 : -1;
        if (wanted >= 0 && wanted < selected.matches().size()) {
            key.consume();
            offers.offer(selected, selected.matches().get(wanted));
        }
    }

    private void add(int from, List<? extends OfferViewModel> added) {
        for (int i = 0; i < added.size(); i++) {
            OfferViewModel offer = added.get(i);
            OfferBox box = new OfferBox(offer, offers, telephones, connection, texts);
            offersBox.getChildren().add(from + i, box);
            showOffers();
            if (offer.isOwn() && isInUse()) {
                box.focusConfirm();
            }
        }
    }

    /** The focus is not taken from whoever is writing somewhere else. */
    private boolean isInUse() {
        Node focus = places.getScene() == null ? null : places.getScene().getFocusOwner();
        while (focus != null && focus != places) {
            focus = focus.getParent();
        }
        return focus == places;
    }

    private void remove(OfferViewModel offer) {
        boxes().stream()
                .filter(box -> box.offer() == offer)
                .findFirst()
                .ifPresent(
                        box -> {
                            if (box.hasFocus()) {
                                proposals.requestFocus();
                            }
                            offersBox.getChildren().remove(box);
                        });
    }

    private List<OfferBox> boxes() {
        return offersBox.getChildren().stream().map(OfferBox.class::cast).toList();
    }

    private void showOffers() {
        boolean there = !offersBox.getChildren().isEmpty();
        offersArea.setVisible(there);
        offersArea.setManaged(there);
    }
}

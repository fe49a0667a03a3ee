package org.frontdesk.desktop.waitlist;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

/** How urgent it is: an icon, a word and a colour; nothing for what is not urgent. */
final class UrgencyPill extends Label {

    private final FontIcon icon = new FontIcon(Urgency.NORMAL.icon());

    UrgencyPill() {
        setGraphic(icon);
        setMinWidth(Region.USE_PREF_SIZE);
    }

    void show(WaitingEntry entry) {
        boolean urgent = entry.urgency() != Urgency.NORMAL;
        setVisible(urgent);
        setManaged(urgent);
        getStyleClass().setAll("label", "urgency-pill", entry.urgency().styleClass());
        icon.setIconLiteral(entry.urgency().icon());
        setText(entry.urgencyWords());
    }
}

package org.frontdesk.desktop.search;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.frontdesk.desktop.texts.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** One finding; the first of its group stands below the group's name. */
final class FindingCell extends ListCell<Finding> {

    static final double ROW_HEIGHT = 40;
    static final double HEADING_HEIGHT = 28;

    private final Texts texts;
    private final Label heading = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label details = new Label();
    private final HBox row = new HBox(icon, title, details);
    private final VBox lines = new VBox(heading, row);

    FindingCell(SearchViewModel model, Texts texts) {
        this.texts = texts;
        heading.getStyleClass().add("found-heading");
        heading.setMinHeight(HEADING_HEIGHT);
        heading.setMaxHeight(HEADING_HEIGHT);
        title.getStyleClass().add("choice-name");
        details.getStyleClass().add("choice-details");
        details.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        row.getStyleClass().add("found-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(ROW_HEIGHT);
        row.setMaxHeight(ROW_HEIGHT);
        setPrefWidth(0); // never wider than the list
        setOnMouseClicked(
                click -> {
                    if (getItem() != null) {
                        model.open(getItem());
                    }
                });
    }

    @Override
    protected void updateItem(Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (empty || finding == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean first =
                getIndex() == 0
                        || getListView().getItems().get(getIndex() - 1).group() != finding.group();
        heading.setText(texts.get(finding.group().textKey()));
        heading.setVisible(first);
        heading.setManaged(first);
        icon.setIconLiteral(finding.icon());
        title.setText(finding.title());
        details.setText(finding.details());
        setAccessibleText(finding.title() + ", " + finding.details());
        setGraphic(lines);
    }
}

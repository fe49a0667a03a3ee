package org.frontdesk.desktop.administration.form;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.frontdesk.desktop.shell.Nodes;

/** A list and a form side by side; where there is no room for both, the one that is used. */
public final class ListAndForm extends HBox {

    private static final double BOTH_FROM_PX = 600;
    private static final double LIST_PX = 320;
    private static final double LEAST_LIST_PX = 250;

    private Region list;
    private FormPane form;

    public ListAndForm() {
        getStyleClass().add("list-and-form");
        setMinWidth(0);
    }

    public Region getList() {
        return list;
    }

    public void setList(Region shown) {
        list = shown;
        list.getStyleClass().add("form-list");
        list.setPrefWidth(LIST_PX);
        list.setMinWidth(LEAST_LIST_PX);
        getChildren().addFirst(list);
    }

    public FormPane getForm() {
        return form;
    }

    public void setForm(FormPane shown) {
        form = shown;
        HBox.setHgrow(form, Priority.ALWAYS);
        getChildren().addLast(form);
    }

    /** Shows the form where there is room for one of them while something is open in it. */
    public void follow(RecordsViewModel<?> model) {
        model.openProperty().subscribe(open -> arrange(open));
        widthProperty().subscribe(width -> arrange(model.openProperty().get()));
    }

    private void arrange(boolean open) {
        boolean both = getWidth() >= BOTH_FROM_PX;
        Nodes.show(list, both || !open);
        Nodes.show(form, both || open);
        form.showBack(!both);
        HBox.setHgrow(list, both ? Priority.NEVER : Priority.ALWAYS);
    }
}

package org.frontdesk.desktop.administration.exchange;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.AdminPage;
import org.frontdesk.desktop.shell.Workplace;

/** Lists in and out as CSV files. */
public final class ExchangePage implements AdminPage {

    private final ImportViewModel importing;
    private final ExportViewModel exporting;
    private final ImportController controller;
    private final Parent view;

    public ExchangePage(Workplace at) {
        importing = new ImportViewModel(at);
        exporting = new ExportViewModel(at);
        controller = new ImportController(importing, at.connection(), at.texts());
        view =
                at.views()
                        .load(
                                "Exchange.fxml",
                                controller,
                                new ExportController(exporting, at.connection(), at.texts()));
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        controller.focusFirst();
    }

    @Override
    public void close() {
        importing.cancel();
        exporting.cancel();
    }
}

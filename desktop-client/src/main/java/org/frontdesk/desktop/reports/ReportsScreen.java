package org.frontdesk.desktop.reports;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import org.frontdesk.desktop.files.FileKind;
import org.frontdesk.desktop.printing.Paper;
import org.frontdesk.desktop.shell.Keys;
import org.frontdesk.desktop.shell.Screen;
import org.frontdesk.desktop.shell.Workplace;

import java.nio.charset.StandardCharsets;

/** How the clinic's time is used. */
public final class ReportsScreen implements Screen {

    private final Workplace at;
    private final ReportsViewModel model;
    private final ReportsController controller;
    private final Parent view;

    public ReportsScreen(Workplace at) {
        this.at = at;
        model = new ReportsViewModel(at);
        controller = new ReportsController(model, new Desk(), at.texts());
        view = at.views().load("Reports.fxml", controller);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.start();
        controller.focusFirst();
    }

    @Override
    public void addKeys(Keys keys) {
        keys.whileNotTyping(KeyCode.P, "keys.print", controller::print)
                .whileNotTyping(
                        new KeyCodeCombination(KeyCode.P, KeyCombination.SHIFT_DOWN),
                        "keys.savePdf",
                        controller::savePdf);
    }

    @Override
    public void tick() {
        model.tick();
    }

    @Override
    public void resync() {
        model.make();
    }

    @Override
    public void escape() {
        model.cancel();
    }

    @Override
    public void close() {
        model.stop();
    }

    private final class Desk implements ReportsController.Outputs {

        @Override
        public void saveCsv(Report report) {
            at.files()
                    .save(
                            ReportPaper.fileName(report, FileKind.CSV.extension()),
                            FileKind.CSV,
                            () -> report.csv().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void savePdf(Report report) {
            at.papers().save(paper(report));
        }

        @Override
        public void print(Report report) {
            at.papers().print(paper(report));
        }

        private Paper paper(Report report) {
            return new ReportPaper(at.shell().clinicName(), at.texts())
                    .of(report, at.clock().instant().atZone(at.clock().getZone()));
        }
    }
}

package org.frontdesk.desktop.administration.form;

import javafx.scene.Parent;

import org.frontdesk.desktop.administration.AdminPage;

/** A page of the administration that is a list of records and the form of one of them. */
public abstract class RecordsPage implements AdminPage {

    private final RecordsViewModel<?> model;
    private final Runnable focusFirst;
    private final Parent view;

    /**
     * @param focusFirst gives the focus to where a person begins
     * @param view the whole page
     */
    protected RecordsPage(RecordsViewModel<?> model, Runnable focusFirst, Parent view) {
        this.model = model;
        this.focusFirst = focusFirst;
        this.view = view;
    }

    @Override
    public final Parent view() {
        return view;
    }

    @Override
    public void start() {
        model.load();
        focusFirst.run();
    }

    @Override
    public void resync() {
        model.load();
    }

    @Override
    public final void escape() {
        model.close();
    }

    @Override
    public final void leave(Runnable goOn) {
        model.leave(goOn);
    }

    @Override
    public final void close() {
        model.stop();
    }
}

package org.frontdesk.desktop.administration;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.function.Consumer;

/** Which pages there are, and which of them is open. */
public final class AdministrationViewModel {

    private final List<AdminEntry> pages;
    private final Consumer<Runnable> leave;
    private final ReadOnlyObjectWrapper<AdminEntry> open = new ReadOnlyObjectWrapper<>();

    /**
     * @param pages in the order of the list
     * @param leave leaves the page that is open, at once or later, and does what it is given then
     */
    public AdministrationViewModel(List<AdminEntry> pages, Consumer<Runnable> leave) {
        this.pages = pages;
        this.leave = leave;
    }

    public List<AdminEntry> pages() {
        return pages;
    }

    /** The page that is looked at; null before the first one is. */
    public ReadOnlyObjectProperty<AdminEntry> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Goes to a page, unless it is open. */
    public void open(AdminEntry page) {
        if (page != open.get()) {
            leave.accept(() -> open.set(page));
        }
    }
}

package org.frontdesk.desktop.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.frontdesk.api.v1.Role;
import org.frontdesk.desktop.connection.Session;
import org.frontdesk.desktop.live.ServerClock;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.util.List;

/** The state of the frame. */
public final class ShellViewModel {

    private static final RailEntry DAY = new RailEntry("rail.day", "fth-calendar");

    private final Session session;
    private final ServerClock clock;
    private final Texts texts;
    private final Runnable signOut;
    private final ReadOnlyStringWrapper today = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper toast = new ReadOnlyStringWrapper("");
    private final ObjectProperty<WidthClass> width = new SimpleObjectProperty<>(WidthClass.WIDE);
    private final SimpleBooleanProperty keysShown = new SimpleBooleanProperty();

    public ShellViewModel(Session session, ServerClock clock, Texts texts, Runnable signOut) {
        this.session = session;
        this.clock = clock;
        this.texts = texts;
        this.signOut = signOut;
        tick();
    }

    public String clinicName() {
        return session.clinic().getName();
    }

    public String personName() {
        return session.user().getDisplayName();
    }

    public String roleName() {
        return switch (session.user().getRole()) {
            case ROLE_RECEPTIONIST -> texts.get("role.receptionist");
            case ROLE_DOCTOR -> texts.get("role.doctor");
            case ROLE_ADMIN -> texts.get("role.admin");
            case ROLE_PATIENT -> texts.get("role.patient");
            case ROLE_SERVICE -> texts.get("role.service");
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    /** Whether the clinic is an invented one. */
    public boolean isDemo() {
        return session.clinic().getDemo();
    }

    /** Whether the person looks patients up. */
    public boolean findsPatients() {
        return session.user().getRole() != Role.ROLE_PATIENT;
    }

    /** The screens this person may use. */
    public List<RailEntry> rail() {
        return List.of(DAY);
    }

    /** The clinic's date. */
    public ReadOnlyStringProperty todayProperty() {
        return today.getReadOnlyProperty();
    }

    /** What was just done; empty for nothing. */
    public ReadOnlyStringProperty toastProperty() {
        return toast.getReadOnlyProperty();
    }

    public ObjectProperty<WidthClass> widthProperty() {
        return width;
    }

    /** Whether the page of keys is open. */
    public SimpleBooleanProperty keysShownProperty() {
        return keysShown;
    }

    /** Says shortly that something was done. */
    public void done(String sentence) {
        toast.set("");
        toast.set(sentence);
    }

    /** The sentence was there long enough. */
    public void toastSeen() {
        toast.set("");
    }

    public void tick() {
        today.set(texts.fullDate(LocalDate.now(clock)));
    }

    public void signOut() {
        signOut.run();
    }
}

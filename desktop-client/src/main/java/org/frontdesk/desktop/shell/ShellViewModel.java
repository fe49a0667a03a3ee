package org.frontdesk.desktop.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
import java.util.Optional;

/** The state of the frame. */
public final class ShellViewModel implements Notices {

    private final Session session;
    private final ServerClock clock;
    private final Texts texts;
    private final List<Place> rail;
    private final ReadOnlyStringWrapper today = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<WidthClass> width = new SimpleObjectProperty<>(WidthClass.WIDE);
    private final SimpleBooleanProperty keysShown = new SimpleBooleanProperty();

    /**
     * @param rail the places this person finds, in order
     */
    public ShellViewModel(Session session, ServerClock clock, Texts texts, List<Place> rail) {
        this.session = session;
        this.clock = clock;
        this.texts = texts;
        this.rail = rail;
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

    /** Whether a second factor is offered: a kiosk stands where everybody sees the secret of it. */
    public boolean mayProtectAccount() {
        return session.user().getRole() != Role.ROLE_PATIENT;
    }

    /** The places this person finds on the rail. */
    public List<Place> rail() {
        return rail;
    }

    /** Where the person is; null before they are anywhere. */
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Another screen fills the frame. */
    public void at(Place now) {
        place.set(now);
    }

    /** The clinic's date. */
    public ReadOnlyStringProperty todayProperty() {
        return today.getReadOnlyProperty();
    }

    /** What is said over the screen; null for nothing. */
    public ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ObjectProperty<WidthClass> widthProperty() {
        return width;
    }

    /** Whether the page of keys is open. */
    public SimpleBooleanProperty keysShownProperty() {
        return keysShown;
    }

    @Override
    public void done(String sentence) {
        say(new Notice(sentence, Notice.Kind.DONE, Optional.empty()));
    }

    /** Says that something was done, and offers for a while to take it back. */
    public void done(String sentence, Runnable undo) {
        say(new Notice(sentence, Notice.Kind.DONE, Optional.of(undo)));
    }

    @Override
    public void failed(String sentence) {
        say(new Notice(sentence, Notice.Kind.FAILED, Optional.empty()));
    }

    /** The notice was there long enough, or was read. */
    public void noticeSeen() {
        notice.set(null);
    }

    /** Takes back what the notice says was done. */
    public void undo() {
        Notice shown = notice.get();
        noticeSeen();
        if (shown != null) {
            shown.undo().ifPresent(Runnable::run);
        }
    }

    public void tick() {
        today.set(texts.fullDate(LocalDate.now(clock)));
    }

    private void say(Notice said) {
        notice.set(null); // the same sentence twice is said twice
        notice.set(said);
    }
}

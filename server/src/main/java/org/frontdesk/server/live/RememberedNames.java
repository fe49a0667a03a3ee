package org.frontdesk.server.live;

import org.frontdesk.server.access.DisplayNames;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientSummaries;

import java.util.function.Consumer;

/** Has remembered names forgotten when their records change, and tells when accounts changed. */
public final class RememberedNames implements ChangeListener {

    private final PatientSummaries patients;
    private final DisplayNames users;
    private final Consumer<UserId> userChanged;
    private final Runnable anyUserMayHaveChanged;

    /**
     * @param userChanged a user's record changed or is gone; must return at once
     * @param anyUserMayHaveChanged changes may have been missed; must return at once
     */
    public RememberedNames(
            PatientSummaries patients,
            DisplayNames users,
            Consumer<UserId> userChanged,
            Runnable anyUserMayHaveChanged) {
        this.patients = patients;
        this.users = users;
        this.userChanged = userChanged;
        this.anyUserMayHaveChanged = anyUserMayHaveChanged;
    }

    @Override
    public void began(FeedPosition position) {
        patients.forgetAll();
        users.forgetAll();
        anyUserMayHaveChanged.run();
    }

    @Override
    public void committed(Commit commit) {
        for (RowChange change : commit.changes()) {
            switch (change.table()) {
                case "patients" -> patients.forget(new PatientId(change.latest().uuid("id")));
                case "users" -> {
                    UserId user = new UserId(change.latest().uuid("id"));
                    users.forget(user);
                    userChanged.accept(user);
                }
                default -> {
                    // nobody is named in it
                }
            }
        }
    }

    @Override
    public void interrupted() {
        // What is remembered may grow old until the feed is back; then all of it is forgotten.
    }
}

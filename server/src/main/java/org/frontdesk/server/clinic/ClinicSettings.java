package org.frontdesk.server.clinic;

import static org.frontdesk.server.database.schema.Tables.CLINIC_SETTINGS;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.ClinicSettingsRecord;
import org.frontdesk.server.live.ChangeListener;
import org.frontdesk.server.live.Commit;
import org.frontdesk.server.live.FeedPosition;
import org.frontdesk.server.rpc.SafeTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clinic's settings as they are now; the change feed says when they are to be read again. */
public final class ClinicSettings implements ChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(ClinicSettings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private volatile Versioned current;

    /** The settings, and the version they are of. */
    public record Versioned(Clinic clinic, long version) {}

    private ClinicSettings(Transactions transactions, Versioned current) {
        this.transactions = transactions;
        this.current = current;
    }

    /**
     * Reads the settings, or makes them.
     *
     * @param first what they are where there are none yet
     */
    public static ClinicSettings open(Transactions transactions, Clinic first) {
        Versioned current =
                transactions.serializable(
                        PATIENCE,
                        db -> {
                            db.insertInto(CLINIC_SETTINGS)
                                    .set(record(first))
                                    .onConflictDoNothing()
                                    .execute();
                            return decode(db.selectFrom(CLINIC_SETTINGS).fetchSingle());
                        });
        return new ClinicSettings(transactions, current);
    }

    public Clinic now() {
        return current.clinic();
    }

    public Versioned versioned() {
        return current;
    }

    /** A clock that goes as the other one, in the clinic's zone as it is when it is asked. */
    public Clock clock(Clock other) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return now().zone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return other.withZone(zone);
            }

            @Override
            public Instant instant() {
                return other.instant();
            }
        };
    }

    /** Goes by what the database says from now on. */
    void readAgain() {
        keep(transactions.readOnly(db -> decode(db.selectFrom(CLINIC_SETTINGS).fetchSingle())));
    }

    /** A slow reader never puts an older version back. */
    private synchronized void keep(Versioned read) {
        if (read.version() >= current.version()) {
            current = read;
        }
    }

    @Override
    public void began(FeedPosition position) {
        readAgainSoon();
    }

    @Override
    public void committed(Commit commit) {
        if (commit.changes().stream()
                .anyMatch(change -> change.table().equals(CLINIC_SETTINGS.getName()))) {
            readAgainSoon();
        }
    }

    @Override
    public void interrupted() {
        // What was set last counts until the feed is back.
    }

    private void readAgainSoon() {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                readAgain();
                            } catch (RuntimeException e) {
                                LOG.warn("settings could not be read: {}", SafeTrace.line(e));
                            }
                        });
    }

    static ClinicSettingsRecord record(Clinic clinic) {
        var row = new ClinicSettingsRecord();
        row.setName(clinic.name());
        row.setTimeZone(clinic.zone().getId());
        row.setConfirmationWindowMillis(clinic.confirmationWindow().toMillis());
        row.setSessionIdleMillis(clinic.sessionIdle().toMillis());
        row.setSchedulingHorizonDays(clinic.horizonDays());
        row.setDefaultLanguage(clinic.language());
        return row;
    }

    static Versioned decode(ClinicSettingsRecord row) {
        return new Versioned(
                new Clinic(
                        row.getName(),
                        ZoneId.of(row.getTimeZone()),
                        Duration.ofMillis(row.getConfirmationWindowMillis()),
                        Duration.ofMillis(row.getSessionIdleMillis()),
                        row.getSchedulingHorizonDays(),
                        row.getDefaultLanguage()),
                row.getVersion());
    }
}

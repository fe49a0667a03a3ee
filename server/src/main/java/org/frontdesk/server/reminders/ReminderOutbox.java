package org.frontdesk.server.reminders;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The table of reminders, as the job uses it. All times are the database's. */
final class ReminderOutbox {

    static final int MOST_ATTEMPTS = 8;

    /** Each of a batch may wait 30 seconds for its receiver; a lease that runs out meanwhile would send it twice. */
    private static final int MOST_TAKEN = 5;

    private static final int LEASE_MINUTES = 5;
    private static final int MOST_MADE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String MAKE =
            """
            insert into reminders (id, appointment_id, kind, channel, starts_at, due_at, next_try_at)
            select made.id, made.appointment_id, 'UPCOMING', made.channel, made.starts_at, made.due_at, made.due_at
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                as made(id, appointment_id, channel, starts_at, due_at)
            on conflict on constraint reminders_once do nothing
            """;

    private static final String WANTED =
            """
            select appointments.id, channel.name, appointments.starts_at,
                appointments.starts_at - make_interval(hours => ?) as due_at
            from appointments
            join patients on patients.id = appointments.patient_id
            cross join unnest(?::text[]) as channel(name)
            where appointments.doctor_id = any(array(select id from doctors))
                and appointments.status = 'CONFIRMED'
                and appointments.starts_at > now()
                and appointments.starts_at <= now() + make_interval(hours => ?)
                and appointments.booked_at <= appointments.starts_at - make_interval(hours => ?)
                and not patients.reminders_opted_out
                and (channel.name <> 'EMAIL' or patients.email <> '')
                and not exists (
                    select from reminders
                    where reminders.appointment_id = appointments.id and reminders.channel = channel.name
                        and reminders.starts_at = appointments.starts_at and reminders.kind = 'UPCOMING')
            order by appointments.starts_at
            limit ?
            """;

    private static final String TAKE =
            """
            update reminders
            set state = 'SENDING', attempts = attempts + 1, next_try_at = now() + make_interval(mins => ?)
            where id in (
                select id from reminders
                where state in ('DUE', 'SENDING') and next_try_at <= now() and channel = any(?::text[])
                order by next_try_at limit ? for update skip locked)
            returning id
            """;

    private static final String LOOK =
            """
            select reminders.id, reminders.attempts, reminders.channel, reminders.starts_at, appointments.id,
                patients.id, patients.given_name, patients.email, patients.language, doctors.display_name,
                appointments.status = 'CONFIRMED' and appointments.starts_at = reminders.starts_at
                    and appointments.starts_at > now() and not patients.reminders_opted_out
                    and (reminders.channel <> 'EMAIL' or patients.email <> '')
            from reminders
            join appointments on appointments.id = reminders.appointment_id
            join patients on patients.id = appointments.patient_id
            join doctors on doctors.id = appointments.doctor_id
            where reminders.id = any(?::uuid[])
            order by reminders.due_at
            """;

    private final Transactions transactions;
    private final Supplier<UUID> newIds;
    private final Supplier<String> clinicName;
    private final Supplier<ZoneId> clinicZone;

    ReminderOutbox(
            Transactions transactions,
            Supplier<UUID> newIds,
            Supplier<String> clinicName,
            Supplier<ZoneId> clinicZone) {
        this.transactions = transactions;
        this.newIds = newIds;
        this.clinicName = clinicName;
        this.clinicZone = clinicZone;
    }

    /** Makes reminders whose time has come; returns how many. */
    int make(Set<ReminderChannel> offered) {
        return transactions.serializable(PATIENCE, db -> make(db, offered));
    }

    private int make(DSLContext db, Set<ReminderChannel> offered) {
        ReminderSettings settings = ReminderRecords.settings(db);
        String[] channels = enabled(settings, offered);
        if (channels.length == 0) {
            return 0;
        }
        int hours = settings.hoursBefore();
        var wanted = db.fetch(WANTED, hours, channels, hours, hours, MOST_MADE);
        if (wanted.isEmpty()) {
            return 0;
        }
        return db.execute(
                MAKE,
                wanted.stream().map(row -> newIds.get()).toArray(UUID[]::new),
                wanted.stream().map(row -> row.get(0, UUID.class)).toArray(UUID[]::new),
                wanted.stream().map(row -> row.get(1, String.class)).toArray(String[]::new),
                wanted.stream().map(row -> row.get(2, Instant.class)).toArray(Instant[]::new),
                wanted.stream().map(row -> row.get(3, Instant.class)).toArray(Instant[]::new));
    }

    private static String[] enabled(ReminderSettings settings, Set<ReminderChannel> offered) {
        return offered.stream()
                .filter(
                        one ->
                                switch (one) {
                                    case EMAIL -> settings.emailEnabled();
                                    case WEBHOOK -> settings.webhookEnabled();
                                })
                .map(Enum::name)
                .toArray(String[]::new);
    }

    /** Takes what is to be sent now, a few at a time; what must not be sent any more is written down as skipped. */
    List<OutgoingReminder> take(Set<ReminderChannel> offered) {
        return transactions.serializable(PATIENCE, db -> take(db, offered));
    }

    private List<OutgoingReminder> take(DSLContext db, Set<ReminderChannel> offered) {
        ReminderSettings settings = ReminderRecords.settings(db);
        UUID[] taken =
                db.fetch(TAKE, LEASE_MINUTES, enabled(settings, offered), MOST_TAKEN).stream()
                        .map(row -> row.get(0, UUID.class))
                        .toArray(UUID[]::new);
        List<OutgoingReminder> outgoing = new ArrayList<>();
        if (taken.length == 0) {
            return outgoing;
        }
        for (Record row : db.fetch(LOOK, (Object) taken)) {
            if (row.get(10, Boolean.class)) {
                outgoing.add(outgoing(row, settings));
            } else {
                db.execute(
                        "update reminders set state = 'SKIPPED', last_error = 'NotWanted' where id"
                                + " = ?",
                        row.get(0, UUID.class));
            }
        }
        return outgoing;
    }

    private OutgoingReminder outgoing(Record row, ReminderSettings settings) {
        String language = row.get(8, String.class);
        Instant start = row.get(3, Instant.class);
        var text =
                settings.in(language)
                        .filled(
                                ReminderSettings.Values.of(
                                        row.get(6, String.class),
                                        row.get(9, String.class),
                                        start,
                                        clinicName.get(),
                                        clinicZone.get(),
                                        language));
        return new OutgoingReminder(
                row.get(0, UUID.class),
                row.get(1, Integer.class),
                ReminderChannel.valueOf(row.get(2, String.class)),
                row.get(4, UUID.class),
                row.get(5, UUID.class),
                start,
                row.get(7, String.class),
                language,
                text.subject(),
                text.body());
    }

    /** Writes down that it was sent, unless its lease ran out and another server has it now. */
    void sent(OutgoingReminder reminder) {
        transactions.serializable(
                PATIENCE,
                db -> {
                    int written =
                            db.execute(
                                    """
                                    update reminders set state = 'SENT', sent_at = now(), last_error = ''
                                    where id = ? and state = 'SENDING' and attempts = ?
                                    """,
                                    reminder.id(),
                                    reminder.attempt());
                    if (written > 0) {
                        AuditTrail.write(
                                db,
                                new AuditEntry(
                                                Optional.empty(),
                                                "SEND_REMINDER",
                                                "reminders",
                                                Optional.of(reminder.id()),
                                                Optional.of(reminder.patient()),
                                                Optional.empty(),
                                                java.util.Map.of())
                                        .with("appointment_id", reminder.appointment().toString())
                                        .with("channel", reminder.channel().name()));
                    }
                    return null;
                });
    }

    /** Writes down that it was not, and when it is tried again. */
    void failed(OutgoingReminder reminder, String errorClass) {
        transactions.serializable(
                PATIENCE,
                db ->
                        db.execute(
                                """
                                update reminders
                                set state = case when attempts >= ? then 'FAILED' else 'DUE' end,
                                    last_error = ?, next_try_at = now() + make_interval(mins => (2 ^ attempts)::int)
                                where id = ? and state = 'SENDING' and attempts = ?
                                """,
                                MOST_ATTEMPTS,
                                errorClass,
                                reminder.id(),
                                reminder.attempt()));
    }
}

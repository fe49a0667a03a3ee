package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusal;
import org.jooq.DSLContext;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the hours of a template, or its last day. Its future slots that nobody used are made anew; those with appointments
 * stay, and are told where they no longer fit.
 *
 * <p>Outcomes, in order of precedence: {@link TemplateUnknown}, {@link TemplateChanged}, those of {@link RoomNotUsable}, {@link
 * Revised}.
 */
public final class ReviseWeeklyTemplate {

    /** What came of it. */
    public sealed interface Outcome
            permits Revised, TemplateUnknown, TemplateChanged, RoomNotUsable {}

    /**
     * The template is changed.
     *
     * @param busy the first {@link BlockSlots#MOST_TOLD} slots with appointments that it would not make any more
     */
    public record Revised(WeeklyTemplate template, SlotsAhead.Report report, List<TimeSlot> busy)
            implements Outcome {}

    /** No template has this id. */
    public record TemplateUnknown(TemplateId template) implements Outcome, Refusal {
        @Override
        public Reason reason() {
            return Reason.TEMPLATE_UNKNOWN;
        }

        @Override
        public String sentence() {
            return "There is no such weekly template.";
        }

        @Override
        public Map<String, String> metadata() {
            return Map.of("template_id", template.toString());
        }
    }

    /** Refused: see {@link EtagMismatch}. */
    public record TemplateChanged(long version) implements Outcome {
        Refusal refusal() {
            return new EtagMismatch(Long.toString(version));
        }
    }

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final SlotsAhead ahead;

    public ReviseWeeklyTemplate(Transactions transactions, SlotsAhead ahead) {
        this.transactions = transactions;
        this.ahead = ahead;
    }

    /** What is empty stays as it is. */
    public Settled<Outcome> settle(
            Intention intention,
            TemplateId id,
            long etag,
            Optional<WeeklyTemplate.Hours> hours,
            Optional<LocalDate> last) {
        return transactions.serializable(
                PATIENCE,
                db -> {
                    SlotMaking.awaitTurn(db);
                    return StoredOutcomes.settle(
                            db,
                            intention,
                            JSON,
                            () -> decide(db, intention, id, etag, hours, last));
                });
    }

    private Outcome decide(
            DSLContext db,
            Intention intention,
            TemplateId id,
            long etag,
            Optional<WeeklyTemplate.Hours> hours,
            Optional<LocalDate> last) {
        var found =
                db.selectFrom(WEEKLY_TEMPLATES)
                        .where(WEEKLY_TEMPLATES.ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional(WeeklyTemplate::decode);
        if (found.isEmpty()) {
            return new TemplateUnknown(id);
        }
        WeeklyTemplate before = found.get();
        if (before.version() != etag) {
            return new TemplateChanged(before.version());
        }
        // Asked also where only the last day changes: of one that has ended, the room may be out of
        // use.
        var room = WantedRoom.find(db, hours.orElse(before.hours()).room());
        if (room.refused().isPresent()) {
            return room.refused().get();
        }
        var after =
                new WeeklyTemplate(
                        id,
                        before.doctor(),
                        before.weekday(),
                        hours.orElse(before.hours()),
                        before.first(),
                        last.or(before::last),
                        before.version() + 1);
        write(db, after);
        List<TimeSlot> busy = ahead.takeBack(db, after, ahead.horizonDays());
        var report = ahead.extend(db, after, ahead.horizonDays(), false);
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "REVISE_WEEKLY_TEMPLATE", "weekly_templates", id.value())
                        .changed("hours", before.hours(), after.hours())
                        .changed("last", before.last(), after.last())
                        .with("made", report.made())
                        .with("busy", busy.size()));
        return new Revised(after, report, busy.stream().limit(BlockSlots.MOST_TOLD).toList());
    }

    private static void write(DSLContext db, WeeklyTemplate template) {
        var hours = template.hours();
        db.update(WEEKLY_TEMPLATES)
                .set(WEEKLY_TEMPLATES.START_MINUTE, hours.range().start())
                .set(WEEKLY_TEMPLATES.END_MINUTE, hours.range().end())
                .set(WEEKLY_TEMPLATES.SLOT_MINUTES, hours.slotMinutes())
                .set(WEEKLY_TEMPLATES.BREAKS, hours.breaksAsText())
                .set(WEEKLY_TEMPLATES.CAPACITY, hours.capacity())
                .set(WEEKLY_TEMPLATES.ROOM_ID, hours.room().map(RoomId::value).orElse(null))
                .set(WEEKLY_TEMPLATES.VALID_TO, template.last().orElse(null))
                .set(WEEKLY_TEMPLATES.VERSION, template.version())
                .where(WEEKLY_TEMPLATES.ID.eq(template.id().value()))
                .execute();
    }
}

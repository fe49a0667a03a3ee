package org.frontdesk.server.schedule;

import static org.frontdesk.server.database.schema.Tables.WEEKLY_TEMPLATES;

import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Says when a doctor receives on a day of the week, and makes the slots of it.
 *
 * <p>Outcomes, in order of precedence: {@link CreateTimeSlots.NoSuchDoctor}, {@link CreateTimeSlots.DoctorIsInactive},
 * those of {@link RoomNotUsable}, {@link TemplateCreated}.
 */
public final class CreateWeeklyTemplate {

    /** What came of it. */
    public sealed interface Outcome
            permits TemplateCreated,
                    CreateTimeSlots.NoSuchDoctor,
                    CreateTimeSlots.DoctorIsInactive,
                    RoomNotUsable {}

    /** The template is there, and its slots. */
    public record TemplateCreated(WeeklyTemplate template, SlotsAhead.Report report)
            implements Outcome {}

    private static final OutcomeJson<Outcome> JSON = new OutcomeJson<>(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final SlotsAhead ahead;
    private final Supplier<UUID> newIds;

    public CreateWeeklyTemplate(
            Transactions transactions, SlotsAhead ahead, Supplier<UUID> newIds) {
        this.transactions = transactions;
        this.ahead = ahead;
        this.newIds = newIds;
    }

    public Settled<Outcome> settle(
            Intention intention,
            DoctorId doctor,
            DayOfWeek weekday,
            WeeklyTemplate.Hours hours,
            LocalDate first,
            Optional<LocalDate> last) {
        var template =
                new WeeklyTemplate(
                        new TemplateId(newIds.get()), doctor, weekday, hours, first, last, 1);
        return transactions.serializable(
                PATIENCE,
                db -> {
                    SlotMaking.awaitTurn(db);
                    return StoredOutcomes.settle(
                            db, intention, JSON, () -> decide(db, intention, template));
                });
    }

    private Outcome decide(DSLContext db, Intention intention, WeeklyTemplate template) {
        Optional<Boolean> active = CreateTimeSlots.isActive(db, template.doctor());
        if (active.isEmpty()) {
            return new CreateTimeSlots.NoSuchDoctor(template.doctor());
        }
        if (!active.get()) {
            return new CreateTimeSlots.DoctorIsInactive(template.doctor());
        }
        var hours = template.hours();
        var room = WantedRoom.find(db, hours.room());
        if (room.refused().isPresent()) {
            return room.refused().get();
        }
        db.insertInto(WEEKLY_TEMPLATES)
                .set(WEEKLY_TEMPLATES.ID, template.id().value())
                .set(WEEKLY_TEMPLATES.DOCTOR_ID, template.doctor().value())
                .set(WEEKLY_TEMPLATES.WEEKDAY, (short) template.weekday().getValue())
                .set(WEEKLY_TEMPLATES.START_MINUTE, hours.range().start())
                .set(WEEKLY_TEMPLATES.END_MINUTE, hours.range().end())
                .set(WEEKLY_TEMPLATES.SLOT_MINUTES, hours.slotMinutes())
                .set(WEEKLY_TEMPLATES.BREAKS, hours.breaksAsText())
                .set(WEEKLY_TEMPLATES.CAPACITY, hours.capacity())
                .set(WEEKLY_TEMPLATES.ROOM_ID, hours.room().map(RoomId::value).orElse(null))
                .set(WEEKLY_TEMPLATES.VALID_FROM, template.first())
                .set(WEEKLY_TEMPLATES.VALID_TO, template.last().orElse(null))
                .execute();
        var report = ahead.extend(db, template, ahead.horizonDays(), false);
        AuditTrail.write(
                db,
                AuditEntry.of(
                                intention,
                                "CREATE_WEEKLY_TEMPLATE",
                                "weekly_templates",
                                template.id().value())
                        .with("doctor", template.doctor().toString())
                        .with("weekday", template.weekday().name())
                        .with("room", hours.room().map(RoomId::toString).orElse(null))
                        .with("made", report.made()));
        return new TemplateCreated(template, report);
    }
}

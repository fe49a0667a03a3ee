package org.frontdesk.server.reminders;

import static org.frontdesk.server.database.schema.Tables.APPOINTMENTS;
import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;
import static org.frontdesk.server.database.schema.Tables.REMINDERS;
import static org.frontdesk.server.database.schema.Tables.REMINDER_SETTINGS;

import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.audit.AuditEntry;
import org.frontdesk.server.audit.AuditTrail;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.database.schema.tables.records.ReminderSettingsRecord;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.EtagMismatch;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.OutcomeJson;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.requests.StoredOutcomes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Settings, patients' wishes, and what was sent: what desks read and change of reminders. */
public final class ReminderRecords {

    /** One reminder. */
    public record Reminder(
            UUID id,
            AppointmentId appointment,
            ReminderChannel channel,
            ReminderState state,
            Instant dueAt,
            int attempts,
            Optional<Instant> sentAt,
            String lastError) {}

    /** What a reminder would say. */
    public record Preview(PatientId patient, ReminderSettings.Template text) {}

    /** What came of an update of the settings. */
    public sealed interface Outcome permits Updated, Changed {}

    /** They are as asked. */
    public record Updated(ReminderSettings settings) implements Outcome {}

    /** Refused: see {@link EtagMismatch}. */
    public record Changed(EtagMismatch mismatch) implements Outcome {}

    /** What came of a wish. */
    public sealed interface Preference permits Kept, NoSuchPatient {}

    /** It is kept. */
    public record Kept(boolean optedOut, String language) implements Preference {}

    /** There is no such patient. */
    public record NoSuchPatient(PatientId patient) implements Preference {}

    private static final OutcomeJson<Outcome> SETTINGS_JSON = new OutcomeJson<>(Outcome.class);
    private static final OutcomeJson<Preference> PREFERENCE_JSON =
            new OutcomeJson<>(Preference.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Supplier<String> clinicName;
    private final Supplier<ZoneId> clinicZone;

    public ReminderRecords(
            Transactions transactions, Supplier<String> clinicName, Supplier<ZoneId> clinicZone) {
        this.transactions = transactions;
        this.clinicName = clinicName;
        this.clinicZone = clinicZone;
    }

    public ReminderSettings settings() {
        return transactions.readOnly(ReminderRecords::settings);
    }

    static ReminderSettings settings(DSLContext db) {
        ReminderSettingsRecord row = db.selectFrom(REMINDER_SETTINGS).fetchSingle();
        return new ReminderSettings(
                row.getHoursBefore(),
                row.getEmailEnabled(),
                row.getWebhookEnabled(),
                new ReminderSettings.Template(row.getSubjectEn(), row.getBodyEn()),
                new ReminderSettings.Template(row.getSubjectEs(), row.getBodyEs()),
                row.getVersion());
    }

    /**
     * @param wanted with the version it was read with
     */
    public Settled<Outcome> update(Intention intention, ReminderSettings wanted) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db, intention, SETTINGS_JSON, () -> decide(db, intention, wanted)));
    }

    private static Outcome decide(DSLContext db, Intention intention, ReminderSettings wanted) {
        ReminderSettings before = settings(db);
        if (before.version() != wanted.version()) {
            return new Changed(new EtagMismatch(Long.toString(before.version())));
        }
        db.update(REMINDER_SETTINGS)
                .set(REMINDER_SETTINGS.HOURS_BEFORE, wanted.hoursBefore())
                .set(REMINDER_SETTINGS.EMAIL_ENABLED, wanted.emailEnabled())
                .set(REMINDER_SETTINGS.WEBHOOK_ENABLED, wanted.webhookEnabled())
                .set(REMINDER_SETTINGS.SUBJECT_EN, wanted.english().subject())
                .set(REMINDER_SETTINGS.BODY_EN, wanted.english().body())
                .set(REMINDER_SETTINGS.SUBJECT_ES, wanted.spanish().subject())
                .set(REMINDER_SETTINGS.BODY_ES, wanted.spanish().body())
                .set(REMINDER_SETTINGS.VERSION, REMINDER_SETTINGS.VERSION.plus(1))
                .execute();
        AuditTrail.write(
                db,
                new AuditEntry(
                                Optional.of(intention.actor()),
                                "UPDATE_REMINDER_SETTINGS",
                                "reminder_settings",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(intention.id()),
                                java.util.Map.of())
                        .changed("hours_before", before.hoursBefore(), wanted.hoursBefore())
                        .changed("email_enabled", before.emailEnabled(), wanted.emailEnabled())
                        .changed(
                                "webhook_enabled", before.webhookEnabled(), wanted.webhookEnabled())
                        .changed("english", before.english(), wanted.english())
                        .changed("spanish", before.spanish(), wanted.spanish()));
        return new Updated(settings(db));
    }

    /**
     * @param language empty leaves it as it is
     */
    public Settled<Preference> prefer(
            Intention intention, PatientId patient, boolean optedOut, Optional<String> language) {
        return transactions.serializable(
                PATIENCE,
                db ->
                        StoredOutcomes.settle(
                                db,
                                intention,
                                PREFERENCE_JSON,
                                () -> prefer(db, intention, patient, optedOut, language)));
    }

    private static Preference prefer(
            DSLContext db,
            Intention intention,
            PatientId patient,
            boolean optedOut,
            Optional<String> language) {
        var before =
                db.select(PATIENTS.REMINDERS_OPTED_OUT, PATIENTS.LANGUAGE)
                        .from(PATIENTS)
                        .where(PATIENTS.ID.eq(patient.value()))
                        .and(PATIENTS.MERGED_INTO.isNull())
                        .fetchOne();
        if (before == null) {
            return new NoSuchPatient(patient);
        }
        String spoken = language.orElse(before.value2());
        db.update(PATIENTS)
                .set(PATIENTS.REMINDERS_OPTED_OUT, optedOut)
                .set(PATIENTS.LANGUAGE, spoken)
                .where(PATIENTS.ID.eq(patient.value()))
                .execute();
        AuditTrail.write(
                db,
                AuditEntry.of(intention, "SET_REMINDER_PREFERENCE", "patients", patient.value())
                        .onPatient(patient.value())
                        .changed("opted_out", before.value1(), optedOut)
                        .changed("language", before.value2(), spoken));
        return new Kept(optedOut, spoken);
    }

    /** What the reminder of this appointment would say now, and to whom. */
    public Optional<Preview> preview(AppointmentId appointment) {
        return transactions.readOnly(
                db ->
                        db.select(
                                        PATIENTS.ID,
                                        PATIENTS.GIVEN_NAME,
                                        PATIENTS.LANGUAGE,
                                        DOCTORS.DISPLAY_NAME,
                                        APPOINTMENTS.STARTS_AT)
                                .from(APPOINTMENTS)
                                .join(PATIENTS)
                                .on(PATIENTS.ID.eq(APPOINTMENTS.PATIENT_ID))
                                .join(DOCTORS)
                                .on(DOCTORS.ID.eq(APPOINTMENTS.DOCTOR_ID))
                                .where(APPOINTMENTS.ID.eq(appointment.value()))
                                .fetchOptional(
                                        row ->
                                                new Preview(
                                                        new PatientId(row.value1()),
                                                        settings(db)
                                                                .in(row.value3())
                                                                .filled(
                                                                        ReminderSettings.Values.of(
                                                                                row.value2(),
                                                                                row.value4(),
                                                                                row.value5(),
                                                                                clinicName.get(),
                                                                                clinicZone.get(),
                                                                                row.value3())))));
    }

    /** At most {@code most}, newest first, that were made before the reminder named. */
    public List<Reminder> list(
            Optional<AppointmentId> appointment,
            Optional<ReminderState> state,
            Optional<UUID> before,
            int most) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(REMINDERS)
                                .where(
                                        appointment
                                                .map(id -> REMINDERS.APPOINTMENT_ID.eq(id.value()))
                                                .orElse(DSL.noCondition()))
                                .and(
                                        state.map(one -> REMINDERS.STATE.eq(one.name()))
                                                .orElse(DSL.noCondition()))
                                .and(before.map(REMINDERS.ID::lt).orElse(DSL.noCondition()))
                                .orderBy(REMINDERS.ID.desc())
                                .limit(most)
                                .fetch(
                                        row ->
                                                new Reminder(
                                                        row.getId(),
                                                        new AppointmentId(row.getAppointmentId()),
                                                        ReminderChannel.valueOf(row.getChannel()),
                                                        ReminderState.valueOf(row.getState()),
                                                        row.getDueAt(),
                                                        row.getAttempts(),
                                                        Optional.ofNullable(row.getSentAt()),
                                                        row.getLastError())));
    }
}

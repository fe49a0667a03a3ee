package org.frontdesk.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;

import jakarta.mail.internet.MimeMessage;

import org.frontdesk.api.v1.GetReminderSettingsRequest;
import org.frontdesk.api.v1.ListRemindersRequest;
import org.frontdesk.api.v1.PreviewReminderRequest;
import org.frontdesk.api.v1.Reminder;
import org.frontdesk.api.v1.ReminderServiceGrpc;
import org.frontdesk.api.v1.ReminderServiceGrpc.ReminderServiceBlockingStub;
import org.frontdesk.api.v1.SetReminderPreferenceRequest;
import org.frontdesk.api.v1.UpdateReminderSettingsRequest;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reminders go out once each, by a real mail server and a real webhook, and not for what is off. */
class ReminderTest {

    private static final String SECRET = "a secret of two services";

    private RunningClinic clinic;
    private GreenMail mail;
    private HttpServer hook;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private volatile int hookAnswers = 204;
    private UUID doctor;
    private UUID patient;

    @BeforeEach
    void openClinic() throws Exception {
        clinic = RunningClinic.open();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext(
                "/",
                call -> {
                    bodies.add(new String(call.getRequestBody().readAllBytes(), "UTF-8"));
                    signatures.add(call.getRequestHeaders().getFirst("Frontdesk-Signature"));
                    call.sendResponseHeaders(hookAnswers, -1);
                    call.close();
                });
        hook.start();
        doctor = clinic.doctor("Cardiology");
        patient = clinic.patient();
        clinic.database.execute(
                "update patients set given_name = 'Zoë', email = 'zoe@example.org', language = 'es' where id = '%s'"
                        .formatted(patient));
        clinic.user("admin", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, patient);
        clinic.user("other", Role.PATIENT, null, clinic.patient());
        clinic.user("doctor", Role.DOCTOR, doctor, null);
    }

    @AfterEach
    void closeClinic() {
        hook.stop(0);
        mail.stop();
        clinic.close();
    }

    private ReminderSender mailSender() {
        return new MailSender(
                new ServerConfig.Smtp(
                        URI.create("smtp+plain://127.0.0.1:" + mail.getSmtp().getPort()),
                        "",
                        "",
                        "desk@clinic.example"),
                Clock.systemUTC());
    }

    private WebhookSender hookSender() {
        return new WebhookSender(
                new ServerConfig.Webhook(
                        URI.create(
                                "http://127.0.0.1:" + hook.getAddress().getPort() + "/reminders"),
                        SECRET));
    }

    private ReminderJob job(ReminderSender... senders) {
        return new ReminderJob(
                clinic.database.transactions(),
                UUID::randomUUID,
                () -> "Test clinic",
                () -> RunningClinic.ZONE,
                List.of(senders));
    }

    /** An appointment that was booked three days ago and is this far away. */
    private UUID appointment(String status, Duration fromNow) {
        UUID slot = clinic.slot(doctor, fromNow, 5);
        UUID id = UUID.randomUUID();
        clinic.database.execute(
                """
                insert into appointments (id, slot_id, doctor_id, patient_id, starts_at, ends_at, status, booked_by, booked_at)
                select '%s', id, doctor_id, '%s', starts_at, ends_at, '%s', '%s', now() - interval '3 days'
                from time_slots where id = '%s'
                """
                        .formatted(id, patient, status, UUID.randomUUID(), slot));
        return id;
    }

    private ReminderServiceBlockingStub reminders(String user) {
        return clinic.as(user, ReminderServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private List<Reminder> listed() {
        return reminders("desk")
                .listReminders(ListRemindersRequest.getDefaultInstance())
                .getRemindersList();
    }

    private static SetReminderPreferenceRequest.Builder preference(boolean optedOut) {
        return SetReminderPreferenceRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setOptedOut(optedOut);
    }

    @Test
    void aConfirmedAppointmentIsRemindedOfOnceInThePatientsLanguage() throws Exception {
        UUID id = appointment("CONFIRMED", Duration.ofHours(20));
        appointment("CONFIRMED", Duration.ofHours(30));

        assertThat(job(mailSender()).run()).isOne();
        assertThat(job(mailSender()).run()).isZero();

        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage sent = mail.getReceivedMessages()[0];
        Reminder reminder = listed().getFirst();
        assertThat(sent.getMessageID()).isEqualTo("<" + reminder.getReminderId() + "@frontdesk>");
        assertThat(sent.getSubject()).startsWith("Su cita del ").doesNotContain("{");
        assertThat(sent.getContent().toString())
                .contains("Hola, Zoë", "con Dr. Family", "Test clinic")
                .doesNotContain("{");
        assertThat(sent.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("zoe@example.org");
        assertThat(reminder.getAppointmentId()).isEqualTo(id.toString());
        assertThat(reminder.getState().name()).isEqualTo("REMINDER_STATE_SENT");
        assertThat(reminder.hasSentAt()).isTrue();
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'SEND_REMINDER' and patient_id = '%s'"
                                        .formatted(patient)))
                .isOne();
    }

    @Test
    void theWebhookIsSignedAndTriedAgainUnderTheSameIdUntilItTakesIt() throws Exception {
        appointment("CONFIRMED", Duration.ofHours(20));
        hookAnswers = 503;

        try (var sender = hookSender()) {
            assertThat(job(sender).run()).isZero();
            assertThat(listed().getFirst().getState().name()).isEqualTo("REMINDER_STATE_DUE");
            assertThat(listed().getFirst().getLastError()).isEqualTo("NotTaken");
            hookAnswers = 200;
            clinic.database.execute("update reminders set next_try_at = now()");
            assertThat(job(sender).run()).isOne();
        }

        assertThat(bodies).hasSize(2);
        var json = JsonMapper.builder().build().readTree(bodies.getLast());
        assertThat(json.get("reminder_id").asText()).isEqualTo(listed().getFirst().getReminderId());
        assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes("UTF-8"), "HmacSHA256"));
        assertThat(signatures.getLast())
                .isEqualTo(
                        "sha256="
                                + HexFormat.of()
                                        .formatHex(
                                                mac.doFinal(bodies.getLast().getBytes("UTF-8"))));
    }

    @Test
    void whatIsOffOrUnconfirmedOrBookedAtTheLastMomentIsNotRemindedOf() {
        appointment("CANCELLED", Duration.ofHours(10));
        UUID late = appointment("CONFIRMED", Duration.ofHours(12));
        clinic.database.execute(
                "update appointments set booked_at = now() where id = '%s'".formatted(late));

        assertThat(job(mailSender()).run()).isZero();
        assertThat(listed()).isEmpty();
    }

    @Test
    void whatIsCancelledOrUnwantedBeforeItIsSentIsSkipped() {
        UUID cancelled = appointment("CONFIRMED", Duration.ofHours(20));
        var outbox =
                new ReminderOutbox(
                        clinic.database.transactions(),
                        UUID::randomUUID,
                        () -> "Test clinic",
                        () -> RunningClinic.ZONE);
        outbox.make(java.util.Set.of(ReminderChannel.EMAIL));
        clinic.database.execute(
                "update appointments set status = 'CANCELLED' where id = '%s'"
                        .formatted(cancelled));

        assertThat(job(mailSender()).run()).isZero();

        assertThat(listed().getFirst().getState().name()).isEqualTo("REMINDER_STATE_SKIPPED");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoOptedOutIsNotRemindedAndPatientsDecideForThemselvesOnly() {
        appointment("CONFIRMED", Duration.ofHours(20));

        var answer = reminders("patient").setReminderPreference(preference(true).build());

        assertThat(answer.getOptedOut()).isTrue();
        assertThat(answer.getLanguage()).isEqualTo("es");
        assertThat(job(mailSender()).run()).isZero();
        var others = preference(true).setPatientId(patient.toString()).build();
        assertThat(refusalOf(() -> reminders("other").setReminderPreference(others)).reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(refusalOf(() -> reminders("doctor").setReminderPreference(others)).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        reminders("desk")
                .setReminderPreference(
                        preference(false)
                                .setPatientId(patient.toString())
                                .setLanguage("en")
                                .build());
        assertThat(job(mailSender()).run()).isOne();
        assertThat(
                        refusalOf(
                                        () ->
                                                reminders("desk")
                                                        .setReminderPreference(
                                                                preference(true)
                                                                        .setPatientId("x")
                                                                        .setLanguage("fr")
                                                                        .build()))
                                .violatedFields())
                .containsExactly("patient_id", "language");
    }

    @Test
    void severalServersSendEachReminderOnce() throws Exception {
        for (int i = 0; i < 12; i++) {
            appointment("CONFIRMED", Duration.ofHours(5).plusMinutes(30L * i));
        }

        AtOnce.call(4, caller -> job(mailSender()).run());

        job(mailSender()).run();
        assertThat(mail.getReceivedMessages()).hasSize(12);
    }

    @Test
    void aReminderWhoseServerDiedIsSentAgainUnderTheSameIdWhenItsLeaseIsOver() throws Exception {
        appointment("CONFIRMED", Duration.ofHours(20));
        job(mailSender()).run();
        clinic.database.execute("update reminders set state = 'SENDING', sent_at = null");

        assertThat(job(mailSender()).run()).isZero();
        clinic.database.execute("update reminders set next_try_at = now()");
        assertThat(job(mailSender()).run()).isOne();

        assertThat(mail.getReceivedMessages()[1].getMessageID())
                .isEqualTo(mail.getReceivedMessages()[0].getMessageID());
    }

    @Test
    void settingsAreChangedByWhoReadThemLastAndPreviewed() {
        UUID id = appointment("CONFIRMED", Duration.ofHours(20));
        var read =
                reminders("desk")
                        .getReminderSettings(GetReminderSettingsRequest.getDefaultInstance())
                        .getSettings();
        var wanted = read.toBuilder().setHoursBefore(2);
        wanted.getSpanishBuilder().setSubject("{given_name}: {doctor} {nothing}");
        var update =
                UpdateReminderSettingsRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setSettings(wanted)
                        .build();

        var updated = reminders("admin").updateReminderSettings(update).getSettings();

        assertThat(updated.getHoursBefore()).isEqualTo(2);
        assertThat(reminders("admin").updateReminderSettings(update).getSettings())
                .isEqualTo(updated);
        assertThat(
                        refusalOf(
                                        () ->
                                                reminders("admin")
                                                        .updateReminderSettings(
                                                                update.toBuilder()
                                                                        .setRequestId(
                                                                                UUID.randomUUID()
                                                                                        .toString())
                                                                        .build()))
                                .reason())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(refusalOf(() -> reminders("desk").updateReminderSettings(update)).reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        refusalOf(
                                        () ->
                                                reminders("admin")
                                                        .updateReminderSettings(
                                                                UpdateReminderSettingsRequest
                                                                        .getDefaultInstance()))
                                .violatedFields())
                .contains("request_id", "settings.hours_before", "settings.english.subject");
        assertThat(
                        reminders("desk")
                                .previewReminder(
                                        PreviewReminderRequest.newBuilder()
                                                .setAppointmentId(id.toString())
                                                .build())
                                .getSubject())
                .startsWith("Zoë: Dr. Family")
                .endsWith("{nothing}");
        assertThat(job(mailSender()).run()).isZero();
    }

    @Test
    void remindersAreListedAPageAtATime() {
        for (int i = 0; i < 3; i++) {
            appointment("CONFIRMED", Duration.ofHours(5 + i));
        }
        job(mailSender()).run();

        var first =
                reminders("desk")
                        .listReminders(ListRemindersRequest.newBuilder().setPageSize(2).build());
        var second =
                reminders("desk")
                        .listReminders(
                                ListRemindersRequest.newBuilder()
                                        .setPageSize(2)
                                        .setPageToken(first.getNextPageToken())
                                        .build());

        assertThat(first.getRemindersList()).hasSize(2);
        assertThat(second.getRemindersList()).hasSize(1);
        assertThat(second.getNextPageToken()).isEmpty();
        assertThat(
                        refusalOf(
                                        () ->
                                                reminders("patient")
                                                        .listReminders(
                                                                ListRemindersRequest
                                                                        .getDefaultInstance()))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
    }
}

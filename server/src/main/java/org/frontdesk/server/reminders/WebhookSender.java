package org.frontdesk.server.reminders;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.frontdesk.server.ServerConfig;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hands reminders to another service, signed so that it knows whose they are. */
public final class WebhookSender implements ReminderSender, AutoCloseable {

    /** The receiver said no. */
    static final class NotTaken extends IOException {}

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServerConfig.Webhook webhook;
    private final HttpClient client;

    public WebhookSender(ServerConfig.Webhook webhook) {
        this(webhook, HttpClient.newBuilder());
    }

    /**
     * @param client trusts whom the machine trusts, or a test's own authority
     */
    WebhookSender(ServerConfig.Webhook webhook, HttpClient.Builder client) {
        this.webhook = webhook;
        this.client =
                client.connectTimeout(TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    @Override
    public ReminderChannel channel() {
        return ReminderChannel.WEBHOOK;
    }

    @Override
    public void send(OutgoingReminder reminder)
            throws IOException, InterruptedException, GeneralSecurityException {
        byte[] body = body(reminder);
        var request =
                HttpRequest.newBuilder(webhook.url())
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Frontdesk-Signature", "sha256=" + signature(body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new NotTaken();
        }
    }

    private static byte[] body(OutgoingReminder reminder) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("reminder_id", reminder.id().toString());
        fields.put("appointment_id", reminder.appointment().toString());
        fields.put("patient_id", reminder.patient().toString());
        fields.put("starts_at", reminder.start().toString());
        fields.put("language", reminder.language());
        fields.put("subject", reminder.subject());
        fields.put("text", reminder.text());
        return JSON.writeValueAsBytes(fields);
    }

    private String signature(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(webhook.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Override
    public void close() {
        client.close();
    }
}

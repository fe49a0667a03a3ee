package org.frontdesk.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import jakarta.mail.MessagingException;

import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.TestAuthority;
import org.frontdesk.server.reminders.TlsMailServer.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** What is sent to patients, and the clinic's password, go only where the certificate says they should. */
class ReminderTlsTest {

    private static final String ADDRESS = "127.0.0.1";

    private final TestAuthority authority = new TestAuthority();
    private final OutgoingReminder reminder =
            new OutgoingReminder(
                    UUID.randomUUID(),
                    1,
                    ReminderChannel.EMAIL,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Instant.parse("2030-03-04T08:00:00Z"),
                    "given@patients.example",
                    "en",
                    "Your appointment",
                    "At nine.");

    private void mail(String scheme, String host, TlsMailServer server, SSLContext trust)
            throws MessagingException {
        new MailSender(
                        new ServerConfig.Smtp(
                                URI.create(scheme + "://" + host + ":" + server.port()),
                                "desk",
                                "the clinic's password",
                                "desk@clinic.example"),
                        Clock.systemUTC(),
                        trust.getSocketFactory())
                .send(reminder);
    }

    @ParameterizedTest
    @CsvSource({"smtps, FROM_THE_START", "smtp, AFTER_STARTTLS"})
    void mailAndPasswordAreSaidUnderTlsOnly(String scheme, Tls tls) throws Exception {
        try (var server = new TlsMailServer(tls, authority.server(ADDRESS))) {
            mail(scheme, ADDRESS, server, authority.trust());

            String password =
                    Base64.getEncoder()
                            .encodeToString(
                                    "desk\0desk\0the clinic's password"
                                            .getBytes(StandardCharsets.UTF_8));
            assertThat(server.encrypted)
                    .contains(
                            "AUTH PLAIN " + password,
                            "RCPT TO:<given@patients.example>",
                            "Subject: Your appointment",
                            "At nine.");
            assertThat(server.inTheOpen)
                    .allMatch(line -> line.startsWith("EHLO ") || line.equals("STARTTLS"));
        }
    }

    @Test
    void aMailServerThatOffersNoStartTlsIsToldNothing() throws Exception {
        try (var server = new TlsMailServer(Tls.NONE, authority.server(ADDRESS))) {
            assertThatThrownBy(() -> mail("smtp", ADDRESS, server, authority.trust()))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("STARTTLS");

            assertThat(server.inTheOpen)
                    .allMatch(line -> line.startsWith("EHLO ") || line.equals("QUIT"));
        }
    }

    @ParameterizedTest
    @CsvSource({"smtps, FROM_THE_START", "smtp, AFTER_STARTTLS"})
    void aMailServerOfAnUnknownAuthorityIsToldNothing(String scheme, Tls tls) throws Exception {
        try (var server = new TlsMailServer(tls, new TestAuthority().server(ADDRESS))) {
            assertThatThrownBy(() -> mail(scheme, ADDRESS, server, authority.trust()))
                    .isInstanceOf(MessagingException.class)
                    .rootCause()
                    .isInstanceOf(GeneralSecurityException.class);

            assertThat(server.encrypted).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"smtps, FROM_THE_START", "smtp, AFTER_STARTTLS"})
    void aMailServerOfAnotherNameIsToldNothing(String scheme, Tls tls) throws Exception {
        try (var server = new TlsMailServer(tls, authority.server(ADDRESS))) {
            assertThatThrownBy(() -> mail(scheme, "localhost", server, authority.trust()))
                    .isInstanceOf(MessagingException.class);

            assertThat(server.encrypted).isEmpty();
        }
    }

    @Test
    void aWebhookIsHandedRemindersUnderACertificateItsAuthorityVouchesFor() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpsServer hook = hook(authority, bodies);
        try {
            hand(ADDRESS, hook, authority.trust());

            assertThat(bodies).singleElement().asString().contains(reminder.id().toString());
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void aWebhookOfAnUnknownAuthorityOrOfAnotherNameIsHandedNothing() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpsServer strange = hook(new TestAuthority(), bodies);
        HttpsServer known = hook(authority, bodies);
        try {
            assertThatThrownBy(() -> hand(ADDRESS, strange, authority.trust()))
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> hand("localhost", known, authority.trust()))
                    .isInstanceOf(SSLException.class);

            assertThat(bodies).isEmpty();
        } finally {
            strange.stop(0);
            known.stop(0);
        }
    }

    private static HttpsServer hook(TestAuthority authority, List<String> bodies) throws Exception {
        HttpsServer hook =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.setHttpsConfigurator(new HttpsConfigurator(authority.server(ADDRESS)));
        hook.createContext(
                "/",
                call -> {
                    bodies.add(
                            new String(
                                    call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    call.sendResponseHeaders(204, -1);
                    call.close();
                });
        hook.start();
        return hook;
    }

    private void hand(String host, HttpsServer hook, SSLContext trust) throws Exception {
        var url = URI.create("https://" + host + ":" + hook.getAddress().getPort() + "/reminders");
        try (var sender =
                new WebhookSender(
                        new ServerConfig.Webhook(url, "a secret of two services"),
                        HttpClient.newBuilder().sslContext(trust))) {
            sender.send(reminder);
        }
    }
}

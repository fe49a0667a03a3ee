package org.frontdesk.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the server. {@link #from} reads them from environment variables; the README tables names and defaults.
 *
 * @param host address to listen on ({@code FRONTDESK_HOST}, {@code 127.0.0.1})
 * @param port TCP port; 0 picks a free one ({@code FRONTDESK_PORT}, 8443)
 * @param dataDirectory where the certificate and the embedded database live ({@code FRONTDESK_DATA}, {@code ./data})
 * @param database the PostgreSQL to use; empty: an embedded one ({@code FRONTDESK_DB_URL}, {@code _USER}, {@code _PASSWORD})
 * @param tls the operator's certificate; empty: one of the server's own ({@code FRONTDESK_TLS_CERT}, {@code FRONTDESK_TLS_KEY})
 * @param clinicName shown to people ({@code FRONTDESK_CLINIC_NAME}, {@code Clinic})
 * @param clinicZone in which days and hours are meant ({@code FRONTDESK_CLINIC_ZONE}, the machine's)
 * @param confirmationWindow how long a booking stays PENDING ({@code FRONTDESK_CONFIRMATION_MINUTES}, 5; 1 to 1,440)
 * @param sessionIdle a session ends after this long without a call ({@code FRONTDESK_SESSION_IDLE_MINUTES}, 30)
 * @param sessionLifetime a session ends after this long in any case ({@code FRONTDESK_SESSION_HOURS}, 12)
 * @param reflection whether gRPC server reflection is offered ({@code FRONTDESK_REFLECTION}, false)
 * @param demo whether this is a demonstration, which clients show
 * @param smtp the clinic's mail server ({@code FRONTDESK_SMTP_URL}, {@code _USER}, {@code _PASSWORD}, {@code _FROM})
 * @param webhook who else sends reminders ({@code FRONTDESK_REMINDER_WEBHOOK}, {@code _SECRET})
 */
public record ServerConfig(
        String host,
        int port,
        Path dataDirectory,
        Optional<ExternalDatabase> database,
        Optional<OperatorTls> tls,
        String clinicName,
        ZoneId clinicZone,
        Duration confirmationWindow,
        Duration sessionIdle,
        Duration sessionLifetime,
        boolean reflection,
        boolean demo,
        Optional<Smtp> smtp,
        Optional<Webhook> webhook) {

    /** Without a way to send reminders. */
    public ServerConfig(
            String host,
            int port,
            Path dataDirectory,
            Optional<ExternalDatabase> database,
            Optional<OperatorTls> tls,
            String clinicName,
            ZoneId clinicZone,
            Duration confirmationWindow,
            Duration sessionIdle,
            Duration sessionLifetime,
            boolean reflection,
            boolean demo) {
        this(
                host,
                port,
                dataDirectory,
                database,
                tls,
                clinicName,
                clinicZone,
                confirmationWindow,
                sessionIdle,
                sessionLifetime,
                reflection,
                demo,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Reads every setting; what is absent or empty has its default.
     *
     * @param environment names and values as of {@link System#getenv()}
     * @throws StartRefused naming every wrong setting and what was expected
     */
    public static ServerConfig from(Map<String, String> environment) {
        return new ServerConfigReader(environment).read();
    }

    /** The same, as a demonstration with reflection on, so that it can be called without the contract's files. */
    public ServerConfig asDemo() {
        return new ServerConfig(
                host,
                port,
                dataDirectory,
                database,
                tls,
                clinicName,
                clinicZone,
                confirmationWindow,
                sessionIdle,
                sessionLifetime,
                true,
                true,
                smtp,
                webhook);
    }

    /** A PostgreSQL that somebody else runs. */
    public record ExternalDatabase(String jdbcUrl, String user, String password) {

        @Override
        public String toString() {
            return jdbcUrl; // never the password
        }
    }

    /**
     * A mail server.
     *
     * @param url {@code smtps://host:port}, {@code smtp://host:port} (STARTTLS, always) or, on this machine only, {@code
     *     smtp+plain://host:port}
     * @param user empty: none is asked for
     * @param from the sender's address
     */
    public record Smtp(URI url, String user, String password, String from) {

        @Override
        public String toString() {
            return url.toString(); // never the password
        }
    }

    /** A service that is handed reminders, and the secret they are signed with. */
    public record Webhook(URI url, String secret) {

        @Override
        public String toString() {
            return url.getHost(); // never the secret
        }
    }

    /** PEM files of the operator's own certificate chain and key. */
    public record OperatorTls(Path certificate, Path privateKey) {}
}

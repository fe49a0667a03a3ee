package org.frontdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

class ServerConfigTest {

    @TempDir private Path directory;

    @Test
    void withoutAnySettingTheServerRunsOnItsOwn() {
        ServerConfig config = ServerConfig.from(Map.of("FRONTDESK_DB_URL", " "));

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8443);
        assertThat(config.dataDirectory()).isEqualTo(Path.of("data"));
        assertThat(config.database()).isEmpty();
        assertThat(config.tls()).isEmpty();
        assertThat(config.clinicName()).isEqualTo("Clinic");
        assertThat(config.clinicZone()).isEqualTo(ZoneId.systemDefault());
        assertThat(config.confirmationWindow()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.sessionIdle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.sessionLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(config.reflection()).isFalse();
        assertThat(config.demo()).isFalse();
    }

    @Test
    void everySettingIsRead() throws Exception {
        Path certificate = Files.createFile(directory.resolve("clinic.crt"));
        Path key = Files.createFile(directory.resolve("clinic.key"));

        ServerConfig config =
                ServerConfig.from(
                        Map.ofEntries(
                                Map.entry("FRONTDESK_HOST", "0.0.0.0"),
                                Map.entry("FRONTDESK_PORT", "0"),
                                Map.entry("FRONTDESK_DATA", directory.toString()),
                                Map.entry(
                                        "FRONTDESK_DB_URL",
                                        "jdbc:postgresql://db:5432/clinic?sslmode=verify-full"),
                                Map.entry("FRONTDESK_DB_USER", "frontdesk"),
                                Map.entry("FRONTDESK_DB_PASSWORD", "a secret"),
                                Map.entry("FRONTDESK_TLS_CERT", certificate.toString()),
                                Map.entry("FRONTDESK_TLS_KEY", key.toString()),
                                Map.entry("FRONTDESK_CLINIC_NAME", "Clinic by the river"),
                                Map.entry("FRONTDESK_CLINIC_ZONE", "Europe/Berlin"),
                                Map.entry("FRONTDESK_CONFIRMATION_MINUTES", "10"),
                                Map.entry("FRONTDESK_SESSION_IDLE_MINUTES", "15"),
                                Map.entry("FRONTDESK_SESSION_HOURS", "8"),
                                Map.entry("FRONTDESK_REFLECTION", "true")));

        assertThat(config)
                .isEqualTo(
                        new ServerConfig(
                                "0.0.0.0",
                                0,
                                directory,
                                Optional.of(
                                        new ServerConfig.ExternalDatabase(
                                                "jdbc:postgresql://db:5432/clinic?sslmode=verify-full",
                                                "frontdesk",
                                                "a secret")),
                                Optional.of(new ServerConfig.OperatorTls(certificate, key)),
                                "Clinic by the river",
                                ZoneId.of("Europe/Berlin"),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(15),
                                Duration.ofHours(8),
                                true,
                                false));
        assertThat(config.toString()).doesNotContain("a secret");
    }

    @Test
    void everyWrongSettingIsNamedAtOnceWithWhatWasExpected() {
        assertThatThrownBy(
                        () ->
                                ServerConfig.from(
                                        Map.of(
                                                "FRONTDESK_PORT", "65536",
                                                "FRONTDESK_DB_URL", "postgres://db/clinic",
                                                "FRONTDESK_TLS_CERT",
                                                        directory.resolve("missing").toString(),
                                                "FRONTDESK_CLINIC_ZONE", "Mars/Olympus",
                                                "FRONTDESK_CONFIRMATION_MINUTES", "five",
                                                "FRONTDESK_SESSION_HOURS", "0",
                                                "FRONTDESK_REFLECTION", "yes")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(
                        "FRONTDESK_PORT: expected a whole number from 0 to 65535, found \"65536\".",
                        "FRONTDESK_DB_URL: expected jdbc:postgresql://host:port/database.",
                        "FRONTDESK_DB_USER: expected, because FRONTDESK_DB_URL is set.",
                        "FRONTDESK_TLS_CERT: expected a PEM file that can be read",
                        "FRONTDESK_TLS_KEY: expected, because a certificate and its key belong",
                        "FRONTDESK_CLINIC_ZONE: expected an IANA zone such as Europe/Berlin",
                        "FRONTDESK_CONFIRMATION_MINUTES: expected a whole number from 1 to 1440",
                        "FRONTDESK_SESSION_HOURS: expected a whole number from 1 to 168",
                        "FRONTDESK_REFLECTION: expected true or false, found \"yes\".");
    }

    @Test
    void aPasswordInTheDatabaseAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(
                        () ->
                                ServerConfig.from(
                                        Map.of(
                                                "FRONTDESK_DB_URL",
                                                "jdbc:postgresql://db/clinic?password=hunter2",
                                                "FRONTDESK_DB_USER",
                                                "frontdesk")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("FRONTDESK_DB_PASSWORD")
                .hasMessageNotContaining("hunter2");
    }
}

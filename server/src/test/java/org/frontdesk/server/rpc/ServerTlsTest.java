package org.frontdesk.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdesk.server.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

class ServerTlsTest {

    @TempDir private Path directory;

    @Test
    void aServerMakesItsCertificateOnceAndKeepsIt() throws Exception {
        ServerTls first = own(directory);
        ServerTls second = own(directory);

        assertThat(second.fingerprint())
                .isEqualTo(first.fingerprint())
                .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(first.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=Frontdesk");
        Collection<List<?>> names = first.certificate().getSubjectAlternativeNames();
        assertThat(names)
                .extracting(name -> (Object) name.get(1))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(first.context().isServer()).isTrue();
    }

    @Test
    void itsKeyIsForItsOwnEyes() throws Exception {
        own(directory);

        assertThat(permissions(directory.resolve("tls"))).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("tls/server.key"))).isEqualTo("rw-------");
    }

    @Test
    void anOperatorsCertificateIsUsedAndItsFilesAreToldApart() throws Exception {
        ServerTls own = own(directory.resolve("a"));
        Path certificate = directory.resolve("a/tls/server.crt");
        Path key = directory.resolve("a/tls/server.key");

        assertThat(operators(certificate, key).fingerprint()).isEqualTo(own.fingerprint());
        assertThatThrownBy(() -> operators(directory.resolve("none"), key))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no certificate at " + directory.resolve("none"));
        assertThatThrownBy(() -> operators(certificate, directory.resolve("none")))
                .hasMessage("there is no private key at " + directory.resolve("none"));
        assertThatThrownBy(() -> operators(key, key))
                .hasMessageContaining(key + " ")
                .hasMessageContaining("certificate");
        assertThatThrownBy(() -> operators(certificate, certificate))
                .hasMessage(certificate + " holds no private key in PEM format");
    }

    @Test
    void aKeyOfAnotherCertificateIsNoticed() throws Exception {
        own(directory.resolve("a"));
        own(directory.resolve("b"));
        Path certificate = directory.resolve("a/tls/server.crt");
        Path key = directory.resolve("b/tls/server.key");

        assertThatThrownBy(() -> operators(certificate, key))
                .hasMessage(
                        "the private key in "
                                + key
                                + " does not belong to the first certificate in "
                                + certificate);
    }

    private static ServerTls own(Path data) throws IOException {
        return ServerTls.load(TestServer.config(data, Duration.ofMinutes(30)), Clock.systemUTC());
    }

    private ServerTls operators(Path certificate, Path key) throws IOException {
        ServerConfig config = TestServer.config(directory, Duration.ofMinutes(30));
        return ServerTls.load(
                new ServerConfig(
                        config.host(),
                        config.port(),
                        config.dataDirectory(),
                        Optional.empty(),
                        Optional.of(new ServerConfig.OperatorTls(certificate, key)),
                        config.clinicName(),
                        config.clinicZone(),
                        config.confirmationWindow(),
                        config.sessionIdle(),
                        config.sessionLifetime(),
                        config.reflection(),
                        config.demo()),
                Clock.systemUTC());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

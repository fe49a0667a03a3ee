package org.frontdesk.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class KnownServersTest {

    private static final Fingerprint ONE = new Fingerprint("0a".repeat(32));
    private static final Fingerprint OTHER = new Fingerprint("ff".repeat(32));

    @TempDir private Path directory;

    @Test
    void aPinIsKeptForItsAddressAlone() {
        Path file = directory.resolve("not yet there/known-servers");
        ServerAddress server = ServerAddress.parse("clinic.example:9000");
        new KnownServers(file).pin(server, ONE);
        new KnownServers(file).pin(ServerAddress.parse("[::1]:9000"), OTHER);
        assertThat(new KnownServers(file).of(server)).contains(ONE);
        assertThat(new KnownServers(file).of(ServerAddress.parse("::1"))).isEmpty();
        assertThat(new KnownServers(file).of(ServerAddress.parse("[::1]:9000"))).contains(OTHER);
    }

    @Test
    void anAddressIsANameWithOrWithoutAPort() {
        assertThat(ServerAddress.parse(" desk "))
                .isEqualTo(new ServerAddress("desk", ServerAddress.DEFAULT_PORT));
        assertThat(ServerAddress.parse("desk:1")).isEqualTo(new ServerAddress("desk", 1));
        for (String wrong : new String[] {"", "desk:", "desk:port", "desk:70000"}) {
            assertThatThrownBy(() -> ServerAddress.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFingerprintIsShownAsTheServerPrintsIt() {
        assertThat(ONE.grouped()).hasLineCount(4).startsWith("0A:0A:0A:0A:0A:0A:0A:0A\n0A:0A");
    }
}

package org.frontdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server as an operator starts it: a process of its own. */
class ServerMainIT {

    @TempDir private Path directory;

    @Test
    void wrongSettingsEndItWithOneMessageAndNoStackTrace() throws Exception {
        Process server = start(Map.of("FRONTDESK_PORT", "many", "FRONTDESK_SESSION_HOURS", "0"));

        String said = new String(server.getErrorStream().readAllBytes());
        assertThat(server.waitFor()).isEqualTo(2);
        assertThat(said)
                .isEqualToNormalizingNewlines(
                        """
                        The settings can't be used:
                          FRONTDESK_PORT: expected a whole number from 0 to 65535, found "many".
                          FRONTDESK_SESSION_HOURS: expected a whole number from 1 to 168, found "0".
                        """);
    }

    @Test
    void theDemonstrationSaysHowToUseItAndStopsInOrder() throws Exception {
        for (int start = 1; start <= 2; start++) {
            Process server =
                    start(
                            Map.of(
                                    "FRONTDESK_PORT",
                                    "0",
                                    "FRONTDESK_DATA",
                                    directory.resolve("data").toString()),
                            "demo");
            try {
                BufferedReader said = server.inputReader();
                assertThat(said.readLine()).startsWith("READY localhost:");
                assertThat(said.lines().takeWhile(line -> !line.startsWith("Ctrl+C")))
                        .anyMatch(line -> line.contains("desk001"))
                        .anyMatch(line -> line.contains("buf curl --protocol grpc --cacert"));
                server.destroy();
                assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(directory.resolve("data/postgres/PG_VERSION")).exists();
                assertThat(directory.resolve("data/postgres/postmaster.pid")).doesNotExist();
            } finally {
                server.destroyForcibly();
            }
        }
    }

    private Process start(Map<String, String> settings, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerMain.class.getName()));
        command.addAll(List.of(arguments));
        File log = Files.createTempFile(directory, "server", ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command);
        if (arguments.length > 0) {
            builder.redirectError(log);
        }
        builder.environment().keySet().removeIf(name -> name.startsWith("FRONTDESK_"));
        builder.environment().putAll(settings);
        return builder.start();
    }
}

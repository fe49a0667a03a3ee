package org.frontdesk.desktop.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers this person has met: a text file of {@code host:port fingerprint} lines, replaced as a whole. */
public final class KnownServers implements Pins {

    private final Path file;

    public KnownServers(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Optional<Fingerprint> of(ServerAddress server) {
        return Optional.ofNullable(read().get(server.toString())).map(Fingerprint::new);
    }

    @Override
    public synchronized void pin(ServerAddress server, Fingerprint fingerprint) {
        Map<String, String> known = read();
        known.put(server.toString(), fingerprint.hex());
        List<String> lines =
                known.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList();
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.createTempFile(file.getParent(), "known-servers", ".new");
            Files.write(written, lines);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("the server's identity can't be kept", failed);
        }
    }

    private Map<String, String> read() {
        Map<String, String> known = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return known;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length == 2) {
                    known.put(parts[0], parts[1]);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the known servers can't be read", failed);
        }
        return known;
    }
}

package org.frontdesk.server;

import org.frontdesk.server.ServerConfig.ExternalDatabase;
import org.frontdesk.server.ServerConfig.OperatorTls;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link ServerConfig} from environment variables and gathers every problem before it refuses. */
final class ServerConfigReader {

    private static final int MAX_PORT = 65_535;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int HOURS_OF_A_WEEK = 7 * 24;
    private static final int LEAST_SECRET_CHARACTERS = 16;
    private static final int MAX_CLINIC_NAME_CHARACTERS = 200;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    ServerConfigReader(Map<String, String> environment) {
        this.environment = environment;
    }

    ServerConfig read() {
        ServerConfig config =
                new ServerConfig(
                        text("FRONTDESK_HOST").orElse("127.0.0.1"),
                        number("FRONTDESK_PORT", 8443, 0, MAX_PORT),
                        path("FRONTDESK_DATA").orElse(Path.of("data")),
                        database(),
                        tls(),
                        clinicName(),
                        zone(),
                        Duration.ofMinutes(
                                number("FRONTDESK_CONFIRMATION_MINUTES", 5, 1, MINUTES_OF_A_DAY)),
                        Duration.ofMinutes(
                                number("FRONTDESK_SESSION_IDLE_MINUTES", 30, 1, MINUTES_OF_A_DAY)),
                        Duration.ofHours(number("FRONTDESK_SESSION_HOURS", 12, 1, HOURS_OF_A_WEEK)),
                        yesOrNo("FRONTDESK_REFLECTION"),
                        false,
                        smtp(),
                        webhook());
        if (!problems.isEmpty()) {
            throw new StartRefused("The settings can't be used:", problems);
        }
        return config;
    }

    private Optional<ExternalDatabase> database() {
        Optional<String> url = text("FRONTDESK_DB_URL");
        Optional<String> user = text("FRONTDESK_DB_USER");
        Optional<String> password = text("FRONTDESK_DB_PASSWORD");
        if (url.isEmpty()) {
            if (user.isPresent() || password.isPresent()) {
                problems.add(
                        "FRONTDESK_DB_URL: expected, because FRONTDESK_DB_USER or"
                                + " FRONTDESK_DB_PASSWORD is set.");
            }
            return Optional.empty();
        }
        if (!url.get().matches("jdbc:postgresql://[^/?]+/[^?]+(\\?.*)?")) {
            // Not quoted: whoever typed it wrongly may have put a password into it.
            problems.add("FRONTDESK_DB_URL: expected jdbc:postgresql://host:port/database.");
        } else if (url.get().matches("(?s).*[?&](user|password)=.*")) {
            problems.add(
                    "FRONTDESK_DB_URL: expected without user and password, which belong in"
                            + " FRONTDESK_DB_USER and FRONTDESK_DB_PASSWORD.");
        }
        if (user.isEmpty()) {
            problems.add("FRONTDESK_DB_USER: expected, because FRONTDESK_DB_URL is set.");
        }
        return Optional.of(new ExternalDatabase(url.get(), user.orElse(""), password.orElse("")));
    }

    private Optional<OperatorTls> tls() {
        Optional<Path> certificate = readableFile("FRONTDESK_TLS_CERT");
        Optional<Path> key = readableFile("FRONTDESK_TLS_KEY");
        if (certificate.isPresent() != key.isPresent()) {
            problems.add(
                    "%s: expected, because a certificate and its key belong together."
                            .formatted(
                                    certificate.isPresent()
                                            ? "FRONTDESK_TLS_KEY"
                                            : "FRONTDESK_TLS_CERT"));
        }
        return certificate.flatMap(chain -> key.map(file -> new OperatorTls(chain, file)));
    }

    private Optional<ServerConfig.Smtp> smtp() {
        Optional<URI> url = address("FRONTDESK_SMTP_URL", "smtps", "smtp", "smtp+plain");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (url.get().getPort() < 0) {
            problems.add("FRONTDESK_SMTP_URL: expected with a port, as smtps://host:465.");
        }
        Optional<String> from = text("FRONTDESK_SMTP_FROM");
        if (from.filter(it -> it.contains("@")).isEmpty()) {
            problems.add(
                    "FRONTDESK_SMTP_FROM: expected an address, because FRONTDESK_SMTP_URL is set.");
        }
        return Optional.of(
                new ServerConfig.Smtp(
                        url.get(),
                        text("FRONTDESK_SMTP_USER").orElse(""),
                        text("FRONTDESK_SMTP_PASSWORD").orElse(""),
                        from.orElse("")));
    }

    private Optional<ServerConfig.Webhook> webhook() {
        Optional<URI> url = address("FRONTDESK_REMINDER_WEBHOOK", "https", "http");
        String secret = text("FRONTDESK_REMINDER_WEBHOOK_SECRET").orElse("");
        if (url.isPresent() && secret.length() < LEAST_SECRET_CHARACTERS) {
            problems.add(
                    "FRONTDESK_REMINDER_WEBHOOK_SECRET: expected at least %d characters, because FRONTDESK_REMINDER_WEBHOOK is set."
                            .formatted(LEAST_SECRET_CHARACTERS));
        }
        return url.map(it -> new ServerConfig.Webhook(it, secret));
    }

    /** What is not encrypted may go to this machine only: {@code schemes} end with that one. */
    private Optional<URI> address(String name, String... schemes) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(value.get());
            boolean isHere =
                    List.of("localhost", "127.0.0.1").contains(String.valueOf(url.getHost()));
            if (url.getHost() != null
                    && url.getUserInfo() == null
                    && List.of(schemes).contains(url.getScheme())
                    && (isHere || !schemes[schemes.length - 1].equals(url.getScheme()))) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException _) {
            // Said below; not quoted, as it may have a password in it.
        }
        problems.add(
                "%s: expected %s://host:port; nothing that is not encrypted leaves this machine."
                        .formatted(name, schemes[0]));
        return Optional.empty();
    }

    private Optional<Path> readableFile(String name) {
        Optional<Path> file = path(name);
        file.filter(it -> !Files.isRegularFile(it) || !Files.isReadable(it))
                .ifPresent(it -> expected(name, "a PEM file that can be read", it.toString()));
        return file;
    }

    private String clinicName() {
        String name = text("FRONTDESK_CLINIC_NAME").orElse("Clinic");
        if (name.length() > MAX_CLINIC_NAME_CHARACTERS) {
            expected(
                    "FRONTDESK_CLINIC_NAME",
                    "at most %d characters".formatted(MAX_CLINIC_NAME_CHARACTERS),
                    name.length() + " characters");
        }
        return name;
    }

    private ZoneId zone() {
        Optional<String> name = text("FRONTDESK_CLINIC_ZONE");
        try {
            return name.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException e) {
            expected("FRONTDESK_CLINIC_ZONE", "an IANA zone such as Europe/Berlin", name.get());
            return ZoneId.systemDefault();
        }
    }

    private int number(String name, int otherwise, int least, int most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, like a number out of range.
        }
        expected(name, "a whole number from %d to %d".formatted(least, most), value.get());
        return otherwise;
    }

    private boolean yesOrNo(String name) {
        String value = text(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            expected(name, "true or false", value);
        }
        return value.equals("true");
    }

    private Optional<Path> path(String name) {
        Optional<String> value = text(name);
        try {
            return value.map(Path::of);
        } catch (InvalidPathException e) {
            expected(name, "a path", value.get());
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private void expected(String name, String expected, String found) {
        problems.add("%s: expected %s, found \"%s\".".formatted(name, expected, found));
    }
}

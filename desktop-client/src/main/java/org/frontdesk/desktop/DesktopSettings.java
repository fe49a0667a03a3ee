package org.frontdesk.desktop;

import org.frontdesk.desktop.connection.ServerAddress;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of the application.
 *
 * @param server where the server listens ({@code --server=host:port}, {@code FRONTDESK_SERVER}, localhost)
 * @param trust PEM file of the certificate to trust without asking ({@code --trust=path})
 * @param title title of the window ({@code --title=text})
 * @param demoPassword password of the demonstration accounts, which are then offered at sign-in ({@code --demo}, {@code
 *     --demo-password=text})
 * @param dark dark instead of light colours ({@code --dark}; else what was chosen at this desk)
 * @param language the language of the texts ({@code --language=tag}; else what was chosen at this desk, or the machine's)
 * @param configDirectory where the identities of known servers and what the desk prefers are kept
 */
public record DesktopSettings(
        ServerAddress server,
        Optional<Path> trust,
        String title,
        Optional<String> demoPassword,
        boolean dark,
        Optional<Locale> language,
        Path configDirectory) {

    private static final String DEFAULT_TITLE = "Frontdesk";

    /** Reads the arguments and, for what they leave open, the environment. */
    public static DesktopSettings from(List<String> arguments, Map<String, String> environment) {
        String server =
                value(arguments, "--server")
                        .orElse(environment.getOrDefault("FRONTDESK_SERVER", "localhost"));
        Optional<String> demoPassword = value(arguments, "--demo-password");
        return new DesktopSettings(
                ServerAddress.parse(server),
                value(arguments, "--trust").map(Path::of),
                value(arguments, "--title").orElse(DEFAULT_TITLE),
                arguments.contains("--demo")
                        ? demoPassword.or(() -> Optional.of(""))
                        : demoPassword,
                arguments.contains("--dark"),
                value(arguments, "--language").map(Locale::forLanguageTag),
                configDirectory(environment));
    }

    private static Optional<String> value(List<String> arguments, String name) {
        String prefix = name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst();
    }

    /** Where each system keeps a person's settings. */
    private static Path configDirectory(Map<String, String> environment) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("win") && environment.containsKey("APPDATA")) {
            return Path.of(environment.get("APPDATA"), "Frontdesk");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Frontdesk");
        }
        return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".config"))
                .resolve("frontdesk");
    }
}

package org.frontdesk.desktop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** What the people at this desk prefer: kept in a file of the desk, and lost without harm. */
final class Preferences {

    /** The languages the texts are in. */
    static final Locale SPANISH = Locale.of("es");

    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final String LANGUAGE = "language";
    private static final String DARK = "dark";
    private static final String LOCK_AFTER_MINUTES = "lock.after.minutes";
    private static final int DEFAULT_LOCK_AFTER_MINUTES = 10;

    private final Path file;
    private final Properties values = new Properties();

    Preferences(Path directory) {
        this.file = directory.resolve("preferences");
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.warn("The preferences can't be read and are left alone: {}", file, unreadable);
            }
        }
    }

    /** The language chosen here, or else the machine's. */
    Locale locale() {
        return Optional.ofNullable(values.getProperty(LANGUAGE))
                .map(Locale::forLanguageTag)
                .orElseGet(Locale::getDefault);
    }

    void choose(Locale locale) {
        keep(LANGUAGE, locale.toLanguageTag());
    }

    /** Dark colours, light ones, or nothing chosen. */
    Optional<Boolean> dark() {
        return Optional.ofNullable(values.getProperty(DARK)).map(Boolean::parseBoolean);
    }

    void chooseDark(boolean dark) {
        keep(DARK, Boolean.toString(dark));
    }

    /** After how long without a key or the mouse the screen is locked. */
    Duration lockAfter() {
        try {
            return Duration.ofMinutes(
                    Math.clamp(
                            Long.parseLong(
                                    values.getProperty(
                                            LOCK_AFTER_MINUTES,
                                            Integer.toString(DEFAULT_LOCK_AFTER_MINUTES))),
                            1,
                            Duration.ofDays(1).toMinutes()));
        } catch (NumberFormatException garbled) {
            return Duration.ofMinutes(DEFAULT_LOCK_AFTER_MINUTES);
        }
    }

    private void keep(String name, String value) {
        values.setProperty(name, value);
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                values.store(writer, null);
            }
        } catch (IOException failed) {
            LOG.warn("The preferences can't be kept: {}", file, failed);
        }
    }
}

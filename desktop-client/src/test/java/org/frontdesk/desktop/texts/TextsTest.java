package org.frontdesk.desktop.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.rpc.Reason;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class TextsTest {

    private static final Pattern KEY_IN_FXML = Pattern.compile("\"%([A-Za-z.]+)\"");
    private static final Pattern STRING_IN_CODE = Pattern.compile("\"([a-z]+[A-Za-z.]*)\"");

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]");
    private static final Pattern WORD = Pattern.compile("\\p{L}{4}");

    /** Names and words that are the same in both languages. */
    private static final Set<String> SAME_IN_BOTH = Set.of("app.name", "shell.demo");

    /** Reasons with no sentence of their own: what is wrong stands at the fields, or nobody can say. */
    private static final Set<Reason> SAID_OTHERWISE =
            EnumSet.of(Reason.INVALID_FIELDS, Reason.INTERNAL_ERROR);

    private final Texts texts = new Texts(Locale.ENGLISH);

    @Test
    void everyKeyOnAScreenHasAText() throws IOException {
        assertThat(texts.bundle().keySet()).containsAll(find("fxml", KEY_IN_FXML));
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> used = find("fxml", KEY_IN_FXML);
        used.addAll(find("java", STRING_IN_CODE));
        Set<String> unused = new TreeSet<>(texts.bundle().keySet());
        unused.removeAll(used);
        unused.removeIf(key -> key.startsWith("refusal."));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyTextThatCodeAsksForExists() throws IOException {
        Pattern asked = Pattern.compile("texts\\s*\\.get\\(\\s*\"([A-Za-z.]+)\"");
        assertThat(texts.bundle().keySet()).containsAll(find("java", asked));
    }

    @Test
    void everyTextIsTranslated() {
        ResourceBundle spanish = new Texts(Locale.of("es")).bundle();
        Set<String> own = ownKeys(spanish);
        assertThat(own).isEqualTo(ownKeys(texts.bundle()));
        Set<String> left =
                own.stream()
                        .filter(key -> spanish.getString(key).equals(texts.bundle().getString(key)))
                        .filter(key -> WORD.matcher(spanish.getString(key)).find())
                        .collect(Collectors.toCollection(TreeSet::new));
        left.removeAll(SAME_IN_BOTH);
        assertThat(left).isEmpty();
    }

    @Test
    void everyTranslationFillsInTheSame() {
        ResourceBundle spanish = new Texts(Locale.of("es")).bundle();
        assertThat(ownKeys(spanish))
                .allSatisfy(
                        key ->
                                assertThat(filledIn(spanish.getString(key)))
                                        .isEqualTo(filledIn(texts.bundle().getString(key))));
    }

    @Test
    void everyReasonHasItsSentenceAndNoOther() {
        Set<String> expected =
                EnumSet.complementOf(EnumSet.copyOf(SAID_OTHERWISE)).stream()
                        .map(reason -> "refusal." + reason.name())
                        .collect(Collectors.toSet());
        Set<String> told =
                texts.bundle().keySet().stream()
                        .filter(key -> key.startsWith("refusal."))
                        .collect(Collectors.toSet());
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void aCountdownNeverEndsEarlyAndNeverGoesBelowZero() {
        assertThat(texts.countdown(Duration.ofMinutes(5))).isEqualTo("5:00");
        assertThat(texts.countdown(Duration.ofMillis(61_001))).isEqualTo("1:02");
        assertThat(texts.countdown(Duration.ofMillis(1))).isEqualTo("0:01");
        assertThat(texts.countdown(Duration.ofSeconds(-3))).isEqualTo("0:00");
    }

    /** Without those of the language it falls back to. */
    private static Set<String> ownKeys(ResourceBundle bundle) {
        try (InputStream file =
                Texts.class.getResourceAsStream(
                        bundle.getLocale().getLanguage().equals("es")
                                ? "messages_es.properties"
                                : "messages.properties")) {
            var read = new Properties();
            read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new TreeSet<>(read.stringPropertyNames());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<String> filledIn(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> find(String extension, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> wanted =
                    files.filter(file -> file.toString().endsWith("." + extension)).toList();
            Set<String> found = new TreeSet<>();
            for (Path file : wanted) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .forEach(found::add);
            }
            return found;
        }
    }
}

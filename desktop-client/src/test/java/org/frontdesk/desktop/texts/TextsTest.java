package org.frontdesk.desktop.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.rpc.Reason;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class TextsTest {

    private static final Pattern KEY_IN_FXML = Pattern.compile("\"%([A-Za-z.]+)\"");
    private static final Pattern STRING_IN_CODE = Pattern.compile("\"([a-z]+[A-Za-z.]*)\"");

    /** Reasons this application can't be given: what it never asks, or says at the field. */
    private static final Set<Reason> NEVER_SHOWN =
            EnumSet.of(
                    Reason.PASSWORD_WRONG,
                    Reason.USER_UNKNOWN,
                    Reason.USERNAME_TAKEN,
                    Reason.LAST_ADMIN,
                    Reason.SERVICE_ACCOUNT,
                    Reason.SESSION_UNKNOWN,
                    Reason.SERVICE_KEY_UNKNOWN,
                    Reason.PERMISSION_MISSING,
                    Reason.INVALID_FIELDS,
                    Reason.ETAG_MISMATCH,
                    Reason.INTERNAL_ERROR,
                    Reason.DOCTOR_UNKNOWN,
                    Reason.DOCTOR_INACTIVE,
                    Reason.DOCTOR_ACTIVE,
                    Reason.DOCTOR_EMAIL_TAKEN,
                    Reason.LICENCE_TAKEN,
                    Reason.DOCTOR_HAS_APPOINTMENTS,
                    Reason.SLOT_OVERLAP,
                    Reason.SCHEDULE_NOT_YOURS,
                    Reason.CAPACITY_BELOW_BOOKED,
                    Reason.TEMPLATE_UNKNOWN,
                    Reason.CLOSURE_UNKNOWN,
                    Reason.LOCATION_UNKNOWN,
                    Reason.LOCATION_INACTIVE,
                    Reason.LOCATION_ACTIVE,
                    Reason.LOCATION_NAME_TAKEN,
                    Reason.LOCATION_IN_USE,
                    Reason.ROOM_UNKNOWN,
                    Reason.ROOM_INACTIVE,
                    Reason.ROOM_ACTIVE,
                    Reason.ROOM_NAME_TAKEN,
                    Reason.ROOM_IN_USE,
                    Reason.ROOM_TAKEN,
                    Reason.SPECIALIZATION_UNKNOWN,
                    Reason.WAITLIST_ENTRY_UNKNOWN,
                    Reason.WAITLIST_ALREADY_JOINED,
                    Reason.WAITLIST_WRONG_STATE,
                    Reason.WAITLIST_NOBODY_FITS,
                    Reason.APPOINTMENT_TYPE_UNKNOWN,
                    Reason.APPOINTMENT_TYPE_INACTIVE,
                    Reason.APPOINTMENT_TYPE_ACTIVE,
                    Reason.APPOINTMENT_TYPE_NAME_TAKEN,
                    Reason.SLOTS_NOT_CONSECUTIVE,
                    Reason.SERIES_UNKNOWN,
                    Reason.HOLD_NOT_YOURS,
                    Reason.OVERBOOKING_LIMIT,
                    Reason.NOTE_UNKNOWN,
                    Reason.NOTE_NOT_YOURS,
                    Reason.TOO_MANY_NOTES,
                    Reason.APPOINTMENT_MOVED,
                    Reason.NOTHING_TO_MOVE,
                    Reason.NOTHING_TO_MERGE,
                    Reason.APPOINTMENTS_OVERLAP,
                    Reason.TOO_EARLY,
                    Reason.NOTHING_TO_UNDO,
                    Reason.UNDO_TOO_LATE,
                    Reason.CALL_UNKNOWN);

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
    void everyReasonAPersonCanMeetHasItsSentenceAndNoOther() {
        Set<String> expected =
                EnumSet.complementOf(EnumSet.copyOf(NEVER_SHOWN)).stream()
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

package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

import org.assertj.core.data.Offset;
import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every screen of every role, in light and dark: each control has a name, is reached by Tab, and each text can be read. */
class AccessibilityIT {

    private static final Pattern RECORD_ID =
            Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static RealClinic clinic;

    /** What is wrong, and where it was seen. */
    private final Map<String, Set<String>> faults = new LinkedHashMap<>();

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.demo();
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @Test
    void contrastIsCountedAsTheStandardDoes() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE))
                .isEqualTo(4.54, Offset.offset(0.01));
        assertThat(Contrast.ratio(Color.WHITE, Color.WHITE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk001", "doc001", "admin001", "pat001"})
    void everyScreenCanBeReadAndUsedWithoutAMouse(String account) {
        try (Desk desk = Desk.atDemo(clinic)) {
            desk.resize(1440, 900);
            look(desk, "sign in");
            desk.signInAs(account);
            for (Place place : desk.rail()) {
                desk.go(place);
                look(desk, account + " at " + place);
                face(place).accept(desk, account);
            }
            desk.press(KeyCode.F1);
            look(desk, "keys");
            desk.press(KeyCode.ESCAPE);
            desk.press(KeyCode.CONTROL, KeyCode.L);
            desk.awaitShown("#somebodyElse");
            look(desk, "locked");
        }
        assertThat(
                        faults.entrySet().stream()
                                .map(fault -> fault.getKey() + "\n      at: " + fault.getValue())
                                .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    /** What else there is to see of a place. */
    private BiConsumer<Desk, String> face(Place place) {
        return switch (place) {
            case DAY -> this::lookAtTheBookingPane;
            case FIRST_FREE -> this::lookAtTheSearch;
            default -> (desk, account) -> {};
        };
    }

    private void lookAtTheBookingPane(Desk desk, String account) {
        desk.press(KeyCode.RIGHT); // tomorrow, when nothing is past yet
        desk.awaitQuiet();
        desk.press(KeyCode.DOWN);
        desk.press(KeyCode.ENTER);
        desk.awaitShown("#close");
        desk.awaitQuiet();
        look(desk, account + " booking");
        desk.press(KeyCode.ESCAPE);
    }

    private void lookAtTheSearch(Desk desk, String account) {
        desk.press(KeyCode.CONTROL, KeyCode.K);
        desk.write("mar");
        desk.awaitShown("#findings");
        look(desk, account + " searching");
        desk.press(KeyCode.ESCAPE);
    }

    private void look(Desk desk, String where) {
        List<String> found =
                Stream.of(
                                Accessibility.nameless(desk.scene()),
                                Accessibility.unreachable(desk.scene()),
                                Contrast.faint(desk.scene()),
                                inTheDark(desk))
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        for (String fault : found) {
            faults.computeIfAbsent(
                            RECORD_ID.matcher(fault).replaceAll("-*"), first -> new TreeSet<>())
                    .add(where);
        }
    }

    private static List<String> inTheDark(Desk desk) {
        desk.dark(true);
        List<String> faint = Contrast.faint(desk.scene());
        desk.dark(false);
        return faint.stream().map(fault -> "in the dark, " + fault).toList();
    }
}

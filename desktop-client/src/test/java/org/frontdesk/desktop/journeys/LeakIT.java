package org.frontdesk.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.frontdesk.desktop.shell.Place;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was left is gone: screens that were closed, the streams they opened, their threads. */
class LeakIT {

    private static final int OPENINGS = 50;

    /** The toolkit itself remembers what had the mouse or the focus last. */
    private static final int LAST_ONES = 2;

    private static final int SIGN_INS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(500);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private static final Set<Place> LOOKED_AT = EnumSet.noneOf(Place.class);

    private static RealClinic clinic;

    @BeforeAll
    static void openClinic() {
        clinic = RealClinic.demo();
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk001", "doc001", "admin001"})
    void everyScreenIsGoneOnceItWasLeft(String account) {
        try (Desk desk = Desk.atDemo(clinic).signInAs(account)) {
            for (Place place : desk.rail()) {
                if (LOOKED_AT.add(place)) { // nothing of it depends on the role
                    openAndLeave(desk, place);
                }
            }
        }
    }

    @Test
    void whatBelongsToASignInGoesWithIt() {
        try (Desk desk = Desk.atDemo(clinic)) {
            List<WeakReference<Object>> frames = new ArrayList<>();
            for (int time = 0; time < SIGN_INS; time++) {
                desk.signInAs("pat001");
                frames.add(new WeakReference<>(desk.frame()));
                desk.click("#signOut");
                desk.awaitShown("#password");
            }
            awaitGone("the frame", frames);
            await().atMost(PATIENCE).until(() -> clinic.openStreams() == 0);
        }
    }

    private static void openAndLeave(Desk desk, Place place) {
        Place other = desk.rail().stream().filter(one -> one != place).findFirst().orElseThrow();
        desk.go(place); // what is loaded once is loaded now
        desk.go(other);
        int streams = steadyStreams();
        Map<String, Integer> threads = threads();
        List<WeakReference<Object>> left = new ArrayList<>();
        for (int time = 0; time < OPENINGS; time++) {
            desk.press(place);
            if (time % 10 == 0) {
                desk.awaitQuiet(); // and otherwise it is left while it still reads
            }
            left.add(new WeakReference<>(desk.screen()));
            left.add(new WeakReference<>(desk.view()));
            desk.press(other);
        }
        desk.awaitQuiet();
        awaitGone(place.name(), left);
        await("streams after " + place)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clinic.openStreams()).isEqualTo(streams));
        await("threads after " + place)
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                threads()
                                        .forEach(
                                                (name, count) ->
                                                        assertThat(count)
                                                                .as(name)
                                                                .isLessThanOrEqualTo(
                                                                        threads.getOrDefault(
                                                                                        name, 0)
                                                                                + 2)));
    }

    private static void awaitGone(String what, List<WeakReference<Object>> left) {
        int mayStay = LAST_ONES * 2;
        await(what + " is gone")
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_COLLECTIONS)
                .untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(
                                            left.subList(0, left.size() - mayStay).stream()
                                                    .map(WeakReference::get)
                                                    .filter(one -> one != null)
                                                    .map(Object::getClass)
                                                    .map(Class::getSimpleName)
                                                    .toList())
                                    .isEmpty();
                        });
    }

    /** How many streams there are once none comes or goes any more. */
    private static int steadyStreams() {
        int[] last = {-1};
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            int now = clinic.openStreams();
                            boolean steady = now == last[0];
                            last[0] = now;
                            return steady;
                        });
        return last[0];
    }

    /** How many threads there are of each name, whatever their numbers. */
    private static Map<String, Integer> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .collect(
                        Collectors.toMap(
                                thread -> NUMBER.matcher(thread.getName()).replaceAll("*"),
                                thread -> 1,
                                Integer::sum,
                                TreeMap::new));
    }
}

package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state machine in the docs and in the proto is the one in the code. */
class AppointmentStepTest {

    private static final Path DOCS = Path.of("..", "docs", "appointments.md");
    private static final Path PROTO =
            Path.of("..", "proto/src/main/proto/frontdesk/v1/appointment_service.proto");

    @Test
    void theTableInTheDocsIsTheOneInTheCode() throws IOException {
        List<String> tabled =
                Files.readAllLines(DOCS).stream()
                        .dropWhile(line -> !line.startsWith("| step |"))
                        .takeWhile(line -> line.startsWith("|"))
                        .skip(2)
                        .map(line -> line.replace("`", ""))
                        .toList();

        assertThat(tabled)
                .isEqualTo(lines().map(line -> "| " + String.join(" | ", line) + " |").toList());
    }

    @Test
    void theTableInTheProtoIsTheOneInTheCode() throws IOException {
        List<List<String>> tabled =
                Files.readAllLines(PROTO).stream()
                        .dropWhile(line -> !line.startsWith("//   step "))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("//   "))
                        .map(line -> Arrays.asList(line.substring(2).strip().split(" {2,}")))
                        .toList();

        assertThat(tabled).isEqualTo(lines().toList());
    }

    @Test
    void whatBeginsTakesAPlace() {
        assertThat(AppointmentOrigin.values())
                .extracting(AppointmentOrigin::to)
                .allMatch(AppointmentStatus::isActive);
    }

    @Test
    void thereIsOneStepToEveryStateButTheFirst() {
        assertThat(Arrays.stream(AppointmentStep.values()).map(AppointmentStep::to))
                .doesNotHaveDuplicates()
                .hasSize(AppointmentStatus.values().length - 1)
                .doesNotContain(AppointmentStatus.PENDING);
    }

    @Test
    void everyStepGoesFromAStateThatTakesAPlace() {
        for (AppointmentStep step : AppointmentStep.values()) {
            assertThat(step.from()).allMatch(AppointmentStatus::isActive);
        }
    }

    @Test
    void whatNoStepGoesFromIsOver() {
        assertThat(AppointmentStatus.values())
                .filteredOn(AppointmentStatus::isOver)
                .containsExactly(
                        AppointmentStatus.COMPLETED,
                        AppointmentStatus.NO_SHOW,
                        AppointmentStatus.CANCELLED,
                        AppointmentStatus.EXPIRED);
    }

    /** The beginnings, then the steps. */
    private static Stream<List<String>> lines() {
        return Stream.concat(
                Arrays.stream(AppointmentOrigin.values()).map(AppointmentStepTest::cells),
                Arrays.stream(AppointmentStep.values()).map(AppointmentStepTest::cells));
    }

    private static List<String> cells(AppointmentOrigin origin) {
        return List.of(
                origin.name(),
                "nothing",
                origin.to().name(),
                "takes",
                switch (origin) {
                    case BOOK, OVERBOOK -> "any time";
                    case WALK_IN -> "shortly";
                },
                "no");
    }

    private static List<String> cells(AppointmentStep step) {
        return List.of(
                step.name(),
                step.from().stream().map(Enum::name).collect(Collectors.joining(", ")),
                step.to().name(),
                step.place().name().toLowerCase(Locale.ROOT),
                switch (step.earliest()) {
                    case ANY_TIME -> "any time";
                    case ITS_DAY -> "its day";
                    case ITS_START -> "its start";
                },
                step.isUndoable() ? "yes" : "no");
    }
}

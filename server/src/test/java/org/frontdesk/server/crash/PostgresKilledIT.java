package org.frontdesk.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL and all its processes are killed in the middle of a thousand bookings, while the server lives. */
class PostgresKilledIT {

    @TempDir private Path data;

    @Test
    @Timeout(90)
    void theServerStartsItAgainAndEveryBookingIsSettledOnce() throws Exception {
        try (var server = new ServerProcess(data)) {
            server.start();
            var bookings = new ThousandBookings(server);
            CompletableFuture<List<Status.Code>> sending =
                    CompletableFuture.supplyAsync(bookings::sendEachOnce);
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> bookings.acknowledgedSoFar() >= 200);
            List<ProcessHandle> killed = server.postgres();
            killed.forEach(ProcessHandle::destroyForcibly);
            assertThat(sending.get())
                    .isSubsetOf(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

            bookings.sendAgainWhatWasNotAnswered();

            bookings.everyRequestIsSettledOnce();
            assertThat(server.isAlive()).isTrue();
            assertThat(server.postgres().getFirst()).isNotEqualTo(killed.getFirst());
        }
    }
}

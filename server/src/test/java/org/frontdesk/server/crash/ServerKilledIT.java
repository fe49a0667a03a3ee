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

/** The server is killed in the middle of a thousand bookings, and started again where it was. */
class ServerKilledIT {

    @TempDir private Path data;

    @Test
    @Timeout(90)
    void whatWasAcknowledgedIsThereAndTheRestIsSettledOnceWhenSentAgain() throws Exception {
        try (var server = new ServerProcess(data)) {
            server.start();
            var bookings = new ThousandBookings(server);
            CompletableFuture<List<Status.Code>> sending =
                    CompletableFuture.supplyAsync(bookings::sendEachOnce);
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> bookings.acknowledgedSoFar() >= 200);
            server.kill();
            List<Status.Code> lost = sending.get();
            assertThat(lost).isNotEmpty().containsOnly(Status.Code.UNAVAILABLE);

            server.start();

            bookings.everyAcknowledgedOneIsThereOnce();
            bookings.sendAgainWhatWasNotAnswered();
            bookings.everyRequestIsSettledOnce();
        }
    }
}

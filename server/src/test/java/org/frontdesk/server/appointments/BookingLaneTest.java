package org.frontdesk.server.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import com.google.rpc.RetryInfo;

import io.grpc.Context;
import io.grpc.Status;

import org.frontdesk.server.requests.Settled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the lane does with a batch, seen from its callers. A lane that has not started lets a batch gather. */
class BookingLaneTest {

    private final LaneClinic clinic = new LaneClinic();
    private final BookingLane lane = clinic.lane();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        callers.shutdownNow();
        clinic.close();
    }

    @Test
    void aCommandTheDatabaseRefusesFailsAloneAndItsNeighboursAreDecided() throws Exception {
        clinic.database.execute(
                "alter table appointments add constraint no_poison check (reason <> 'poison')");
        var before = waiting(clinic.book(clinic.slot(1), clinic.patient()));
        var poisoned = waiting(clinic.book(clinic.slot(1), clinic.patient(), "poison"));
        var after = waiting(clinic.book(clinic.slot(1), clinic.patient()));

        lane.start();

        assertThat(outcome(before)).isInstanceOf(BookAppointment.Booked.class);
        assertThat(outcome(after)).isInstanceOf(BookAppointment.Booked.class);
        assertThatThrownBy(poisoned::get).hasMessageContaining("no_poison");
        assertThat(countOf("appointments")).isEqualTo(2);
        assertThat(countOf("request_outcomes")).isEqualTo(2);
        Invariants.hold(clinic.database::count);
        lane.close();
    }

    @Test
    void thoseInOneBatchAreDecidedInTheOrderTheyCame() throws Exception {
        var slot = clinic.slot(1);
        var first = waiting(clinic.book(slot, clinic.patient()));
        var second = waiting(clinic.book(slot, clinic.patient()));

        lane.start();

        assertThat(outcome(first)).isInstanceOf(BookAppointment.Booked.class);
        assertThat(outcome(second)).isInstanceOf(Refused.SlotFull.class);
        lane.close();
    }

    @Test
    void oneIntentionTwiceInABatchHasOneOutcome() throws Exception {
        var command = clinic.book(clinic.slot(5), clinic.patient());
        var first = waiting(command);
        var second = waiting(command);

        lane.start();

        assertThat(outcome(first)).isInstanceOf(BookAppointment.Booked.class);
        assertThat(outcome(second)).isEqualTo(outcome(first));
        assertThat(countOf("appointments")).isEqualTo(1);
        lane.close();
    }

    @Test
    void aFullQueueSaysWhenToComeBackAndDecidesNothing() throws Exception {
        var slot = clinic.slot(1);
        var patient = clinic.patient();
        var gone = Context.current().withCancellation();
        for (int i = 0; i < BookingLane.MOST_WAITING; i++) {
            var command = clinic.book(slot, patient);
            callers.submit(gone.wrap(() -> lane.settle(command)));
        }
        await().until(() -> lane.waiting() == BookingLane.MOST_WAITING);

        var refused = refusalOf(() -> lane.settle(clinic.book(slot, patient)));

        assertThat(refused.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refused.reason()).isEqualTo("SERVER_BUSY");
        assertThat(refused.detail(RetryInfo.class).orElseThrow().getRetryDelay().getNanos())
                .isEqualTo((int) Duration.ofMillis(500).toNanos());
        gone.cancel(null);
        lane.start().close();
        assertThat(countOf("request_outcomes")).isZero();
    }

    @Test
    void whatACallerWhoIsGoneWantedIsNotDecided() throws Exception {
        var gone = Context.current().withCancellation();
        var slot = clinic.slot(2);
        var command = clinic.book(slot, clinic.patient());
        var left = callers.submit(gone.wrap(() -> lane.settle(command)));
        await().until(() -> lane.waiting() == 1);
        var stayed = waiting(clinic.book(slot, clinic.patient()));
        gone.cancel(null);

        lane.start();

        assertThat(outcome(stayed)).isInstanceOf(BookAppointment.Booked.class);
        assertThatThrownBy(left::get).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(countOf("request_outcomes")).isEqualTo(1);
        lane.close();
    }

    @Test
    void closingDecidesWhatWaitsAndThenTakesNothing() throws Exception {
        List<Future<Settled<BookAppointment.Outcome>>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(waiting(clinic.book(clinic.slot(1), clinic.patient())));
        }

        lane.start().close();

        for (var one : waiting) {
            assertThat(outcome(one)).isInstanceOf(BookAppointment.Booked.class);
        }
        var late = clinic.book(clinic.slot(1), clinic.patient());
        assertThat(refusalOf(() -> lane.settle(late)).reason()).isEqualTo("SERVER_BUSY");
    }

    @Test
    void everyCallerIsAnsweredWhileTheLaneCloses() throws Exception {
        lane.start();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        var slot = clinic.slot(1_000);
        var patient = clinic.patient();
        for (int i = 0; i < 500; i++) {
            var command = clinic.book(slot, patient);
            answers.add(CompletableFuture.supplyAsync(() -> answerTo(command), callers));
        }

        lane.close();

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
        assertThat(answers)
                .extracting(CompletableFuture::join)
                .allMatch(List.of("Booked", "PatientBusy", "SERVER_BUSY")::contains);
    }

    private String answerTo(BookAppointment command) {
        try {
            return outcome(lane.settle(command)).getClass().getSimpleName();
        } catch (io.grpc.StatusRuntimeException refused) {
            return org.frontdesk.server.Answered.of(refused).reason();
        }
    }

    /** A caller whose command is in the queue, behind those that came before. */
    private Future<Settled<BookAppointment.Outcome>> waiting(BookAppointment command) {
        int before = lane.waiting();
        var answer = callers.submit(() -> lane.settle(command));
        await().pollInterval(Duration.ofMillis(2)).until(() -> lane.waiting() == before + 1);
        return answer;
    }

    private static BookAppointment.Outcome outcome(Future<Settled<BookAppointment.Outcome>> answer)
            throws InterruptedException, ExecutionException {
        return outcome(answer.get());
    }

    private static BookAppointment.Outcome outcome(Settled<BookAppointment.Outcome> settled) {
        return ((Settled.As<BookAppointment.Outcome>) settled).outcome();
    }

    private long countOf(String table) {
        return clinic.database.count("select count(*) from " + table);
    }
}

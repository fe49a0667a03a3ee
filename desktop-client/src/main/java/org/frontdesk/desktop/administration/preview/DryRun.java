package org.frontdesk.desktop.administration.preview;

import org.frontdesk.api.v1.BulkCreateTimeSlotsResponse;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SlotClash;
import org.frontdesk.desktop.administration.OneByOne;
import org.frontdesk.desktop.administration.closures.Closures;
import org.frontdesk.desktop.administration.hours.SlotPattern;
import org.frontdesk.desktop.administration.hours.SlotPattern.Piece;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks what a pattern would make and what is in its way, piece by piece; nothing is made. Called on the JavaFX thread. */
public final class DryRun {

    private final SignedInServer server;
    private final Closures closures;
    private final ZoneId zone;
    private final Supplier<Instant> after;
    private final Executor fx;
    private final OneByOne work;

    /**
     * @param after slots that would start earlier are not made by whoever makes them
     */
    public DryRun(
            SignedInServer server,
            Closures closures,
            ZoneId zone,
            Supplier<Instant> after,
            Executor fx) {
        this.server = server;
        this.closures = closures;
        this.zone = zone;
        this.after = after;
        this.fx = fx;
        this.work = new OneByOne(fx);
    }

    /** How far it is, and the way to stop it. */
    public OneByOne work() {
        return work;
    }

    /**
     * Asks, unless it is asking; completes with the days in order of date, and not at all when it is stopped.
     *
     * @param gives whether a slot that is in the way will give way when the pattern is made
     */
    public CompletableFuture<Answer<List<PlannedDay>>> ask(
            SlotPattern pattern, List<String> doctorIds, Predicate<SlotClash> gives) {
        CompletableFuture<Answer<List<PlannedDay>>> found = new CompletableFuture<>();
        closures.from(pattern.first(), doctorIds)
                .thenAcceptAsync(
                        answer -> {
                            switch (answer) {
                                case Answer.Failed<List<Closure>>(CallFailure failure) ->
                                        found.complete(new Answer.Failed<>(failure));
                                case Answer.Done<List<Closure>>(List<Closure> closed) ->
                                        new Run(
                                                        pattern,
                                                        new PlannedDays(zone, closed, after.get()),
                                                        gives)
                                                .begin(doctorIds, found);
                            }
                        },
                        fx);
        return found;
    }

    private final class Run {

        private final SlotPattern pattern;
        private final PlannedDays days;
        private final Predicate<SlotClash> gives;
        private final List<PlannedDay> found = new ArrayList<>();
        private CallFailure failure;

        Run(SlotPattern pattern, PlannedDays days, Predicate<SlotClash> gives) {
            this.pattern = pattern;
            this.days = days;
            this.gives = gives;
        }

        void begin(List<String> doctorIds, CompletableFuture<Answer<List<PlannedDay>>> whenFound) {
            List<Piece> pieces =
                    doctorIds.stream().flatMap(id -> pattern.pieces(id).stream()).toList();
            work.run(
                    pieces,
                    this::ask,
                    end -> {
                        switch (end) {
                            case DONE -> {
                                found.sort(Comparator.comparing(PlannedDay::date));
                                whenFound.complete(new Answer.Done<>(found));
                            }
                            case FAILED -> whenFound.complete(new Answer.Failed<>(failure));
                            case STOPPED -> {
                                // nobody waits for it any more
                            }
                        }
                    });
        }

        private CompletableFuture<Boolean> ask(Piece piece) {
            return server.call(
                            ScheduleServiceGrpc.getBulkCreateTimeSlotsMethod(),
                            pattern.request(piece).toBuilder().setDryRun(true).build())
                    .thenComposeAsync(answer -> took(piece, answer), fx);
        }

        private CompletableFuture<Boolean> took(
                Piece piece, Answer<BulkCreateTimeSlotsResponse> answer) {
            return switch (answer) {
                case Answer.Done<BulkCreateTimeSlotsResponse>(var response) -> {
                    BulkCreateTimeSlotsResponse said = withoutWhatGives(response);
                    if (PlannedDays.isWhole(piece, said)) {
                        found.addAll(days.of(piece, said));
                        yield CompletableFuture.completedFuture(true);
                    }
                    yield askEach(piece.split().toList());
                }
                case Answer.Failed<BulkCreateTimeSlotsResponse>(CallFailure why) -> {
                    boolean makesNone = why.fields().keySet().equals(Set.of("hours"));
                    if (!makesNone) {
                        failure = why; // the clocks skip the hours of a day, and the others go on
                    }
                    yield CompletableFuture.completedFuture(makesNone);
                }
            };
        }

        private CompletableFuture<Boolean> askEach(List<Piece> parts) {
            CompletableFuture<Boolean> soFar = CompletableFuture.completedFuture(true);
            for (Piece part : parts) {
                soFar =
                        soFar.thenComposeAsync(
                                fine -> fine ? ask(part) : CompletableFuture.completedFuture(false),
                                fx);
            }
            return soFar;
        }

        private BulkCreateTimeSlotsResponse withoutWhatGives(BulkCreateTimeSlotsResponse said) {
            List<SlotClash> stay = said.getClashesList().stream().filter(gives.negate()).toList();
            int gone = said.getClashesCount() - stay.size();
            return said.toBuilder()
                    .clearClashes()
                    .addAllClashes(stay)
                    .setClashCount(said.getClashCount() - gone)
                    .build();
        }
    }
}

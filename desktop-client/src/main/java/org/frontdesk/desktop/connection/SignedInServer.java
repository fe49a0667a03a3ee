package org.frontdesk.desktop.connection;

import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientResponseObserver;

import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignOutRequest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A server with somebody signed in. Every request that changes something carries its request id already, so one that got
 * no answer is sent again as it is.
 */
public final class SignedInServer implements AutoCloseable {

    /** The first and two more: together with their deadlines no longer than a person watches a spinner. */
    private static final int MOST_TRIES = 3;

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final ServerLink link;
    private final Session session;
    private final BearerToken token;
    private final ScheduledExecutorService live;
    private final RandomGenerator random;
    private volatile Runnable onSessionEnded = () -> {};

    public SignedInServer(
            ServerLink link,
            Session session,
            ScheduledExecutorService live,
            RandomGenerator random) {
        this.link = link;
        this.session = session;
        this.token = new BearerToken(session.token());
        this.live = live;
        this.random = random;
    }

    /** Who is signed in. */
    public Session session() {
        return session;
    }

    /** Who the server showed itself to be. */
    public PinnedTrust trust() {
        return link.trust();
    }

    /** Called on the live thread, perhaps more than once, when the server no longer knows the session. */
    public void onSessionEnded(Runnable action) {
        onSessionEnded = action;
    }

    /** Sends a request, again if no answer came, and completes on the live thread; never exceptionally. */
    public <Q, R> CompletableFuture<Answer<R>> call(MethodDescriptor<Q, R> method, Q request) {
        Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
        return attempt(() -> link.call(method, request, token), MOST_TRIES, backoff);
    }

    /** Sends a request that may take long, once; it can be called off. */
    public <Q, R> LongCall<R> longCall(
            MethodDescriptor<Q, R> method, Q request, Duration deadline) {
        LongCall<R> sent = link.call(method, request, token, deadline);
        return new LongCall<>(
                sent.answer()
                        .thenApply(
                                answer -> {
                                    if (answer instanceof Answer.Failed<R>(CallFailure failure)
                                            && failure.sessionEnded()) {
                                        onSessionEnded.run();
                                    }
                                    return answer;
                                }),
                sent.cancel());
    }

    private <R> CompletableFuture<Answer<R>> attempt(
            Supplier<CompletableFuture<Answer<R>>> send, int triesLeft, Backoff backoff) {
        return send.get()
                .thenCompose(
                        answer -> {
                            if (!(answer instanceof Answer.Failed<R>(CallFailure failure))) {
                                return CompletableFuture.completedFuture(answer);
                            }
                            if (failure.sessionEnded()) {
                                onSessionEnded.run();
                            }
                            if (triesLeft == 1 || !failure.worthRetrying()) {
                                return CompletableFuture.completedFuture(answer);
                            }
                            Duration wait = failure.retryDelay().orElseGet(backoff::next);
                            return after(wait)
                                    .thenCompose(waited -> attempt(send, triesLeft - 1, backoff));
                        });
    }

    private CompletableFuture<Void> after(Duration wait) {
        CompletableFuture<Void> later = new CompletableFuture<>();
        live.schedule(
                () -> {
                    link.hurry();
                    later.complete(null);
                },
                Math.min(wait.toMillis(), LONGEST_WAIT.toMillis()),
                TimeUnit.MILLISECONDS);
        return later;
    }

    /** Opens a stream; its events come on the live thread. */
    public <Q, R> void open(
            MethodDescriptor<Q, R> method, Q request, ClientResponseObserver<Q, R> observer) {
        link.hurry();
        link.open(method, request, token, observer);
    }

    /** Opens a call whose request is sent in parts, once; its answer comes on the live thread. */
    public <Q, R> void upload(
            MethodDescriptor<Q, R> method, ClientResponseObserver<Q, R> observer) {
        link.hurry();
        link.upload(method, token, observer);
    }

    /** A stream ended with this failure: tells whoever listens if that was the end of the session. */
    public boolean endedSession(CallFailure failure) {
        if (failure.sessionEnded()) {
            onSessionEnded.run();
        }
        return failure.sessionEnded();
    }

    /** Ends the session on the server, as far as it can be reached, and then the connection. */
    public CompletableFuture<Void> signOut() {
        return link.call(
                        SessionServiceGrpc.getSignOutMethod(),
                        SignOutRequest.getDefaultInstance(),
                        token)
                .thenAccept(answered -> close());
    }

    @Override
    public void close() {
        link.close();
    }
}

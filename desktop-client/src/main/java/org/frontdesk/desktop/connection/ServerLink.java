package org.frontdesk.desktop.connection;

import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/** The channel to one server: TLS to the pinned identity, pings while a call is open, all callbacks on the live thread. */
public final class ServerLink implements AutoCloseable {

    /** A person waits for each of these; longer than this they would have pressed again. */
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(8);

    /** A large file, a slow line and thousands of rows that are looked at one by one. */
    private static final Duration UPLOAD_DEADLINE = Duration.ofMinutes(5);

    private static final Duration PING_AFTER = Duration.ofSeconds(20);
    private static final Duration PING_ANSWER = Duration.ofSeconds(5);

    /** A day of 500 doctors in one batch stays below it. */
    private static final int MAX_MESSAGE_BYTES = 16 << 20;

    private final PinnedTrust trust;
    private final ManagedChannel channel;

    public ServerLink(ServerAddress server, PinnedTrust trust, ScheduledExecutorService live) {
        this.trust = trust;
        try {
            this.channel =
                    NettyChannelBuilder.forAddress(server.host(), server.port())
                            .sslContext(GrpcSslContexts.forClient().trustManager(trust).build())
                            .executor(live)
                            .keepAliveTime(PING_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                            .keepAliveTimeout(PING_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                            .build();
        } catch (SSLException unsupported) {
            throw new IllegalStateException("TLS is not to be had on this machine", unsupported);
        }
    }

    /** Who answered the last handshake. */
    public PinnedTrust trust() {
        return trust;
    }

    /** Sends one request, once, and waits at most the deadline. Completes on the live thread. */
    <Q, R> CompletableFuture<Answer<R>> call(
            MethodDescriptor<Q, R> method, Q request, CallCredentials credentials) {
        return call(method, request, credentials, CALL_DEADLINE).answer();
    }

    /** Sends one request, once, and waits at most so long. */
    <Q, R> LongCall<R> call(
            MethodDescriptor<Q, R> method,
            Q request,
            CallCredentials credentials,
            Duration deadline) {
        CompletableFuture<Answer<R>> answer = new CompletableFuture<>();
        ClientCall<Q, R> call =
                channel.newCall(
                        method,
                        CallOptions.DEFAULT
                                .withCallCredentials(credentials)
                                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS));
        ClientCalls.asyncUnaryCall(
                call,
                request,
                new StreamObserver<R>() {
                    @Override
                    public void onNext(R response) {
                        answer.complete(new Answer.Done<>(response));
                    }

                    @Override
                    public void onError(Throwable failed) {
                        answer.complete(new Answer.Failed<>(CallFailure.of(failed)));
                    }

                    @Override
                    public void onCompleted() {
                        // the one response has come before
                    }
                });
        return new LongCall<>(answer, () -> call.cancel("no longer wanted", null));
    }

    /** Opens a stream, and waits with it until the server can be reached. */
    <Q, R> void open(
            MethodDescriptor<Q, R> method,
            Q request,
            CallCredentials credentials,
            ClientResponseObserver<Q, R> observer) {
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(
                        method,
                        CallOptions.DEFAULT.withCallCredentials(credentials).withWaitForReady()),
                request,
                observer);
    }

    /** Opens a call whose request is sent in parts and answered once. */
    <Q, R> void upload(
            MethodDescriptor<Q, R> method,
            CallCredentials credentials,
            ClientResponseObserver<Q, R> observer) {
        ClientCalls.asyncClientStreamingCall(
                channel.newCall(
                        method,
                        CallOptions.DEFAULT
                                .withCallCredentials(credentials)
                                .withDeadlineAfter(
                                        UPLOAD_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)),
                observer);
    }

    /** Tries to connect now, whatever the channel's own patience says. */
    void hurry() {
        channel.resetConnectBackoff();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}

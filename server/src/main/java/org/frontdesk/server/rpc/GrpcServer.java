package org.frontdesk.server.rpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;

import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.access.Sessions;
import org.frontdesk.server.audit.ReadLog;
import org.frontdesk.server.audit.ReadRecorder;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The door to the network: one listener with TLS, behind which every call passes the interceptors in this order: streams are
 * registered, surprises caught, the session found, and only then the service is asked, in a virtual thread of the call's own.
 * What the service answers of patients is written down before it leaves.
 */
public final class GrpcServer implements AutoCloseable {

    /** The largest request is a thousandth of this; what is larger is answered RESOURCE_EXHAUSTED unread. */
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    /** A token and a deadline need 200 bytes. */
    private static final int MAX_METADATA_BYTES = 8 * 1024;

    /** A service may send a thousand bookings at once over one connection, beside its streams. */
    private static final int MAX_CALLS_PER_CONNECTION = 2_000;

    /** Clients ping every 10 to 30 s to notice a dead connection; twice as often is abuse. */
    private static final Duration MIN_CLIENT_PING_INTERVAL = Duration.ofSeconds(5);

    /** A client that vanished without a word holds its streams this long at most, plus the time to answer. */
    private static final Duration PING_EVERY = Duration.ofSeconds(30);

    private static final Duration PING_ANSWER_WITHIN = Duration.ofSeconds(10);

    /** Only connections without any call or stream are idle. */
    private static final Duration MAX_CONNECTION_IDLE = Duration.ofMinutes(15);

    /** Longer than any call takes. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /**
     * Never shut down: it holds nothing, and a connection that breaks off in the last moment tells the calls on it so, after
     * the server has said that it is terminated.
     */
    private final ExecutorService callThreads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());

    private final HealthStatusManager health = new HealthStatusManager();
    private final OpenStreams streams = new OpenStreams();
    private final List<BindableService> services;
    private final Server server;

    public GrpcServer(
            ServerConfig config,
            ServerTls tls,
            Sessions sessions,
            ReadLog reads,
            List<BindableService> services)
            throws IOException {
        this.services = List.copyOf(services);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(config.host(), config.port()))
                        .sslContext(tls.context())
                        .executor(callThreads)
                        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                        .maxInboundMetadataSize(MAX_METADATA_BYTES)
                        .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                        .neverIndexMetadataKey(SessionInterceptor.AUTHORIZATION)
                        .permitKeepAliveTime(MIN_CLIENT_PING_INTERVAL.toSeconds(), TimeUnit.SECONDS)
                        .permitKeepAliveWithoutCalls(true)
                        .keepAliveTime(PING_EVERY.toSeconds(), TimeUnit.SECONDS)
                        .keepAliveTimeout(PING_ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS)
                        .maxConnectionIdle(MAX_CONNECTION_IDLE.toSeconds(), TimeUnit.SECONDS)
                        // the one added last is asked first
                        .intercept(new ReadRecorder(reads))
                        .intercept(new SessionInterceptor(sessions))
                        .intercept(new PeerAddress())
                        .intercept(new SurpriseInterceptor())
                        .intercept(streams)
                        .addService(health.getHealthService());
        services.forEach(builder::addService);
        if (config.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
            builder.addService(olderReflection());
        }
        this.server = builder.build();
    }

    /** Begins to listen. */
    public GrpcServer start() throws IOException {
        server.start();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
        services.forEach(
                service ->
                        health.setStatus(
                                service.bindService().getServiceDescriptor().getName(),
                                ServingStatus.SERVING));
        return this;
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** How many streams are open. */
    public int openStreams() {
        return streams.count();
    }

    /**
     * Stops: says NOT_SERVING, takes no new call, tells streams UNAVAILABLE so that their clients go elsewhere, and lets
     * calls that were taken finish within {@link #DRAIN}.
     */
    @Override
    public void close() {
        if (!server.isShutdown()) {
            health.enterTerminalState();
        }
        server.shutdown();
        streams.endAll(
                Status.UNAVAILABLE.withDescription("The server is stopping.").asRuntimeException());
        try {
            if (!server.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow();
                server.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Tools that are a few years old ask by this name. */
    @SuppressWarnings("deprecation")
    private static BindableService olderReflection() {
        return io.grpc.protobuf.services.ProtoReflectionService.newInstance();
    }
}

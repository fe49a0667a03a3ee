package org.frontdesk.server.crash;

import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;

import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentServiceGrpc.AppointmentServiceBlockingStub;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.server.ServerMain;
import org.frontdesk.server.database.DatabaseSettings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server as an operator runs it: a process of its own with its own PostgreSQL in a data directory, which can be killed and
 * started again there.
 */
final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Path data;
    private final int port;
    private Process process;
    private ManagedChannel channel;

    ServerProcess(Path data) throws IOException {
        this.data = data;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /** Starts the process and waits until it answers. */
    void start() throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerMain.class.getName(),
                        "serve");
        builder.environment().keySet().removeIf(name -> name.startsWith("FRONTDESK_"));
        builder.environment().put("FRONTDESK_DATA", data.toString());
        builder.environment().put("FRONTDESK_PORT", Integer.toString(port));
        builder.environment().put("FRONTDESK_CONFIRMATION_MINUTES", "60");
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()));
        process = builder.start();
        Path certificate = data.resolve("tls").resolve("server.crt");
        await("the certificate").atMost(START).until(() -> Files.exists(certificate));
        channel =
                NettyChannelBuilder.forAddress(
                                "127.0.0.1",
                                port,
                                TlsChannelCredentials.newBuilder()
                                        .trustManager(certificate.toFile())
                                        .build())
                        .build();
        await("an answer: " + data.resolve("server.log"))
                .atMost(START)
                .ignoreExceptions()
                .until(
                        () ->
                                HealthGrpc.newBlockingStub(channel)
                                        .withWaitForReady()
                                        .withDeadlineAfter(5, TimeUnit.SECONDS)
                                        .check(HealthCheckRequest.getDefaultInstance())
                                        .isInitialized());
    }

    /** kill -9: nothing is closed, nothing is said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** PostgreSQL's first process and all those it started. */
    List<ProcessHandle> postgres() throws IOException {
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(postmasterFile().getFirst().strip()))
                        .orElseThrow(() -> new IllegalStateException("PostgreSQL is not there"));
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    AppointmentServiceBlockingStub appointments(String username, String password) {
        String token =
                SessionServiceGrpc.newBlockingStub(channel)
                        .signIn(
                                SignInRequest.newBuilder()
                                        .setUsername(username)
                                        .setPassword(password)
                                        .build())
                        .getSessionToken();
        var headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return AppointmentServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    void execute(String sql) throws IOException, SQLException {
        try (Connection connection = database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) {
        try (Connection connection = database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection database() throws IOException, SQLException {
        String password = Files.readString(data.resolve("postgres-frontdesk.password")).strip();
        return new DatabaseSettings(
                        "jdbc:postgresql://127.0.0.1:%s/frontdesk"
                                .formatted(postmasterFile().get(3).strip()),
                        "frontdesk",
                        password)
                .unpooled()
                .getConnection();
    }

    /** Process id in the first line, port in the fourth. */
    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }

    /** Stops it in order, as its operator does. */
    @Override
    public void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}

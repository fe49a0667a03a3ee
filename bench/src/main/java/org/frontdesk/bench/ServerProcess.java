package org.frontdesk.bench;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;

import org.frontdesk.server.database.DatabaseSettings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running {@link BenchServer} and channels to it. */
final class ServerProcess implements AutoCloseable {

    /** A clinic's desks and services come over several connections; one would be a queue of its own. */
    private static final int CONNECTIONS = 8;

    /** {@code -Dbench.server.options=-XX:StartFlightRecording=...} looks into the server while it is measured. */
    private static final List<String> JVM_OPTIONS =
            Stream.of(System.getProperty("bench.server.options", "").split(" "))
                    .filter(option -> !option.isEmpty())
                    .toList();

    private final Process process;
    private final BufferedReader output;
    private final PrintStream input;
    private final List<ManagedChannel> channels;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader();
        this.input = new PrintStream(process.getOutputStream(), true);
        String ready = output.readLine();
        if (ready == null) {
            throw new IOException("the server did not start; see what it said above");
        }
        int port = Integer.parseInt(ready.split(" ", 2)[0]);
        var trust =
                TlsChannelCredentials.newBuilder()
                        .trustManager(Path.of(ready.split(" ", 2)[1]).toFile())
                        .build();
        this.channels =
                Stream.<ManagedChannel>generate(
                                () ->
                                        NettyChannelBuilder.forAddress("127.0.0.1", port, trust)
                                                .directExecutor()
                                                .build())
                        .limit(CONNECTIONS)
                        .toList();
    }

    static ServerProcess start(String variant, DatabaseSettings database, Path directory)
            throws IOException {
        var builder =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseParallelGC",
                        "-Xms1g", // room for a second of calls, so that the collector comes seldom
                        "-Xmn512m",
                        // What outlives two collections of so much stays. Copied up to fifteen
                        // times, it made them last 44 to 65 ms in the first minutes, not 3 to 14.
                        "-XX:MaxTenuringThreshold=2",
                        // Less, and it collects everything once much has been compiled: 130 ms in
                        // which nobody is answered.
                        "-XX:ReservedCodeCacheSize=512m",
                        "-XX:MetaspaceSize=256m",
                        // No page of memory is to be made by the system while it is measured.
                        "-XX:+AlwaysPreTouch",
                        "-Xlog:disable", // its first line is its port
                        "-classpath",
                        System.getProperty("java.class.path"),
                        BenchServer.class.getName(),
                        variant);
        // After -Xlog:disable, so that a log of the collector can be asked for.
        builder.command().addAll(builder.command().indexOf("-classpath"), JVM_OPTIONS);
        builder.environment().put("FRONTDESK_DB_URL", database.jdbcUrl());
        builder.environment().put("FRONTDESK_DB_USER", database.user());
        builder.environment().put("FRONTDESK_DB_PASSWORD", database.password());
        builder.environment().put("FRONTDESK_DATA", directory.toString());
        builder.environment().put("FRONTDESK_PORT", "0");
        // Nothing is to expire while it is counted.
        builder.environment().put("FRONTDESK_CONFIRMATION_MINUTES", "120");
        builder.environment().put("FRONTDESK_CLINIC_ZONE", "UTC");
        return new ServerProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    List<ManagedChannel> channels() {
        return channels;
    }

    /** How many transactions the server has repeated since its start. */
    long retries() throws IOException {
        input.println();
        return Long.parseLong(output.readLine());
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        input.close();
        if (process.onExit().completeOnTimeout(null, 30, TimeUnit.SECONDS).join() == null) {
            process.destroyForcibly();
        }
    }
}

package org.frontdesk.server.operations;

import org.frontdesk.server.RunningServer;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.StartRefused;
import org.frontdesk.server.Wiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs a server in this process until the process is told to end, and ends it in order then. */
final class Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private Serving() {}

    /**
     * @param started called once the server answers
     */
    static void untilStopped(ServerConfig config, Consumer<RunningServer> started) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (RunningServer server = Wiring.start(config)) {
            Runtime.getRuntime().addShutdownHook(stop(server, stopped));
            LOG.info("Serving on {}:{}", config.host(), server.port());
            LOG.info("Certificate {}", server.tls().fingerprint());
            started.accept(server);
            stopped.await();
        } catch (IOException e) {
            throw new StartRefused("The server can't start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the server to be closed, as the process ends with the last hook. */
    private static Thread stop(RunningServer server, CountDownLatch stopped) {
        return Thread.ofPlatform()
                .name("stop")
                .unstarted(
                        () -> {
                            stopped.countDown();
                            server.close();
                        });
    }
}

package org.frontdesk.server.operations;

import org.frontdesk.server.RunningServer;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.operations.demo.DemoClinic;

import picocli.CommandLine.Command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Serves a generated clinic, for trying things out. */
@Command(
        name = "demo",
        description = "Serves a generated clinic, kept in data/demo unless FRONTDESK_DATA is set.")
public final class DemoCommand implements Runnable {

    private static final Path DATA = Path.of("data", "demo");

    @Override
    public void run() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent("FRONTDESK_DATA", DATA.toString());
        environment.putIfAbsent("FRONTDESK_CLINIC_NAME", "Demonstration clinic");
        ServerConfig config = ServerConfig.from(environment).asDemo();
        Serving.untilStopped(config, server -> fillAndSay(config, server));
    }

    private static void fillAndSay(ServerConfig config, RunningServer server) {
        PasswordHashes hashes = new PasswordHashes();
        new DemoClinic(
                        server.database().transactions(),
                        Clock.systemUTC(),
                        config.clinicZone(),
                        password -> hashes.hash(password.toCharArray()))
                .fill();
        System.out.println(howToUse(server.port(), server.tls().certificateFile()));
        System.out.flush();
    }

    /** The first line is for programs: the launcher waits for it. */
    static String howToUse(int port, Path certificate) {
        return """
        READY localhost:%1$d %2$s

        The demonstration clinic is open. Everybody's password is %3$s
          desk001, desk002   reception
          doc001 to doc012   doctors
          pat001 to pat003   patients
          admin001           administration
          svc001             another service

        Call it from another program:
          buf curl --protocol grpc --cacert %2$s \\
            -d '{"username": "desk001", "password": "%3$s"}' \\
            https://localhost:%1$d/frontdesk.v1.SessionService/SignIn

        Ctrl+C stops it; the clinic is there again at the next start.
        """
                .formatted(port, certificate, DemoClinic.PASSWORD);
    }
}

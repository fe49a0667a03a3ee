package org.frontdesk.bench;

import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.Wiring;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A server process of the benchmark: the product's own, except that the baseline variant decides bookings the field's way.
 * Says its port, then how many transactions were repeated whenever it is asked; ends when its input does.
 */
final class BenchServer {

    private BenchServer() {}

    public static void main(String[] args) throws Exception {
        var config = ServerConfig.from(System.getenv());
        Wiring.Deciding baseline =
                (transactions, window, newIds, summaries) ->
                        new BaselineCommands(transactions, window.get(), newIds, summaries);
        try (var server =
                        args[0].equals("baseline")
                                ? Wiring.start(config, baseline)
                                : Wiring.start(config);
                var input =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.port() + " " + server.tls().certificateFile());
            while (input.readLine() != null) {
                System.out.println(server.database().transactions().retries());
            }
        }
    }
}
